import { GuideDom } from "../base/dom.js"
import { GuideElement } from "../base/element.js"
import { GuidePage } from "../base/page.js"

/**
 * Saves the tables of a tool as spreadsheet or CSV, and takes them in again: what a file holds is told before anything is
 * changed, and can be taken back afterwards. Its markup: partials/guide/sheets.html; it stands inside its tool, as
 * {{ sheets("costs") }}. The tool says the rest in a script of its own, sheets.js, which its tool.yml names as
 * `later: {sheets: {scripts: [sheets.js]}}`, and which is loaded when it is needed first:
 *
 *     import { GuideSheetWork } from "../../script/forms/sheet-work.js"
 *     export const GuideCostSheets = GuideSheetWork.define({
 *       kind: "costs", version: 1, file: "costs",
 *       tables: () => [linesTable(data)],           // with what stands there today: see table.js
 *       take: ({ rows, added }) => {                // by table, row and column: see returning.js
 *         for (const [key, values] of Object.entries(rows.lines ?? {})) Object.assign(lines[key], values)
 *         return store.write(data)                  // what takes it back
 *       },
 *     })
 */
export class GuideSheets extends GuideElement {
  /** The part of the page that is loaded for it. */
  static part = "sheets"

  /** @type {Tool["does"]} */
  does = {
    save: (button) => this.work(() => this.save(button)),
    days: ({ value }) => this.order(value),
    take: () => this.take(),
    leave: () => this.leave(),
  }

  start() {
    this.kind = this.getAttribute("kind")
  }

  /** Do something once all scripts for it are there. @param {() => unknown} action */
  work(action) {
    return this.later(this.getAttribute("part") ?? GuideSheets.part, action)
  }

  /** @param {GuideEvent} event */
  hear({ type, target }) {
    if (type === "change" && "file" in target.dataset) this.load(target)
  }

  /** Hand out the tables; the value of the button is "xlsx" or "csv", its data-variant goes to the tool. @param {Found} button */
  save({ value, dataset }) {
    const count = GuideSheetWork.save(this.kind, value, this, dataset.variant ?? "")
    this.close()
    this.report(count ? GuideData.words.file.saved : GuideData.words.sheets.nothing_to_save)
  }

  /** Look into the file of an input, which may be given the same file again. @param {Found} input */
  load(input) {
    const [file] = input.files
    input.value = ""
    if (!file) return
    const menu = this.closest("details")
    if (menu) menu.open = true  // what is asked and said stands in it
    this.orders = {}
    return this.work(async () => {
      this.opened = await GuideSheetWork.open(this.kind, file, this)
      if (this.opened) this.examine()
    })
  }

  /** Tell what a file holds, or ask what its days mean. */
  examine() {
    const read = GuideSheetWork.examine(this.kind, this.opened, this, this.orders)
    this.close()
    if (read.problem) return this.report(read.problem)
    if (read.ask) return this.ask(read.ask)
    const { text, isNew } = GuideSheetWork.told(read)
    if (!isNew) return this.report(`${text} ${GuidePage.several(read.faults)}`, undefined, read.faults)
    this.read = read
    this.report("")
    this.show("told", text)
    this.part("found").replaceChildren(...read.faults.map((fault) => GuideDom.el("li", {}, fault)))
  }

  /** Ask how the days of a column are meant, with one of them written out. @param {{name: string, text: string, readings: Words}} asked */
  ask({ name, text, readings }) {
    this.asked = name
    this.report("")
    for (const button of this.part("ask").querySelectorAll("[data-reading]")) button.textContent = GuideDom.day(readings[button.value])
    this.show("ask", text)
  }

  /** Go on with the order of day and month that was picked; without one, nothing is loaded. @param {string} order */
  order(order) {
    if (!order) return this.leave()
    this.orders = { ...this.orders, [this.asked]: order }
    this.examine()
  }

  /** Take over what was read, and offer to take it back. */
  take() {
    const { read } = this, undo = GuideSheetWork.take(this.kind, read, this, this.opened)
    this.close()
    this.report(`${GuidePage.say("sheets.taken", { count: read.changed })} ${GuidePage.several(read.faults)}`, undo, read.faults)
  }

  leave() {
    this.close()
    this.report(GuideData.words.file.not_loaded)
    this.own("[data-file]").focus()
  }

  /** Show a question, and go to it. @param {string} name @param {string} text */
  show(name, text) {
    const place = this.part(name), question = place.querySelector("[data-question]")
    question.textContent = text
    place.hidden = false
    question.focus()
  }

  close() {
    for (const name of ["ask", "told"]) if (this.part(name)) this.part(name).hidden = true
  }
}

customElements.define("guide-sheets", GuideSheets)
