import { GuideDates } from "../base/dates.js"
import { GuidePage } from "../base/page.js"
import { GuideNumbers } from "../method/numbers.js"
import { GuideFigures } from "./figures.js"
import { GuideTable } from "./table.js"
import { GuideTableReader } from "./table-reader.js"

/**
 * Tables that come back: what can be read of them, what cannot and why, before anything is changed. Columns are known by
 * their key or heading, rows by their key, in any order; an empty cell changes nothing. No DOM.
 *
 *     const read = GuideReturning.examine(await GuideTableReader.open(bytes), { kind: "costs", version: 1, tables: [table] })
 *     if (read.problem) …           // a sentence: nothing can be read
 *     if (read.ask) …               // how a column's days are meant; again with { …, orders: { "lines/from": "day" } }
 *     read.rows.lines.tools.fee     // by table, row and column, as in table.js: 14000
 *     read.added.lines              // rows without a key, where the table has `spare`: [{ fee: 12 }]
 *
 * The tables are those that the tool would write now: a cell that says what stands there already is no change. Locked
 * columns and formulas are not read.
 *
 * @typedef {import("./table.js").GuideTableOf} GuideTableOf
 * @typedef {import("./table.js").GuideColumn} GuideColumn
 * @typedef {import("./table.js").GuidePlain} GuidePlain
 * @typedef {import("./table-reader.js").Table} GuideOpenTable
 * @typedef {{tables?: GuideOpenTable[], unread?: string[], guessed?: boolean, problem?: string, file?: string, text?: string}} GuideOpened
 * @typedef {{kind: string, version: number, tables: GuideTableOf[], present?: (key: string) => string | null,
 *   own?: (key: string, table: string) => boolean, aside?: (key: string, table: string) => string,
 *   kept?: (key: string, table: string) => boolean,
 *   orders?: Record<string, string>}} GuideExpected
 *   present: the key that a row has today; own: whether a row that is not known may be one of the reader's own; aside: a
 *   name for rows that belong elsewhere, which are told once; kept: whether a row that is not known is named and kept all the
 *   same, since another edition may know it
 * @typedef {{line: number, text: string}} GuideFault
 * @typedef {{name: string, text: string, readings: Record<string, string>}} GuideAsk name: of the column, table/key
 * @typedef {{problem?: string, ask?: GuideAsk, rows: Record<string, Record<string, Record<string, GuidePlain>>>,
 *   added: Record<string, Record<string, GuidePlain>[]>, count: number, changed: number, unknown: number,
 *   unusable: number, lines: number, columns: string[], set: string, faults: string[]}} GuideReturned
 */
export const GuideReturning = (() => {
  const LONGEST = 2_000

  /** Return a sentence with the row that it is about. @param {string} path @param {Record<string, any>} [values] @returns {GuideFault} */
  function fault(path, values = {}) {
    // The number of a row is a name: spreadsheets write it without a sign between the thousands.
    const rows = ["line", "first", "other"].filter((key) => key in values).map((key) => [key, String(values[key])])
    return { line: values.line ?? 0, text: GuidePage.say(path, { ...values, ...Object.fromEntries(rows) }) }
  }

  /** @param {GuideOpened} opened @param {GuideExpected} expected @returns {GuideReturned} */
  function examine(opened, expected) {
    const read = new Reading(expected)
    try {
      read.all(opened)
    } catch (error) {
      if (!(error instanceof Stop)) throw error
      read.found.problem = error.message
    }
    read.found.faults = read.faults.sort((a, b) => a.line - b.line).map(({ text }) => text)
    return read.found
  }

  /** Why nothing can be read: a sentence. */
  class Stop extends Error {}

  class Reading {
    /** @type {GuideFault[]} */
    faults = []
    /** @type {GuideReturned} */
    found = { rows: {}, added: {}, count: 0, changed: 0, unknown: 0, unusable: 0, lines: 0, columns: [], set: "", faults: [] }

    /** @param {GuideExpected} expected */
    constructor(expected) {
      this.expected = expected
      /** @type {Record<string, string>} what the file says of itself */
      this.about = {}
    }

    /** @param {string} path @param {Record<string, any>} [values] */
    say(path, values) {
      this.faults.push(fault(path, values))
    }

    /** @param {GuideOpened} opened */
    all({ tables = [], unread = [], guessed, problem }) {
      if (problem) throw new Stop(GuidePage.say(`file.${problem}`))
      const own = tables.find(({ name, rows }) => name.toLowerCase() === "guide" && rows[0]?.cells[0] === "kind")
      this.about = Object.fromEntries((own?.rows ?? []).map(({ cells: [key, value = ""] }) => [key, value]))
      this.checkAbout()
      const sheets = this.sheetsFor(tables.filter((table) => table !== own))
      for (const { table, sheet } of sheets) new Sheet(this, table, sheet).read()
      for (const kind of unread) this.say(kind === "macros" ? "sheets.macros" : "sheets.comments")
      if (guessed) this.say("file.guessed")
    }

    checkAbout() {
      const { kind, version, edition, set } = this.about
      if (kind === undefined) return
      if (kind !== this.expected.kind) throw new Stop(GuidePage.say("sheets.other_kind", { kind: kind.slice(0, 40) }))
      if (Number(version) > this.expected.version) throw new Stop(GuidePage.say("file.newer"))
      if (Number(version) < this.expected.version) this.say("sheets.older")
      if (edition !== GuideData.edition) this.say("sheets.other_edition", { edition: String(edition).slice(0, 60) })
      this.found.set = set ?? ""
    }

    /** Return which sheet holds which table: the one of its name, else the one with most of its columns. @param {GuideOpenTable[]} tables */
    sheetsFor(tables) {
      const pairs = this.expected.tables.flatMap((table) => tables.flatMap((each) => {
        const sheet = GuideTableReader.look(each, this.headings(table), "key")
        return sheet ? [{ table, sheet, score: score(sheet, table) }] : []
      })).sort((a, b) => b.score - a.score)
      const found = /** @type {typeof pairs} */ ([]), isCsv = tables.every(({ name }) => !name)
      for (const pair of pairs) {
        const isTaken = found.some(({ table, sheet }) => table === pair.table || sheet.table === pair.sheet.table || isCsv)
        if (!isTaken) found.push(pair)
      }
      if (!found.length) throw new Stop(GuidePage.say("file.no_key", { key: headOf(this.expected.tables[0], "key") }))
      const others = pairs.map(({ sheet }) => sheet).filter(({ table, name }) => name && !found.some(({ sheet }) => sheet.table === table))
      if (others.length) {
        const name = (/** @type {{name: string}[]} */ sheets) => [...new Set(sheets.map((each) => each.name))].join(", ")
        this.say("file.other_sheets", { sheet: name(found.map(({ sheet }) => sheet)), others: name(others) })
      }
      return found
    }

    /** Return by which names each column of a table is known, also in the language of the file. @param {GuideTableOf} table */
    headings({ id, columns }) {
      const names = columns.map((column) => [column.key, [column.key, column.head, ...(column.names ?? []), this.about[`${id}/${column.key}`] ?? ""]
        .map(GuideTableReader.known).filter(Boolean)])
      return /** @type {Record<string, string[]>} */ (Object.fromEntries(names))
    }
  }

  /** @param {GuideTableOf} table @param {string} key */
  const headOf = ({ columns }, key) => columns.find((column) => column.key === key)?.head ?? key

  /** Return how well a sheet fits a table: by its columns, and by its name. @param {import("./table-reader.js").Found} found @param {GuideTableOf} table */
  function score(found, table) {
    return Object.keys(found.columns).length + (GuideTableReader.known(found.name) === GuideTableReader.known(table.name) ? 100 : 0)
  }

  /** One sheet, and the table that it holds. */
  class Sheet {
    /** @param {Reading} of @param {GuideTableOf} table @param {import("./table-reader.js").Found} sheet */
    constructor(of, table, sheet) {
      this.of = of
      this.table = table
      this.sheet = sheet
      this.id = table.id ?? ""
      this.columns = table.columns.filter(({ key, locked, formula }) => key !== "key" && !locked && !formula)
      this.read_in = this.columns.filter(({ key }) => key in sheet.columns)
      this.known = new Map(table.rows.map((row) => [String(row.key), row]))
      this.foot = new Set((table.foot ?? []).map((row) => String(row.key)))
    }

    read() {
      const { of, sheet, id } = this
      if (sheet.unclosed) throw new Stop(fault("file.unclosed", { line: sheet.unclosed }).text)
      if (!this.read_in.length) throw new Stop(GuidePage.say("file.no_fields", { columns: this.columns.map(({ head }) => head).join(", ") }))
      this.checkColumns()
      const lines = this.lines()
      const texts = this.read_in.map((column) => lines.map(({ line, row }) => ({ line, text: this.textOf(row, column), isExact: this.isExact(row, column) })).filter(({ text }) => text.trim()))
      const typed = this.read_in.flatMap((column, i) => (isFigure(column) ? texts[i].filter(({ isExact }) => !isExact).map(({ text }) => text) : []))
      this.mark = GuideFigures.mark(typed)
      this.orders = Object.fromEntries(this.read_in.map((column, i) => [column.key, column.type === "day" ? this.orderOf(column, texts[i]) : ""]))
      of.found.columns.push(...this.read_in.map(({ head }) => head))
      of.found.rows[id] = {}
      of.found.added[id] = []
      for (const each of lines) this.take(each)
    }

    /** Name columns that stand there twice, that are missing while others are not known, that are hidden, or joined. */
    checkColumns() {
      const { sheet, of } = this, missing = this.columns.filter(({ key }) => !(key in sheet.columns))
      for (const heading of sheet.twice) of.say("file.heading_twice", { heading })
      if (missing.length && sheet.strange.length) {
        of.say("sheets.missing", { columns: heads(missing), others: sheet.strange.slice(0, 5).map((name) => name.slice(0, 40)).join(", ") })
      }
      const within = (/** @type {{first: number, last: number}} */ { first, last }) =>
        this.read_in.filter(({ key }) => sheet.columns[key] >= first && sheet.columns[key] <= last)
      const hidden = (sheet.table.hidden ?? []).flatMap(within)
      if (hidden.length) of.say("sheets.hidden", { columns: heads(hidden) })
      const rows = sheet.rows.filter(({ number }) => sheet.table.hiddenRows?.includes(number)).length
      if (rows) of.say("sheets.hidden_rows", { count: rows })
      for (const span of sheet.table.merged ?? []) if (within(span).length) of.say("sheets.merged", { place: span.place })
    }

    /** Return the rows that are known, or the reader's own, each once; name the others. */
    lines() {
      const { of, sheet, id } = this, first = /** @type {Record<string, number>} */ ({}), aside = /** @type {Set<string>} */ (new Set())
      const found = /** @type {{line: number, key: string, row: import("./table-reader.js").Row}[]} */ ([])
      const keep = (/** @type {import("./table-reader.js").Row} */ row, /** @type {string} */ key) => {
        if (key) first[key] = row.number
        found.push({ line: row.number, key, row })
      }
      for (const row of sheet.rows) {
        const given = (row.cells[sheet.columns.key] ?? "").trim(), key = of.expected.present?.(given) ?? given, line = row.number
        const isFilled = this.read_in.some((column) => this.textOf(row, column).trim()), elsewhere = of.expected.aside?.(key, id)
        if (this.foot.has(key) || (!key && !isFilled)) continue
        if (elsewhere) aside.add(elsewhere)
        else if (!key && !this.table.spare) of.say("file.keyless", { line })
        else if (key && !this.known.has(key) && !of.expected.own?.(key, id)) {
          of.found.unknown++
          of.say("sheets.unknown_row", { line, value: key.slice(0, 80) })
          if (of.expected.kept?.(key, id)) keep(row, key)
        } else if (first[key]) of.say("file.key_twice", { line, key, first: first[key] })
        else keep(row, key)
      }
      if (aside.size) of.say("file.other_lists", { lists: [...aside].join(", ") })
      return found
    }

    /** @param {import("./table-reader.js").Row} row @param {GuideColumn} column */
    textOf = ({ cells }, { key }) => cells[this.sheet.columns[key]] ?? ""

    /** @param {import("./table-reader.js").Row} row @param {GuideColumn} column */
    isExact = ({ exact }, { key }) => exact?.has(this.sheet.columns[key]) ?? false

    /** Return in which order a column has day and month; ask if nothing settles it. @param {GuideColumn} column @param {{line: number, text: string}[]} texts */
    orderOf(column, texts) {
      const { of } = this, { order, ask, against } = GuideTableReader.settle(texts), name = `${this.id}/${column.key}`
      if (against) {
        const [day, month] = against
        of.say("file.days_differ", { column: column.head, line: day.line, value: day.text, other: month.line, against: month.text })
      }
      if (!ask || of.expected.orders?.[name]) return order ?? of.expected.orders?.[name] ?? ""
      const { text } = fault("file.which_day", { column: column.head, value: ask.text, line: ask.line })
      of.found.ask ??= { name, text, readings: GuideTableReader.readings(ask.text) }
      return ""
    }

    /** Keep what can be used of a row. @param {{line: number, key: string, row: import("./table-reader.js").Row}} line */
    take({ line, key, row }) {
      const { found } = this.of, known = this.known.get(key) ?? {}, values = /** @type {Record<string, GuidePlain>} */ ({})
      for (const column of this.read_in) {
        const text = this.textOf(row, column), cell = GuideTable.cell(known, column)
        if (!text.trim() || cell.formula || cell.locked) continue
        const value = this.value({ ...column, ...cell }, text, this.isExact(row, column), line)
        if (value === undefined) continue
        values[column.key] = value
        found.count++
        if (value !== (cell.value ?? "")) found.changed++
      }
      if (!Object.keys(values).length) return
      found.lines++
      if (key) found.rows[this.id][key] = values
      else found.added[this.id].push(values)
    }

    /** Return what a cell stands for; undefined, and a sentence, if it cannot be used. @param {GuideColumn} column @param {string} text @param {boolean} isExact @param {number} line @returns {GuidePlain} */
    value(column, text, isExact, line) {
      const { of } = this, { type = "text", longest = LONGEST } = column, short = text.trim().slice(0, 40)
      const refuse = (/** @type {string} */ path, more = {}) => {
        of.found.unusable++
        of.say(path, { line, column: column.head, value: short, ...more })
        return undefined
      }
      if (column.choices) return this.choice(column, text) ?? refuse(column.refused ?? "sheets.no_choice", { choices: Object.values(column.choices).join(", ") })
      if (type === "text") return text.length > longest ? refuse("file.too_long", { most: longest }) : text
      if (type === "day") return this.day(column, text, refuse)
      const { value = NaN, twofold } = isExact ? { value: Number(text) } : GuideFigures.read(text, this.mark ?? "")
      if (twofold) return refuse("sheets.twofold")
      if (!isExact && type === "percent" && !Number.isNaN(value) && !/%\s*$/.test(text)) return refuse("sheets.no_percent")
      const number = !isExact && type === "percent" ? GuideNumbers.rounded(value / 100, 6) : value
      if (!Number.isFinite(number) || (type === "whole" && !Number.isInteger(number))) return refuse("file.bad_cell")
      const { least = -Infinity, most = Infinity } = column
      if (number < least) return refuse("sheets.below", { least })
      return number > most ? refuse("sheets.above", { most }) : number
    }

    /** Return the id of what is chosen, by its word here, in other editions or in the file. @param {GuideColumn} column @param {string} text */
    choice({ key, choices = {}, choiceNames = {}, reads }, text) {
      const { known } = GuideTableReader, wanted = known(text)
      return Object.keys(choices).find((id) => [id, choices[id], ...(choiceNames[id] ?? []), this.of.about[`${this.id}/${key}/${id}`] ?? ""]
        .map(known).includes(wanted)) ?? reads?.(text)
    }

    /** @param {GuideColumn} column @param {string} text @param {(path: string) => undefined} refuse */
    day({ key }, text, refuse) {
      const readings = GuideTableReader.readings(text), order = this.orders?.[key] ?? "", { day, month } = readings
      const meant = order ? /** @type {Record<string, string>} */ (readings)[order] : day === month ? day : ""
      if (meant && GuideDates.valid(meant)) return meant
      return order || !(day || month) ? refuse("file.bad_cell") : undefined
    }
  }

  /** @param {GuideColumn} column */
  const isFigure = ({ type = "text", choices }) => !choices && ["whole", "number", "money", "percent"].includes(type)

  /** @param {GuideColumn[]} columns */
  const heads = (columns) => columns.map(({ head }) => head).join(", ")

  return { examine, fault }
})()
