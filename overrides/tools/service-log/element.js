import { GuideDom } from "../../script/base/dom.js"
import { GuideElement } from "../../script/base/element.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideSaving } from "../../script/base/saving.js"
import { GuideStore } from "../../script/base/store.js"
import { GuideSheets } from "../../script/forms/sheets.js"
import { GuideTable } from "../../script/forms/table.js"
import { GuideAmounts } from "../../script/method/amounts.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideServiceLog } from "./model.js"

/** Twelve rows a year: <guide-service-log> [data-pick] the year, inputs named "field/month", [data-sum=field], [data-says] </guide-service-log> */
class GuideServiceLogElement extends GuideElement {
  /** @type {Tool["does"]} */
  does = { print: () => print() }

  /** @param {AbortSignal} signal */
  start(signal) {
    this.store = new GuideStore("service-log")
    this.dataset.year = GuideServiceLog.years(this.log)[0] ?? GuideDom.today().slice(0, 4)
    this.dataset.ready = ""
    this.follow(() => this.show(), signal)
  }

  /** @returns {import("./model.js").Log} */
  get log() {
    return GuideServiceLog.months.read(this.store)
  }

  /** @param {GuideEvent} event */
  hear({ type, target }) {
    if (type !== "change" || !target.name) return
    if (target.name === "year") return this.pick(target)
    const [field, month] = target.name.split("/"), digits = field === "tickets" || field === "in_time" ? 0 : 2
    const { value, fault, readings } = GuideAmounts.read(target.value, { digits }), isOdd = Boolean(fault || readings)
    target.setAttribute("aria-invalid", String(isOdd))
    this.report(isOdd ? GuidePage.say("service_log.fault", { text: target.value }) : "")
    if (!isOdd) GuideServiceLog.months.change(this.store, { [`${this.dataset.year}-${month}`]: { [field]: value === undefined ? "" : value / 10 ** digits } })
  }

  /** @param {Found} field */
  pick({ value }) {
    if (/^2[01]\d\d$/.test(value)) this.dataset.year = value
    this.show()
  }

  show() {
    const { log } = this, { year = "" } = this.dataset, sums = GuideServiceLog.sums(log, year)
    const shown = (/** @type {number | undefined} */ value) => (value === undefined ? "" : String(GuideTable.text({ value, type: "number" })))
    for (const field of this.querySelectorAll("[name*='/']")) {
      const [name, month] = field.name.split("/"), value = log[`${year}-${month}`]?.[name]
      if (field !== document.activeElement && field.getAttribute("aria-invalid") !== "true") field.value = value === undefined ? "" : GuideNumbers.number(value, Number.isInteger(value) ? 0 : 2).replaceAll(GuideData.numbers.group, "")
    }
    this.own("[name=year]").value = year
    for (const cell of this.querySelectorAll("[data-sum]")) cell.textContent = shown(sums[cell.dataset.sum ?? ""])
    this.tell("says", GuideServiceLog.says(log, year).join(" "))
    this.tell("kept", this.store.keeps ? "" : GuideData.words.store.not_kept)
  }
}

customElements.define("guide-service-log", GuideServiceLogElement)
