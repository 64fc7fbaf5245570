/**
 * Steps as table and calendar, and back from a table or a dossier file. Columns are known by their headings,
 * steps by the key in the first one.
 *
 * @typedef {{problem?: string, changes?: Entries, dates?: Dates, faults?: string[]}} Read what a file holds
 */
globalThis.GuideTakeaway = {
  columns: { key: 24, list: 18, group: 18, step: 44, proof: 44, who: 22, state: 14, owner: 20, due: 12, note: 40 },

  /** @param {Step[]} steps @param {Entries} items @param {Dates} dates @returns {string[][]} */
  rows(steps, items, dates) {
    const words = GuideData.words.export
    /** @param {Step} step @param {Omit<Entry, "state"> & {state?: string}} [entry] */
    const row = (step, { state = "open", owner = "", due, note = "" } = {}) => [
      step.key, step.listTitle, step.group, step.title, GuideSteps.proof(step), step.who,
      words[state], owner, GuideSteps.due(step, { due }, dates), note,
    ]
    const heads = Object.keys(this.columns).map((column) => words[column])
    return [heads, ...steps.map((step) => row(step, items[step.key]))]
  },

  /** @param {string} name @param {[Step[], Entries, Dates]} what */
  csv(name, ...what) {
    GuidePage.download(`${name}.csv`, GuideCsv.write(this.rows(...what)), "text/csv;charset=utf-8")
  },

  /** @param {string} name @param {[Step[], Entries, Dates]} what */
  xlsx(name, ...what) {
    const due = Object.keys(this.columns).indexOf("due")
    /** @type {import("./guide-xlsx.js").Cell[][]} */
    const rows = this.rows(...what)
    for (const row of rows.slice(1)) row[due] = row[due] && { day: /** @type {string} */ (row[due]) }
    const sheet = { name: GuideData.words.export.sheet, widths: Object.values(this.columns), rows }
    GuidePage.download(`${name}.xlsx`, GuideXlsx.write([sheet]), GuideXlsx.type)
  },

  /** Hand out the steps that have a date; false if none has. */
  calendar(name, steps, items, dates) {
    const happenings = steps.map((step) => this.happening(step, items[step.key], dates)).filter(({ day }) => day)
    if (happenings.length) GuideCalendar.save(name, happenings)
    return happenings.length > 0
  },

  happening(step, entry, dates) {
    const { state, owner, note } = entry ?? {}
    const about = { list: step.listTitle, proof: GuideSteps.proof(step), who: step.who, owner, note }
    const text = Object.keys(about).filter((word) => about[word])
      .map((word) => `${GuideData.words.export[word]}: ${about[word]}`)
    const title = (state === "done" ? "✓ " : "") + step.title
    const day = GuideSteps.due(step, entry, dates)
    return { id: step.key, day, title, text: text.join("\n"), cancelled: state === "na" }
  },

  /**
   * Load a table or a dossier file into the steps. @param {File} file @param {Step[]} steps
   * @returns {Promise<{text: string, undo?: () => void}>} what happened, in words, and what takes it back
   */
  async load(file, steps, store, dates) {
    const { text, problem } = await GuideFile.open(file)
    const read = /^\s*[{[]/.test(text) ? "fromDossier" : "fromTable"
    /** @type {Read} */
    const found = problem ? { problem } : this[read](text, steps, dates.read({}))
    if (found.problem) return { text: found.problem }
    const before = GuideSteps.change(store, found.changes), had = dates.read({})
    dates.write({ ...had, ...found.dates })
    const undo = () => {
      GuideSteps.change(store, before)
      dates.write(had)
    }
    const count = Object.keys(found.changes).length
    return { text: `${GuidePage.say("file.steps", { steps: count })} ${GuidePage.several(found.faults)}`, undo }
  },

  fromDossier(text, steps) {
    const { problem, dossier, notes } = GuideFile.examine(text)
    if (problem) return { problem }
    const { checklists, dates } = dossier.tools
    const lists = new Set(steps.map(({ list }) => list))
    const mine = Object.entries(checklists?.items ?? {}).map(([key, entry]) => [GuideSteps.present(key), entry])
      .filter(([key]) => lists.size > 1 || lists.has(key.split("/")[0]))
    return { changes: Object.fromEntries(mine), dates, faults: notes }
  },

  /** @param {string} text @param {Step[]} steps @param {Dates} dates @returns {Read} */
  fromTable(text, steps, dates) {
    const words = GuideData.words.export
    const [head = [], ...rows] = GuideCsv.read(text)
    const heads = head.map((cell) => cell.trim().toLowerCase())
    const place = (column) => heads.findIndex((cell) => cell === column || cell === words[column].toLowerCase())
    const changes = /** @type {Entries} */ ({}), faults = []
    if (place("key") < 0) return { changes, faults, problem: GuidePage.say("file.no_key", { key: words.key }) }
    const fields = ["state", "owner", "due", "note"].filter((field) => place(field) >= 0)
    rows.forEach((row, i) => {
      const key = GuideSteps.present((row[place("key")] ?? "").trim())
      const fault = (value) => faults.push(GuidePage.say("file.bad_row", { line: i + 2, value: value.slice(0, 40) }))
      if (!steps.some(({ list }) => key.startsWith(`${list}/`)) || !GuideSteps.key.test(key)) return fault(key)
      const step = steps.find((each) => each.key === key)
      if (!step) fault(key)
      changes[key] = this.fromRow(step, fields.map((field) => [field, row[place(field)] ?? ""]), dates, fault)
    })
    return { changes, faults }
  },

  fromRow(step, cells, dates, fault) {
    const change = {}
    for (const [field, cell] of cells) {
      const value = this.value(field, cell)
      if (value === undefined) fault(cell)
      else change[field] = value
    }
    // A date that the list works out by itself is none that the reader has chosen.
    if (step && change.due === GuideSteps.due(step, {}, dates)) change.due = ""
    return change
  },

  /** Return what a cell stands for, "" for nothing, undefined if it cannot be used. */
  value(field, cell) {
    if (field === "owner" || field === "note") return cell.length <= GuideSteps.longest ? cell : undefined
    const text = cell.trim().toLowerCase(), words = GuideData.words.export
    if (field === "due") return text && this.day(text)
    const state = ["open", "done", "na"].find((name) => !text || text === name || text === words[name].toLowerCase())
    return state === "open" ? "" : state
  },

  /** Return a day as spreadsheets write it: 2027-02-28, 28.02.2027, 28/02/2027 (02/28/2027 in the United States). */
  day(text) {
    const parts = text.match(/^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/)
    if (!parts) return GuideDates.valid(text) ? text : undefined
    const [, first, sign, second, year] = parts
    const [day, month] = sign === "/" && navigator.language === "en-US" ? [second, first] : [first, second]
    return this.day(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`)
  },
}
