import { GuideDom } from "../../script/base/dom.js"
import { GuideElement } from "../../script/base/element.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideSaving } from "../../script/base/saving.js"
import { GuideStore } from "../../script/base/store.js"
import { GuideServiceFields } from "./fields.js"
import { GuideServiceLevels } from "./model.js"
import { GuideServicePictures } from "./pictures.js"
import { GuideServiceView } from "./view.js"

/**
 * Works out, while somebody types, what service levels and liability come to.
 *
 * <guide-service-levels> fields by their name in the kept data, boxes named "day" for the days of the week,
 * [data-holiday], [data-holidays]; per part [data-part] with [data-says], [data-wrong], [data-table]; a worksheet
 * </guide-service-levels>
 */
class GuideServiceLevelsElement extends GuideElement {
  static pause = 250
  /** An invented company; amounts in whole units. */
  static example = {
    a1: "99.9", a2: "99.9", a3: "99.9", logged: "2026-12-23T16:00", holidays: "2026-12-24 2026-12-25", response: "1", resolution: "4",
    fee: "6000", credit_percent: "10", cap: "20", people: "60", blocked: "100", outage: "8", hour_cost: "40",
    expected: "200000", provable: "120000", ceiling: "50000", insured: "100000", deductible: "10000", bearable: "40000",
  }

  /** @type {Tool["does"]} */
  does = {
    example: () => this.replace({ ...GuideServiceLevels.empty(), ...GuideServiceLevelsElement.localExample() }, "example_loaded"),
    clear: () => this.replace(GuideServiceLevels.empty(), "cleared"),
    "add-holiday": () => this.addHoliday(),
    "remove-holiday": ({ value }) => this.removeHoliday(value),
    print: () => print(),
    blank: () => {
      this.dataset.print = "blank"
      print()
    },
  }
  /** @type {ReturnType<typeof setTimeout> | undefined} */ timer

  /** Return the example with the decimal mark of the edition. */
  static localExample() {
    const { decimal } = GuideData.numbers
    return Object.fromEntries(Object.entries(this.example).map(([name, text]) => [name, /^\d+\.\d+$/.test(text) ? text.replace(".", decimal) : text]))
  }

  /** @param {AbortSignal} signal */
  start(signal) {
    this.store = new GuideStore("service-levels")
    window.addEventListener("beforeprint", () => this.save(), { signal })
    window.addEventListener("afterprint", () => delete this.dataset.print, { signal })
    this.dataset.ready = ""
    this.follow(() => this.show(), signal)
  }

  disconnectedCallback() {
    this.save()
    super.disconnectedCallback()
  }

  /** @returns {import("./model.js").Kept} */
  get kept() {
    return this.store.read(undefined) ?? GuideServiceLevels.empty()
  }

  /** @param {GuideEvent} event */
  hear({ type, target }) {
    if (!target.name || type === "toggle") return
    clearTimeout(this.timer)
    this.waiting = true
    if (type === "change") this.save()
    else this.timer = setTimeout(() => this.save(), GuideServiceLevelsElement.pause)
  }

  /** Keep what stands in the fields, if something was typed since it was last kept. */
  save() {
    clearTimeout(this.timer)
    if (!this.waiting) return
    this.waiting = false
    const fields = [...this.querySelectorAll("[name]:not([name=day])")].map(({ name, value }) => [name, value])
    const days = [...this.querySelectorAll("[name=day]:checked")].map(({ value }) => value).join("")
    this.store.write({ ...this.kept, ...Object.fromEntries(fields), days })
  }

  /** @param {import("./model.js").Kept} kept @param {string} key */
  replace(kept, key) {
    this.save()
    this.report(GuideServiceFields.say(key), this.store.write(kept))
  }

  addHoliday() {
    this.save()
    const field = this.part("holiday"), { holidays } = this.kept
    if (!field.value) {
      field.focus()
      return this.report(GuideServiceFields.say("no_holiday"))
    }
    const days = [...new Set([...holidays.split(" "), field.value])].filter(Boolean).sort()
    this.store.write({ ...this.kept, holidays: days.join(" ") })
    field.value = ""
    field.focus()
  }

  /** @param {string} day */
  removeHoliday(day) {
    this.save()
    this.store.write({ ...this.kept, holidays: this.kept.holidays.split(" ").filter((each) => each !== day).join(" ") })
    this.part("holiday").focus()
  }

  show() {
    const { kept } = this
    for (const field of this.querySelectorAll("[name]:not([name=day])")) if (field !== document.activeElement || !this.waiting) field.value = kept[field.name]
    for (const box of this.querySelectorAll("[name=day]")) box.checked = kept.days.includes(box.value)
    this.showHolidays(kept.holidays.split(" ").filter(Boolean))
    const found = Object.entries(GuideServiceView.parts).map(([key, of]) => this.showPart(key, of(kept)))
    this.toggleAttribute("data-filled", found.some(Boolean))
    this.tell("kept", this.store.keeps ? "" : GuideData.words.store.not_kept)
  }

  /** @param {string[]} days */
  showHolidays(days) {
    const { el, day, hidden } = GuideDom
    this.part("holidays").replaceChildren(...days.map((each) => el("li", {}, day(each), " ",
      el("button", { type: "button", class: "guide-noprint", "data-do": "remove-holiday", value: each }, GuideServiceFields.say("remove"), hidden(` ${day(each)}`)))))
  }

  /** Show what a part comes to, and return whether it says anything. @param {string} key @param {import("./view.js").Part} found */
  showPart(key, found) {
    const { el, table } = GuideDom, place = this.own(`[data-part=${key}]`), { says, missing, faults, heads, rows } = found
    const isEmpty = !says.length
    const names = missing.map((name) => `“${GuideServiceFields.say(name)}”`).join(", ")
    const text = says.length || !missing.length ? says.join(" ") : GuideServiceFields.say("no_result", { missing: names })
    GuidePage.tell(place.querySelector("[data-says]"), text)
    place.toggleAttribute("data-empty", isEmpty)
    place.querySelector("[data-wrong]").replaceChildren(...faults.map((fault) => el("li", {}, fault.text)))
    for (const name of GuideServiceLevels.PARTS[/** @type {"clock"} */ (key)]) {
      this.own(`[name="${name}"]`)?.toggleAttribute("aria-invalid", false)
      if (faults.some((fault) => fault.name === name)) this.own(`[name="${name}"]`)?.setAttribute("aria-invalid", "true")
    }
    place.querySelector("[data-table]").replaceChildren(...GuideServicePictures.draw(found),
      ...(rows.length ? [table("guide-service-levels__table", heads, rows)] : []))
    return !isEmpty
  }
}

customElements.define("guide-service-levels", GuideServiceLevelsElement)
