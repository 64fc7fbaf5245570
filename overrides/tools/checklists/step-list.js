import { GuideDates } from "../../script/base/dates.js"
import { GuideElement } from "../../script/base/element.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideSets } from "../../script/base/sets.js"
import { GuideStore } from "../../script/base/store.js"
import { GuideSheets } from "../../script/forms/sheets.js"
import { GuideSteps } from "./steps.js"

/**
 * What one checklist and the overview of all have in common: steps that are ticked, filtered, taken along.
 * A row is [data-step="list/item"] with an input named "done", [data-who], [data-due] and [data-mark].
 */
export class GuideStepList extends (/** @type {new () => StepListTool} */ (GuideElement)) {
  /** @type {Tool["does"]} */
  does = {
    print: ({ value }) => this.print(value),
    take: ({ value }) => this.later(GuideSheets.part, () => this.take(value)),
    tasks: ({ value }) => this.later("tasks", () => this.takeTasks(value)),
  }

  start(signal) {
    this.store = new GuideStore("checklists")
    this.dates = new GuideStore("dates")
    this.steps = this.findSteps()
    window.addEventListener("afterprint", () => this.endPrint(), { signal })
    this.follow(() => this.show(), signal)
    this.find()
  }

  hear({ type, target }) {
    if (type === "toggle") return this.open?.(target)
    const typed = target.matches("[name=owner], [name=note]")
    if (type !== (typed ? "input" : "change")) return
    const row = target.closest("[data-step]")
    if (row) this.enter(row.dataset.step, target)
    else if (target.dataset.date) this.setDate(target)
    else if ("filter" in target.dataset) this.filter()
  }

  /** Keep a day that steps count from, and say how many it moves. */
  setDate({ dataset: { date: name }, value }) {
    const dues = () => this.steps.map((step) => GuideSteps.due(step, GuideSteps.read(this.store)[step.key], this.dates.read({})))
    const before = dues()
    GuideDates.set(this.dates, name, value)
    const count = dues().filter((day, i) => day !== before[i]).length
    this.report(count ? GuidePage.say(value ? "checklist.dated" : "checklist.undated", { count, day: GuideDates.show(value) }) : "")
  }

  /** Show what the reader asks for, and say how much it is, also where that is everything. */
  filter() {
    const shown = this.part("shown"), before = shown.textContent
    this.isFiltered = true
    this.find()
    if (shown.textContent === before) this.announce("shown", before)
  }

  /** Keep what the reader entered at a step. */
  enter(key, { name, value, checked }) {
    const mark = { done: "done", na: "na" }[name]
    if (mark) return GuideSteps.change(this.store, { [key]: { state: checked ? mark : "" } })
    if (name !== "due") return GuideSteps.change(this.store, { [key]: { [name]: value } })
    if (value && !GuideDates.valid(value)) return
    const computed = GuideSteps.due(this.step(key), {}, this.dates.read({}))
    GuideSteps.change(this.store, { [key]: { due: value === computed ? "" : value } })
  }

  step(key) {
    return this.steps.find((step) => step.key === key)
  }

  get rows() {
    return [...this.querySelectorAll("[data-step]")]
  }

  get wanted() {
    const fields = [...this.querySelectorAll("[data-filter]")]
    return Object.fromEntries(fields.map(({ dataset, value }) => [dataset.filter, value]))
  }

  /** Return the steps that are asked for. */
  matching(wanted = this.wanted) {
    const items = GuideSteps.read(this.store), dates = this.dates.read({})
    return this.steps.filter((step) => GuideSteps.matches(step, items[step.key], dates, wanted))
  }

  show() {
    const items = GuideSteps.read(this.store), dates = this.dates.read({})
    for (const row of this.rows) this.showStep(row, this.step(row.dataset.step), items[row.dataset.step], dates)
    this.showCount(this, this.steps, items, dates)
    for (const input of this.querySelectorAll("[data-date]")) {
      if (input !== document.activeElement) input.value = this.dateOf(input.dataset.date, dates) ?? ""
    }
    const pairs = (names) => names.map((name) => [name, name])
    const mine = pairs(GuideSteps.owners(this.steps.map(({ key }) => items[key])))
    GuidePage.choices(this.querySelector("[data-filter=owner]"), [["", GuideData.words.checklist.anyone], ...mine])
    GuidePage.choices(this.querySelector("datalist"), pairs(GuideSteps.owners(Object.values(items))))
    this.tell("kept", this.state(items))
    this.showMore?.(items, dates)
  }

  showStep(row, step, entry, dates) {
    row.dataset.state = entry?.state ?? "open"
    row.querySelector("[name=done]").checked = entry?.state === "done"
    GuidePage.tell(row.querySelector("[data-who]"), entry?.owner ?? step.who)
    GuidePage.tell(row.querySelector("[data-due]"), GuideSteps.when(step, entry, dates))
    GuidePage.tell(row.querySelector("[data-mark]"), GuideSteps.mark(step, entry, dates))
  }

  showCount(place, steps, items, dates) {
    const { text, total, done } = GuideSteps.count(steps, items, dates)
    GuidePage.tell(place.querySelector("[data-count]"), text)
    Object.assign(place.querySelector("progress"), { max: total || 1, value: done })
  }

  /** Return, in words, whether everything is kept and understood. */
  state(items) {
    const words = { checklist: GuideData.words.checklist, store: GuideData.words.store }
    const strange = Object.keys(items).filter((key) => this.concerns(key) && !this.step(key))
    return [
      this.store.keeps && this.dates.keeps ? words.checklist.kept : words.store.not_kept,
      this.store.damaged || this.dates.damaged ? words.store.damaged : "",
      strange.length ? GuidePage.say("checklist.strange", { keys: strange.join(", ") }) : "",
    ].filter(Boolean).join(" ")
  }

  /** Return the steps to take along: of the lists picked, and what the filter shows once the reader has set it. */
  chosen() {
    const lists = this.picked?.() ?? [], shown = new Set(this.rows.filter((row) => !row.hidden).map(({ dataset }) => dataset.step))
    return this.steps.filter(({ key, list }) => (!lists.length || lists.includes(list)) && (!this.isFiltered || shown.has(key)))
  }

  /** Hand out the steps as "csv", "xlsx" or "calendar", and say which. */
  take(kind) {
    const name = `${this.name}-${GuidePage.slug(GuideSets.name())}`
    const words = { checklist: GuideData.words.checklist, file: GuideData.words.file }
    const steps = this.chosen().map((step) => ({ ...step, url: GuidePage.address(this.hrefOf(step)) }))
    if (!steps.length) return this.report(words.checklist.none_shown)
    const taken = GuideTakeaway[kind](name, steps, GuideSteps.read(this.store), this.dates.read({}), this.part("reminder").value)
    if (!taken) return this.report(words.checklist.no_dates)
    const some = taken < this.steps.length && GuidePage.say("checklist.taken", { taken, total: this.steps.length })
    const undated = taken < steps.length && GuidePage.say("checklist.undated_left_out", { steps: steps.length - taken })
    this.report([words.file.saved, some, undated].filter(Boolean).join(" "))
  }

  /** Hand out the steps that are chosen as tasks for another program. @param {string} how */
  async takeTasks(how) {
    const name = `${this.name}-${GuidePage.slug(GuideSets.name())}`
    this.report(await GuideStepTasks(how, name, this.chosen(), GuideSteps.read(this.store), this.dates.read({})))
  }
}
