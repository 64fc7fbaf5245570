import { GuideDates } from "../../script/base/dates.js"
import { GuideFile } from "../../script/base/file.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideSheetReader } from "../../script/forms/sheet-reader.js"
import { GuideTableReader } from "../../script/forms/table-reader.js"
import { GuideSteps } from "./steps.js"

/**
 * Steps that come back, from a table or a dossier file. A cell that is empty changes nothing; what cannot be used is
 * named with its row; nothing is changed before it is known what the days of a column mean.
 *
 * @typedef {{problem?: string, changes?: Entries, dates?: Dates, faults?: string[], columns?: string[]}} Read
 * @typedef {{line: number, key: string, cells: Object<string, string>}} Line of a table
 * @typedef {{line: number, text: string}} Fault
 * @typedef {{problem?: string, lines?: Line[], fields?: string[], faults?: Fault[], order?: string,
 *   ask?: import("../../script/forms/table-reader.js").Cell, against?: import("../../script/forms/table-reader.js").Cell[]}} Sheet read so far
 */
export const GuideStepReader = {
  fields: ["state", "owner", "due", "note"],
  longest: /** @type {Object<string, number>} */ ({ owner: 80, note: 2000 }),

  /** Load a file into the steps of a tool, and say what happened. @param {any} host @param {File} file */
  async load(host, file) {
    const found = await this.open(file)
    if (found.problem) return this.done(host, { problem: GuidePage.say(`file.${found.problem}`) })
    if (/^\s*[{[]/.test(found.text ?? "")) return host.later("models", () => this.done(host, this.fromDossier(found.text, host.steps)))
    const read = this.fromTable(found, host)
    return read.ask ? this.ask(host, read) : this.done(host, this.taken(read, host))
  },

  /** @param {File} file */
  async open(file) {
    if (file.size > GuideSheetReader.LIMITS.file) return { problem: "sheet_big" }
    return GuideTableReader.open(new Uint8Array(await file.arrayBuffer()))
  },

  /** Keep what was read, and offer to take it back. @param {any} host @param {Read} read */
  done(host, { problem, changes, dates, faults = [], columns = [] }) {
    host.part("ask").hidden = true
    if (problem) return host.report(problem)
    const undo = [GuideSteps.change(host.store, changes), host.dates.write({ ...host.dates.read({}), ...dates })]
    const count = Object.keys(changes).length, names = columns.map((field) => GuideData.words.export[field]).join(", ")
    const text = GuidePage.say(names ? "file.steps_of" : "file.steps", { steps: count, columns: names })
    host.report(`${text} ${GuidePage.several(faults)}`, () => undo.forEach((each) => each()), faults)
  },

  /** @param {string} text @param {Step[]} steps @returns {Read} */
  fromDossier(text, steps) {
    const { problem, dossier, notes } = GuideFile.examine(text)
    if (problem) return { problem }
    const { checklists, dates } = dossier.tools
    const lists = new Set(steps.map(({ list }) => list))
    const mine = Object.entries(checklists?.items ?? {}).map(([key, entry]) => [GuideSteps.present(key), entry])
      .filter(([key]) => lists.size > 1 || lists.has(key.split("/")[0]))
    return { changes: Object.fromEntries(mine), dates, faults: notes }
  },

  /* Tables */

  /**
   * Return the lines of a table, what is wrong with it, and what is to be asked.
   * @param {{tables?: import("../../script/forms/table-reader.js").Table[], guessed?: boolean}} opened @returns {Sheet}
   */
  fromTable({ tables, guessed }, { steps }) {
    const words = GuideData.words.export, found = GuideTableReader.find(tables, GuideTableHeads.columns, "key")
    if (!found) return { problem: GuidePage.say("file.no_key", { key: words.key }) }
    if (found.unclosed) return { problem: this.fault("unclosed", { line: found.unclosed }).text }
    const fields = this.fields.filter((field) => field in found.columns)
    if (!fields.length) return { problem: GuidePage.say("file.no_fields", { columns: this.names(this.fields) }) }
    const faults = found.twice.map((heading) => this.fault("heading_twice", { heading }))
    if (found.others.length) faults.push(this.fault("other_sheets", { sheet: found.name, others: found.others.join(", ") }))
    if (guessed) faults.push(this.fault("guessed"))
    const lines = this.mine(found.rows.map((row) => this.line(row, found.columns, fields)), steps, faults)
    const days = lines.map(({ line, cells }) => ({ line, text: cells.due ?? "" })).filter(({ text }) => text)
    return { lines, fields, faults, ...GuideTableReader.settle(days) }
  },

  /** Return a sentence of words.file, with the row that it is about. @param {string} name @param {any} [values] @returns {Fault} */
  fault(name, values = {}) {
    // The number of a row is a name: spreadsheets write it without a sign between the thousands.
    const rows = ["line", "first", "other"].filter((key) => key in values).map((key) => [key, String(values[key])])
    return { line: values.line ?? 0, text: GuidePage.say(`file.${name}`, { ...values, ...Object.fromEntries(rows) }) }
  },

  names: (/** @type {string[]} */ fields) => fields.map((/** @type {string} */ field) => GuideData.words.export[field]).join(", "),

  /** @param {import("../../script/forms/table-reader.js").Row} row @param {Object<string, number>} columns @param {string[]} fields @returns {Line} */
  line({ number, cells }, columns, fields) {
    const filled = fields.map((field) => [field, cells[columns[field]] ?? ""]).filter(([, text]) => text.trim())
    return { line: number, key: GuideSteps.present((cells[columns.key] ?? "").trim()), cells: Object.fromEntries(filled) }
  },

  /**
   * Return the lines of the steps at hand, each step once; name the others.
   * @param {Line[]} lines @param {Step[]} steps @param {any[]} faults
   */
  mine(lines, steps, faults) {
    const lists = new Set(steps.map(({ list }) => list)), known = new Set(steps.map(({ key }) => key))
    const first = /** @type {Object<string, number>} */ ({}), elsewhere = /** @type {Set<string>} */ (new Set())
    const kept = lines.filter(({ line, key, cells }) => {
      const list = GuideSteps.entries.key.test(key) ? key.split("/")[0] : ""
      const isElsewhere = list && !lists.has(list) && GuideTableHeads.lists.includes(list)
      if (isElsewhere) elsewhere.add(list)
      else if (!key && Object.keys(cells).length) faults.push(this.fault("keyless", { line }))
      else if (key && !known.has(key)) faults.push(this.fault("bad_key", { line, value: key.slice(0, 80) }))
      if (!lists.has(list)) return false
      if (first[key]) faults.push(this.fault("key_twice", { line, key, first: first[key] }))
      return !first[key] && Boolean(first[key] = line)
    })
    if (elsewhere.size) faults.push(this.fault("other_lists", { lists: [...elsewhere].join(", ") }))
    return kept
  },

  /**
   * Ask how the days of the table are meant, with one of them written out; what is picked goes on.
   * @param {any} host @param {any} read
   */
  ask(host, read) {
    const { line, text } = read.ask, readings = /** @type {Words} */ (GuideTableReader.readings(text))
    host.tell("question", this.fault("which_day", { column: GuideData.words.export.due, value: text, line }).text)
    for (const button of host.part("ask").querySelectorAll("[value=day], [value=month]")) {
      button.textContent = GuideDates.show(readings[button.value])
    }
    host.report("")
    host.part("ask").hidden = false
    host.part("ask").querySelector("button").focus()
    host.goOn = (/** @type {any} */ order) => (order ? this.done(host, this.taken({ ...read, order }, host)) : this.done(host, {
      problem: GuidePage.say("file.not_loaded") }))
  },

  /** Return what the lines change, once it is known how their days are meant. @param {Sheet} read @returns {Read} */
  taken({ problem, lines, fields, faults, order, against }, { steps, dates }) {
    if (problem) return { problem }
    if (against) {
      const [day, month] = against, column = GuideData.words.export.due
      faults.push(this.fault("days_differ", { column, line: day.line, value: day.text, other: month.line, against: month.text }))
    }
    const own = dates.read({})
    const changes = Object.fromEntries(lines.map((line) => {
      const step = steps.find(({ key }) => key === line.key)
      return [line.key, this.change(line, step, own, order, faults)]
    }))
    const sorted = faults.sort((a, b) => a.line - b.line).map(({ text }) => text)
    return { changes, faults: sorted, columns: fields }
  },

  /** @param {Line} line @param {Step} step @param {Dates} dates @param {string | undefined} order @param {any[]} faults */
  change({ line, cells }, step, dates, order, faults) {
    const change = /** @type {Entry} */ ({})
    for (const [field, text] of Object.entries(cells)) {
      const { value, fault } = this.value(field, text, order)
      if (value !== undefined) change[field] = value
      else if (fault) {
        const column = GuideData.words.export[field], most = this.longest[field]
        faults.push(this.fault(fault, { line, column, value: text.slice(0, 40), most }))
      }
    }
    // A date that the list works out by itself is none that the reader has chosen.
    if (step && change.due === GuideSteps.due(step, {}, dates)) change.due = ""
    return change
  },

  /**
   * Return what a cell stands for, or why it cannot be used; neither for a day that is left out with its whole column.
   * @param {string} field @param {string | null} text @param {string} order
   */
  value(field, text, order) {
    if (this.longest[field]) return text.length > this.longest[field] ? { fault: "too_long" } : { value: text }
    if (field === "state") {
      const state = Object.keys(GuideTableHeads.states).find((name) => GuideTableHeads.states[name].includes(GuideTableReader.known(text)))
      return state ? { value: state === "open" ? "" : state } : { fault: "bad_cell" }
    }
    const { day, month } = GuideTableReader.readings(text), meant = order ? { day, month }[order] : day === month ? day : ""
    return GuideDates.valid(meant) ? { value: meant } : { fault: order || !(day || month) ? "bad_cell" : "" }
  },
}
