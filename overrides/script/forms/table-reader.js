import { GuidePage } from "../base/page.js"
import { GuideCsv } from "./csv.js"
import { GuideSheetReader } from "./sheet-reader.js"

/**
 * Tables that come back, from CSV or a spreadsheet: columns are known by their headings, wherever these stand, and
 * days by what the whole column says. Knows nothing of what the tables are for.
 *
 * @typedef {import("./sheet-reader.js").Row} Row
 * @typedef {import("./sheet-reader.js").Table & {unclosed?: number}} Table
 * @typedef {{table: Table, name: string, columns: Object<string, number>, rows: Row[], unclosed?: number, others: string[],
 *   twice: string[], strange: string[]}} Found others: sheets that would do as well; twice: headings that stand there
 *   twice; strange: those that are not known
 * @typedef {{line: number, text: string}} Cell line: the row as the spreadsheet counts it
 */
export const GuideTableReader = (() => {
  // The headings are looked for in so many rows: a title or two may stand above them.
  const MOST_ABOVE = 20
  const TIME = String.raw`(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AP]M)?(?: ?Z| ?[+-]\d{2}:?\d{2})?)?`
  const YEAR_FIRST = new RegExp(String.raw`^(\d{4}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{1,2})\.?${TIME}$`, "i")
  const YEAR_LAST = new RegExp(String.raw`^(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4})\.?${TIME}$`, "i")

  /** Return a heading as it is compared. @param {string} text */
  const known = (text) => text.normalize("NFKC").replace(/[\p{Cf}:*]/gu, "").replace(/\s+/g, " ").trim().toLowerCase()

  /**
   * Return the tables in the bytes of a file: the sheets of a spreadsheet; for CSV what each separator would make of it.
   * @param {Uint8Array} bytes @returns {Promise<{tables?: Table[], unread?: string[], text?: string, guessed?: boolean, problem?: string}>}
   */
  async function open(bytes) {
    const { isOld, isZip, read, Refusal } = GuideSheetReader
    if (!bytes.length) return { problem: "empty" }
    if (!isZip(bytes) && !isOld(bytes)) return openText(bytes)
    try {
      return await read(bytes)
    } catch (error) {
      if (error instanceof Refusal) return { problem: error.message }
      throw error
    }
  }

  /** @param {Uint8Array} bytes */
  function openText(bytes) {
    const found = bytes.length > GuideSheetReader.LIMITS.text ? { problem: "too_big" } : GuidePage.text(bytes)
    if (!found || "problem" in found) return found ?? { problem: "unreadable" }
    const tables = GuideCsv.separators.map((mark) => ({ name: "", ...GuideCsv.read(found.text, mark) }))
    return { ...found, tables }
  }

  /**
   * Return the first table that has a column of a name, or undefined.
   * @param {Table[]} tables @param {Object<string, string[]>} headings each column's own, in small letters
   * @param {string} wanted the column without which a table is none @returns {Found | undefined}
   */
  function find(tables, headings, wanted) {
    const all = tables.map((table) => look(table, headings, wanted)).filter((each) => each !== undefined)
    const [first, ...others] = all
    return first && { ...first, others: others.map(({ name }) => name).filter(Boolean) }
  }

  /**
   * Return where a table has which columns, if the wanted one is among them.
   * @param {Table} table @param {Object<string, string[]>} headings @param {string} wanted @returns {Found | undefined}
   */
  function look(table, headings, wanted) {
    const { name, rows, unclosed } = table
    const head = rows.slice(0, MOST_ABOVE).findIndex(({ cells }) => cells.some((cell) => headings[wanted].includes(known(cell))))
    if (head < 0) return undefined
    const cells = rows[head].cells.map(known)
    const places = Object.entries(headings).map(([column, own]) =>
      /** @type {[string, number[]]} */ ([column, cells.flatMap((cell, i) => (own.includes(cell) ? [i] : []))]))
    const columns = Object.fromEntries(places.filter(([, found]) => found.length).map(([column, [first]]) => [column, first]))
    const twice = places.filter(([, found]) => found.length > 1).map(([, [first]]) => rows[head].cells[first].trim())
    const own = Object.values(headings).flat(), strange = rows[head].cells.filter((cell) => cell.trim() && !own.includes(known(cell)))
    return { table, name, columns, rows: rows.slice(head + 1), unclosed, others: /** @type {string[]} */ ([]), twice, strange }
  }

  /* Days */

  /** Return what a text means as a day with the day first, and with the month first; "" where that is none. @param {string} text */
  function readings(text) {
    const plain = text.normalize("NFKC").replace(/\p{Cf}/gu, "").replace(/\s+/g, " ").trim()
    const first = YEAR_FIRST.exec(plain), last = YEAR_LAST.exec(plain)
    if (last) return { day: real(last[4], last[3], last[1]), month: real(last[4], last[1], last[3]) }
    const day = first ? real(first[1], first[3], first[4]) : named(plain)
    return { day, month: day }
  }

  /** Return a day as 2027-03-25, or "" if there is no such day. @param {string} year @param {string} month @param {string} day */
  function real(year, month, day) {
    const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`, date = new Date(`${text}T00:00:00Z`)
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : ""
  }

  /** Return the day of a text with the name of its month, as 25 March 2027 or Mar 25, 2027; else "". @param {string} text */
  function named(text) {
    const words = text.toLowerCase().split(/[\s.,/-]+/).filter(Boolean)
    const name = words.find((word) => /^\p{L}{3,}$/u.test(word)), year = words.find((word) => /^\d{4}$/.test(word))
    const day = words.find((word) => /^\d{1,2}$/.test(word))
    const month = name && words.length === 3 ? months().findIndex((each) => each.some((own) => own.startsWith(name))) % 12 : -1
    return month >= 0 && year && day ? real(year, String(month + 1), day) : ""
  }

  /** Return the names of the twelve months in the languages that may be meant, language by language. */
  function months() {
    return [GuideData.language, navigator.language, "en", "de"].flatMap((locale) => Array.from({ length: 12 }, (_, i) =>
      ["long", "short"].map((month) => new Intl.DateTimeFormat(locale, { month: /** @type {"long"} */ (month), timeZone: "UTC" })
        .format(new Date(Date.UTC(2026, i, 15))).toLowerCase())))
  }

  /** Whether a text can be two different days. @param {string} text */
  function isOpen(text) {
    const { day, month } = readings(text)
    return Boolean(day && month) && day !== month
  }

  /**
   * Return in which order a column has day and month: as the cells say that fit only one; with dots the day is first;
   * else it is to be asked, with an example. Cells that contradict each other are named.
   * @param {Cell[]} cells @returns {{order?: "day" | "month", ask?: Cell, against?: [Cell, Cell]}}
   */
  function settle(cells) {
    const only = (/** @type {string} */ one, /** @type {string} */ other) => cells.find(({ text }) => readings(text)[one] && !readings(text)[other])
    const day = only("day", "month"), month = only("month", "day")
    if (day && month) return { against: [day, month] }
    const ask = day || month ? undefined : cells.find(({ text }) => isOpen(text) && !text.includes("."))
    return ask ? { ask } : { order: month ? "month" : "day" }
  }

  return { find, known, look, open, readings, settle }
})()
