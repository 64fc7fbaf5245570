/**
 * The scorecard: who is rated and what counts, one criterion at a time, several raters, the result.
 *
 * <guide-scorecard> buttons data-do="go" for the steps, [data-view] with [data-setup], [data-rate], [data-raters],
 *   [data-result]; [data-sheet] for paper, from which the texts of the criteria are taken: [data-criterion] with
 *   [data-question], [data-line], [data-ask] </guide-scorecard>
 *
 * @typedef {import("./model.js").Kept} Kept
 * @typedef {import("./rate.js").Texts} Texts
 */
import { GuideDom } from "../../script/base/dom.js"
import { GuideElement } from "../../script/base/element.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideTool } from "../../script/base/registry.js"
import { GuideSaving } from "../../script/base/saving.js"
import { GuideStore } from "../../script/base/store.js"
import { GuideSheets } from "../../script/forms/sheets.js"
import { GuideScorecardEditing } from "./editing.js"
import { GuideScorecard } from "./model.js"
import { GuideScorecardRate } from "./rate.js"
import { GuideScorecardSetup } from "./setup.js"

/** @typedef {{value: string, dataset: DOMStringMap, name: string, checked: boolean, files: FileList, type: string}} Field */

export class GuideScorecardElement extends GuideElement {
  static later = "result"
  step = "setup"
  place = ""
  /** What was said of prices that hardly can be meant. */
  doubt = ""
  /** @type {[string, string] | undefined} the two providers that are compared */
  pair
  /** @type {import("./setup.js").Offered[] | undefined} what the cost comparison has computed, once it was asked */
  prices
  /** @type {Map<string, Texts>} */
  known = new Map()

  does = {
    go: (/** @type {Field} */ { value }) => this.go(value),
    step: (/** @type {Field} */ { value }) => this.rate(value),
    add: () => this.add(),
    remove: (/** @type {Field} */ { value }) => this.change(GuideScorecardEditing.without(this.kept, value), "removed", "#scorecard-setup"),
    switch: (/** @type {Field} */ { value }) => this.change(GuideScorecardEditing.switched(this.kept, value), `switched_${value}`),
    unrate: (/** @type {Field} */ { value }) => this.change(GuideScorecardEditing.unrated(this.kept, value, this.place), "unrated"),
    example: () => this.later(GuideScorecardElement.later, () => this.showExample(true)),
    "example-off": () => this.showExample(false),
    calendar: () => this.later(GuideScorecardElement.later, () => this.saveDays()),
    clear: () => this.clear(),
    print: (/** @type {Field} */ { value }) => this.print(value),
    close: () => this.change({ ...this.kept, closed: true }, "closed_now"),
    reopen: () => this.change({ ...this.kept, closed: false }, "reopened"),
    drop: (/** @type {Field} */ { value }) => this.change({ ...this.kept, others: this.kept.others.filter((_, i) => i !== Number(value)) }, "dropped"),
    prices: () => this.later("prices", () => this.offer()),
    "take-price": () => this.takePrice(),
    send: () => this.hand(GuideScorecardEditing.setUp(this.kept), "setup"),
    "own-file": () => this.hand(this.kept, GuidePage.slug(this.kept.rater || "rater")),
  }

  /** @param {AbortSignal} signal */
  start(signal) {
    this.store = new GuideStore("scorecard")
    window.addEventListener("afterprint", () => delete this.dataset.print, { signal })
    window.addEventListener("beforeprint", () => (this.dataset.print ??= this.kept.first ? "result" : "blank"), { signal })
    this.step = this.kept.providers.length ? "rate" : "setup"
    this.follow(() => this.hasChanged() && this.show(), signal)
    this.warn()
  }

  /** Say what hinders the browser from keeping this, if anything does. */
  warn() {
    const { damaged, keeps } = this.store
    this.report(damaged || !keeps ? GuidePage.say(damaged ? "store.damaged" : "store.not_kept") : "")
  }

  /** @returns {Kept} */
  get kept() {
    return this.store.read(GuideScorecard.empty())
  }

  /** Whether something else than what this page last showed is kept: it was loaded, taken back, or changed in another tab. */
  hasChanged() {
    const now = `${GuideStore.set} ${GuideStore.get(this.store.key)}`, isNew = now !== this.shown
    this.shown = now
    return isNew
  }

  /** Keep something without drawing anything anew: the fields show it already. @param {Kept} kept */
  keep(kept) {
    this.shown = ""
    this.quiet = true
    const undo = this.store.write(kept)
    this.quiet = false
    return undo
  }

  /** Keep something, draw it, and say what was done. @param {Kept} kept @param {string} said @param {string} [focus] */
  change(kept, said, focus) {
    const undo = this.store.write(kept)
    this.report(GuidePage.say(`scorecard.${said}`), undo)
    if (focus) this.querySelector(focus)?.scrollIntoView({ block: "nearest" })
  }

  clear() {
    this.step = "setup"
    this.change(GuideScorecard.empty(), "cleared")
  }

  /** Show the worked example, which is kept nowhere, or the reader's own scorecard again. @param {boolean} isOn */
  showExample(isOn) {
    this.store = isOn ? this.memory(GuideScorecardExample.kept()) : new GuideStore("scorecard")
    this.place = ""
    this.toggleAttribute("data-example", isOn)
    this.part("example-note").hidden = !isOn
    this.warn()
    this.go(isOn ? "result" : this.kept.providers.length ? "rate" : "setup")
    if (isOn) this.own("[data-do=example-off]").focus()
  }

  /** Save the days on which papers expire. */
  saveDays() {
    this.report(GuideScorecardCalendar.save(this.kept) ? GuideData.words.file.saved : GuidePage.say("scorecard.no_days"))
  }

  add() {
    this.store.write(GuideScorecardEditing.withOneMore(this.kept))
    this.querySelector(".guide-scorecard__providers > li:last-child input")?.focus()
  }

  /** @param {{type: string, target: Field}} event */
  hear({ type, target }) {
    const { name, value } = target
    if (name === "rater-file") return type === "change" && target.files[0] ? this.load(target) : undefined
    if (name.startsWith("offered")) return
    if (name.startsWith("pair-")) return type === "change" ? this.compare() : undefined
    if (type === "input" && !/^(evidence|name|rater|reason)/.test(name)) return
    const { kept, fault, doubt = "", redraw } = GuideScorecardEditing.entered(this.kept, this.place, target)
    if (fault) return this.refuse(/** @type {any} */ (target), fault)
    if (/^(price|cap)/.test(name)) this.accept(/** @type {any} */ (target))
    if (redraw && type === "change") this.store.write(kept)
    else this.keep(kept)
    if (doubt !== this.doubt) this.report((this.doubt = doubt))
    if (this.step === "rate") this.refresh()
    return value
  }

  /** @param {HTMLInputElement} field @param {string} fault */
  refuse(field, fault) {
    field.setAttribute("aria-invalid", "true")
    this.report(fault)
  }

  /** @param {HTMLInputElement} field */
  accept(field) {
    if (field.getAttribute("aria-invalid")) this.report("")
    field.removeAttribute("aria-invalid")
  }

  /** @param {string} step */
  go(step) {
    this.step = step
    this.show()
    this.focusOn(step)
  }

  /** @param {string} place a criterion, or the red flags */
  rate(place) {
    this.step = "rate"
    this.place = place
    this.show()
    this.focusOn("rate")
  }

  /** @param {string} step */
  focusOn(step) {
    const heading = this.querySelector(`#scorecard-${step}`)
    heading?.focus({ preventScroll: true })
    this.querySelector(".guide-scorecard__steps").scrollIntoView({ block: "start" })
  }

  show() {
    if (this.quiet) return
    const { kept } = this
    this.hasChanged()
    for (const view of this.querySelectorAll("[data-view]")) view.hidden = view.dataset.view !== this.step
    for (const button of this.querySelectorAll(".guide-scorecard__steps button")) {
      if (button.value === this.step) button.setAttribute("aria-current", "step")
      else button.removeAttribute("aria-current")
    }
    this.dataset.ready = ""
    this.draw(kept)
  }

  /** @param {Kept} kept */
  draw(kept) {
    if (this.step === "setup") return this.put("setup", GuideScorecardSetup.nodes(kept, (id) => this.texts(id)?.href ?? "", this.prices))
    if (this.step === "rate") return this.drawRating(kept)
    return this.later(GuideScorecardElement.later, () => (this.step === "raters"
      ? this.put("raters", GuideScorecardRaters.nodes(kept)) : this.put("result", GuideScorecardResult.nodes(kept, (id) => this.texts(id), this.pair))))
  }

  /** @param {Kept} kept */
  drawRating(kept) {
    const places = GuideScorecardRate.places(kept)
    if (!places.includes(this.place)) [this.place] = places
    this.put("rate", GuideScorecardRate.nodes(kept, this.place, this.texts(this.place)))
    this.refresh()
  }

  refresh() {
    const root = this.part("rate")
    if (this.kept.providers.length) GuideScorecardRate.refresh(root, this.kept, this.place)
  }

  /** Put nodes in a part; the field that has the focus keeps it. @param {string} part @param {(Node | null)[]} nodes */
  put(part, nodes) {
    const place = this.part(part), active = document.activeElement, name = place.contains(active) ? active?.getAttribute("name") : ""
    place.replaceChildren(...nodes.filter((node) => node !== null))
    if (name) place.querySelector(`[name="${CSS.escape(name)}"]`)?.focus()
  }

  /** Return what the page says about a criterion. @param {string} id @returns {Texts | undefined} */
  texts(id) {
    const section = this.querySelector(`[data-criterion="${id}"]`), found = this.known.get(id)
    if (found || !section) return found
    const text = (/** @type {string} */ selector) => section.querySelector(selector)?.textContent?.trim() ?? ""
    const made = {
      question: text("[data-question]"), scale: [...section.querySelectorAll("[data-line]")].map((line) => line.textContent.trim()),
      ask: text("[data-ask] a"), askHref: section.querySelector("[data-ask] a")?.href ?? "", href: section.querySelector("h3 a").href,
    }
    this.known.set(id, made)
    return made
  }

  /** Offer the prices of the cost comparison. */
  offer() {
    const costs = new GuideStore("costs").read(null)
    this.prices = (costs && GuideTool.find("costs")?.prices?.(costs)) ?? []
    this.draw(this.kept)
    if (this.prices.length) this.querySelector("[name=offered]").focus()
    else this.report(GuidePage.say("scorecard.prices_none"))
  }

  takePrice() {
    const [offered, to] = ["offered", "offered-to"].map((name) => this.querySelector(`[name="${name}"]`).value)
    const { low, likely, high } = /** @type {import("./setup.js").Offered[]} */ (this.prices)[Number(offered)]
    this.change(GuideScorecardEditing.withPrice(this.kept, to, { low, likely, high }), "prices_taken")
  }

  compare() {
    const [one, other] = ["pair-first", "pair-second"].map((name) => this.querySelector(`[name="${name}"]`).value)
    this.pair = [one, other]
    this.draw(this.kept)
  }

  /** @param {string} what */
  print(what) {
    if (what === "blank") return this.paper(what)
    this.step = "result"
    this.show()
    return this.later(GuideScorecardElement.later, () => this.paper(what))
  }

  /** @param {string} what */
  paper(what) {
    this.dataset.print = what
    print()
  }

  /** Save the scorecard alone, for a colleague. @param {Kept} kept @param {string} name */
  hand(kept, name) {
    return this.later(GuideScorecardElement.later, () => {
      GuidePage.download(`scorecard-${name}-${GuideDom.today()}.json`, GuideScorecardRaters.file(kept), "application/json")
      this.report(GuideData.words.file.saved)
    })
  }

  /** Load a colleague's ratings beside one's own. @param {Field} input */
  async load(input) {
    const { data, problem } = await GuideScorecardRaters.open(input.files[0])
    input.value = ""
    return data ? this.join(GuideScorecard.clean(data)) : this.report(problem ?? GuidePage.say("scorecard.no_ratings"))
  }

  /** @param {{data: Kept, faults: string[]}} cleaned */
  join({ data, faults }) {
    const { kept } = this, found = GuideScorecardRaters.matched(kept, data)
    if (kept.others.length >= GuideScorecard.MOST - 1) return this.report(GuidePage.say("scorecard.most_raters", { most: GuideScorecard.MOST }))
    const undo = this.store.write({ ...kept, others: [...kept.others.filter(({ name }) => !name || name !== found.rater.name), found.rater] })
    const all = [...found.faults, ...faults]
    return this.report([GuidePage.say("scorecard.joined", { name: found.rater.name || GuidePage.say("scorecard.rater_nameless") }), GuidePage.several(all)].join(" "), undo, all)
  }
}

customElements.define("guide-scorecard", GuideScorecardElement)
