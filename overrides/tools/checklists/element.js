import { GuideDates } from "../../script/base/dates.js"
import { GuideDom } from "../../script/base/dom.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideSaving } from "../../script/base/saving.js"
import { GuideSets } from "../../script/base/sets.js"
import { GuideSheets } from "../../script/forms/sheets.js"
import { GuideDatesKept } from "../dates/model.js"
import { GuideStepsKept } from "./model.js"
import { GuideStepList } from "./step-list.js"
import { GuideSteps } from "./steps.js"

/**
 * The overview of all checklists: progress, dates, finding steps across lists, several lists on paper.
 *
 * <guide-checklists> rows [data-list="exit"] with [data-count] and <progress>, [data-date="signing"],
 * [data-filter], [data-found], checkboxes [data-pick], [data-sheets] </guide-checklists>
 */
class GuideChecklistsElement extends GuideStepList {
  name = "checklists"

  findSteps() {
    return GuideSteps.all()
  }

  concerns() {
    return true
  }

  hrefOf({ key, list }) {
    const { href } = this.querySelector(`[data-list="${list}"] a`)
    return `${href}#${key.split("/")[1]}`
  }

  /** Return the lists that the reader has picked. */
  picked() {
    return [...this.querySelectorAll("[data-pick]:checked")].map(({ value }) => value)
  }

  dateOf(name, dates) {
    return dates[name]
  }

  showMore(items, dates) {
    for (const row of this.querySelectorAll("[data-list]")) {
      this.showCount(row, this.steps.filter(({ list }) => list === row.dataset.list), items, dates)
    }
  }

  /** List the steps that are asked for; one that is ticked stays until the filter changes. */
  find() {
    const found = this.matching()
    this.part("found").replaceChildren(...found.map((step) => this.row(step)))
    const shown = found.length, total = this.steps.length
    this.tell("shown", GuidePage.say("checklist.shown", { count: shown, total }))
    this.show()
  }

  row(step) {
    const { el } = GuideDom
    const id = `found-${step.key.replace("/", "-")}`
    const href = this.querySelector(`[data-list="${step.list}"] a`).getAttribute("href")
    const fact = (name) => el("span", { [`data-${name}`]: true })
    return el("li", { class: "guide-step", "data-step": step.key },
      el("input", { type: "checkbox", name: "done", id, autocomplete: "off" }),
      el("div", {}, el("label", { for: id }, step.title),
        el("p", { class: "guide-step__facts" }, fact("who"), fact("due"), fact("mark"),
          el("a", { href: `${href}#${step.id}` }, step.listTitle))))
  }

  print(mode) {
    return this.later(GuideSheets.part, () => this.printLists(mode))
  }

  /** Print the lists that are picked, or all. */
  printLists(mode) {
    const picked = this.picked()
    const lists = GuideChecklists.filter(({ id }) => picked.length === 0 || picked.includes(id))
    this.part("sheets").replaceChildren(...lists.map((list) => this.sheet(list, mode)))
    this.dataset.print = mode
    window.print()
  }

  endPrint() {
    delete this.dataset.print
    this.part("sheets").replaceChildren()
  }

  sheet({ id, title }, mode) {
    const { el } = GuideDom, words = GuideData.words.export, isBlank = mode === "blank"
    const items = isBlank ? {} : GuideSteps.read(this.store), dates = isBlank ? {} : this.dates.read({})
    const all = this.steps.filter(({ list }) => list === id)
    const steps = mode === "open" ? all.filter(({ key }) => !items[key]?.state) : all
    const head = { set: GuideSets.name(), day: GuideDates.show(GuideDom.today()) }
    return el("section", { class: "guide-sheet" }, el("h2", {}, title),
      isBlank ? null
        : el("p", {}, GuidePage.say("checklist.head", head), " · ", GuideSteps.count(all, items, dates).text),
      el("table", {}, GuideDom.heads(["", words.step, words.owner, words.due]),
        el("tbody", {}, steps.map((step) => this.sheetRow(step, items[step.key] ?? {}, dates)))))
  }

  /** @param {Step} step @param {Entry} entry @param {Dates} dates */
  sheetRow(step, { state, owner = "", due, note }, dates) {
    const { el } = GuideDom
    return el("tr", {},
      el("td", {}, el("span", { class: "guide-box" }, /** @type {Words} */ ({ done: "✓", na: "–" })[state] ?? "")),
      el("td", {}, el("strong", {}, step.title), note ? el("em", {}, note) : null,
        el("small", {}, `${step.who} · ${step.when}. ${GuideSteps.proof(step)}`)),
      el("td", {}, owner), el("td", {}, GuideDates.show(GuideSteps.due(step, { due }, dates))))
  }
}

customElements.define("guide-checklists", GuideChecklistsElement)
