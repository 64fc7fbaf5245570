import { GuideDates } from "../../script/base/dates.js"
import { GuideDom } from "../../script/base/dom.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideSaving } from "../../script/base/saving.js"
import { GuideSets } from "../../script/base/sets.js"
import { GuideDatesKept } from "../dates/model.js"
import { GuideStepsKept } from "./model.js"
import { GuideStepList } from "./step-list.js"
import { GuideSteps } from "./steps.js"

/**
 * One checklist: remembers what is done, by whom, until when; filters, prints, takes along.
 *
 * <guide-checklist name="exit" anchor="exit" rhythm="once">
 *   [data-count], <progress>, [data-filter], [data-shown], [data-date], [data-kept], [data-note]
 *   <section data-part="group"> <h2> <li data-step="exit/item" data-days="-30">
 *     <input name="done"> <label> <p data-remark>
 *     <details> <summary> [data-who] [data-due] [data-mark] </summary> [data-proof] </details>
 *     [data-paper-owner] [data-paper-due] </li> </section>
 *   <template> the reader's fields of a step: inputs named na, owner, due, note </template>
 * </guide-checklist>
 */
class GuideChecklist extends GuideStepList {
  start(signal) {
    super.start(signal)
    window.addEventListener("beforeprint", () => this.showHead(), { signal })
  }

  findSteps() {
    this.does = { ...this.does, reset: () => this.reset(), round: () => this.nextRound() }
    this.name = this.getAttribute("name")
    return this.rows.map((row) => this.stepOf(row))
  }

  /** @returns {Step} */
  stepOf(row) {
    const text = (selector) => row.querySelector(selector).textContent.trim()
    return {
      key: row.dataset.step, list: this.name, listTitle: document.querySelector("h1").textContent.trim(),
      group: row.closest("[data-part]").dataset.part, title: text("label"), who: text("[data-who]"),
      when: text("[data-due]"), proof: text("[data-proof]"), days: Number(row.dataset.days),
      anchor: this.getAttribute("anchor"),
    }
  }

  concerns(key) {
    return key.startsWith(`${this.name}/`)
  }

  hrefOf({ key }) {
    return `${location.href.split("#")[0]}#${key.split("/")[1]}`
  }

  dateOf(name, dates) {
    return GuideSteps.start(this.steps[0], dates)
  }

  /** Give a step that is opened the reader's fields. */
  open(details) {
    const row = details.closest("[data-step]")
    if (!row || !details.open || row.querySelector("[name=na]")) return
    details.append(this.querySelector("template").content.cloneNode(true))
    details.querySelector("[role=group]").setAttribute("aria-labelledby", `${row.id}--title`)
    const { title } = this.step(row.dataset.step)
    for (const label of details.querySelectorAll("label")) label.append(GuideDom.hidden(` ${title}`))
    this.show()
  }

  /** @param {Found} row @param {Step} step @param {Entry | undefined} entry @param {Dates} dates */
  showStep(row, step, entry = {}, dates) {
    super.showStep(row, step, entry, dates)
    const due = GuideSteps.due(step, entry, dates)
    const { state, owner = "", note = "" } = entry
    GuidePage.tell(row.querySelector("[data-remark]"), note)
    GuidePage.tell(row.querySelector("[data-paper-owner]"), owner)
    GuidePage.tell(row.querySelector("[data-paper-due]"), GuideDates.show(due))
    for (const [name, value] of Object.entries({ owner, due, note })) {
      const field = row.querySelector(`[name=${name}]`)
      if (field && field !== document.activeElement) field.value = value
    }
    const na = row.querySelector("[name=na]")
    if (na) na.checked = state === "na"
  }

  /** Say on paper what this is; not before, since browsers take long to learn how a day is written. */
  showHead() {
    const dates = this.dates.read({}), start = GuideSteps.start(this.steps[0], dates)
    const words = { set: GuideSets.name(), day: GuideDates.show(GuideDom.today()) }
    const from = start ? ` · ${this.part("date-label").textContent}: ${GuideDates.show(start)}` : ""
    this.tell("head", this.isBlank ? "" : GuidePage.say("checklist.head", words) + from)
  }

  /** Show the steps that are asked for; one that is ticked stays until the filter changes. */
  find(wanted) {
    const found = new Set(this.matching(wanted).map(({ key }) => key))
    for (const row of this.rows) row.hidden = !found.has(row.dataset.step)
    for (const part of this.querySelectorAll("[data-part]")) {
      part.hidden = !part.querySelector("[data-step]:not([hidden])")
    }
    const shown = found.size, total = this.steps.length
    const isWorthSaying = shown < total || this.isFiltered
    this.tell("shown", isWorthSaying ? GuidePage.say("checklist.shown", { count: shown, total }) : "")
  }

  print(mode) {
    this.isBlank = mode === "blank"
    this.find({ show: mode === "open" ? "open" : "" })
    if (this.isBlank) for (const row of this.rows) this.showStep(row, this.step(row.dataset.step), {}, {})
    window.print()
  }

  endPrint() {
    this.isBlank = false
    this.find()
    this.show()
  }

  /** Change every step of the list. @returns {() => void} takes it back */
  changeAll(change) {
    return GuideSteps.change(this.store, Object.fromEntries(this.steps.map(({ key }) => [key, change])))
  }

  reset() {
    this.report(GuideData.words.checklist.cleared, this.changeAll(null))
  }

  /** Begin again with the same owners and notes, a month, a quarter or a year later. */
  nextRound() {
    const months = { monthly: 1, quarterly: 3, "half-yearly": 6, yearly: 12 }[this.getAttribute("rhythm")]
    const { date: name } = this.part("date").dataset, dates = this.dates.read({})
    const old = GuideSteps.start(this.steps[0], dates)
    const next = old && GuideDates.nextRound(dates[`${name}/first`] ?? old, old, months)
    const { day, first } = next || { day: GuideDom.today(), first: "" }
    const undo = [this.changeAll({ state: "", due: "" }), GuideDates.set(this.dates, name, day, first)]
    this.report(GuidePage.say("checklist.new_round", { day: GuideDates.show(day) }), () => undo.forEach((each) => each()))
  }
}

customElements.define("guide-checklist", GuideChecklist)
