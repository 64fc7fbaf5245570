import { GuideDom } from "../base/dom.js"
import { GuideNumbers } from "../method/numbers.js"
import { GuideCsv } from "./csv.js"

/**
 * A table that is shown, printed, and written as CSV or spreadsheet (workbook.js), and that comes back (table-reader.js):
 * what a tool says about its columns is said once, for all of them. No tool is known here.
 *
 *     const table = {
 *       id: "lines", name: "Cost lines",
 *       columns: [
 *         { key: "key", head: "Key", width: 20, locked: true },
 *         { key: "unit", head: "Unit", choices: { flat: "flat", user: "per user" } },
 *         { key: "fee", head: "Fee a year", type: "money" },
 *         { key: "term", head: "Whole term", type: "money", locked: true, formula: "[fee]*5" },
 *       ],
 *       rows: [{ key: "tools", unit: "flat", fee: 14000, term: 70000 }],
 *       foot: [{ key: "sum", unit: "Sum", term: { value: 70000, formula: "SUM([term:])" } }],
 *     }
 *     GuidePage.download("costs.xlsx", GuideWorkbook.write([table], { kind: "costs", version: 1 }), GuideWorkbook.type)
 *     GuidePage.download("costs.csv", GuideTable.csv(table), GuideTable.csvType)
 *     panel.append(GuideTable.html(table))
 *
 * A value stands in the row under the key of its column: text, a number (money in whole units such as 12.50, a percentage
 * as a share such as 0.025), a day as 2027-03-25, of `choices` the id. { value, formula, … } says more about one cell.
 * Formulas are those of Excel in English (SUM, IF, ROUND …), with names in place of cells: [fee] of the same row,
 * [fee@tools] of the row with that key, [fee@tools:cover] from row to row, [fee:] of all rows without the foot, and
 * [lines!fee@tools] of the table with the id "lines" in the same file. The computed value stands beside each formula.
 * Where a column or cell is `locked`, the sheet is protected without a password, but for its other cells; `spare` is the
 * number of empty rows for the reader's own. A column with the key "key" finds rows again; what comes back needs one.
 *
 * @typedef {"text" | "whole" | "number" | "money" | "percent" | "day"} GuideColumnType
 * @typedef {string | number | null | undefined} GuidePlain
 * @typedef {{value: GuidePlain, formula?: string, type?: GuideColumnType, choices?: Record<string, string>,
 *   locked?: boolean, strong?: boolean}} GuideRich
 * @typedef {GuidePlain | GuideRich} GuideCell
 * @typedef {{key: string, head: string, width?: number, type?: GuideColumnType, choices?: Record<string, string>,
 *   locked?: boolean, formula?: string, names?: string[], choiceNames?: Record<string, string[]>, longest?: number,
 *   least?: number, most?: number, reads?: (text: string) => string | undefined, refused?: string}} GuideColumn choices: what
 *   may stand there, by id; formula: of every row; names and choiceNames: other words by which it is known when it comes
 *   back; reads: which choice other spellings mean; refused: the word that says why none is meant; longest, least, most:
 *   what may come back
 * @typedef {Record<string, GuideCell>} GuideTableRow
 * @typedef {{id?: string, name: string, columns: GuideColumn[], rows: GuideTableRow[], above?: string[], foot?: GuideTableRow[],
 *   spare?: number, sortable?: boolean}} GuideTableOf name: of its sheet; above: lines over the headings; foot: sums, which
 *   are no rows; sortable: readers sort its rows, so nothing in it is protected
 */
export const GuideTable = (() => {
  /** Return what is known of a cell, from itself, its row and its column. @param {GuideTableRow} row @param {GuideColumn} column @returns {GuideRich} */
  function cell(row, column) {
    const given = row[column.key]
    /** @type {GuideRich} */
    const own = given !== null && typeof given === "object" ? given : { value: /** @type {GuidePlain} */ (given) }
    return { type: column.type, choices: column.choices, locked: column.locked, formula: column.formula, ...own }
  }

  /** Return what stands in a cell: of choices the one that is meant, in words. @param {GuideRich} cell */
  function shown({ value, choices }) {
    return (choices && typeof value === "string" && Object.hasOwn(choices, value) ? choices[value] : value) ?? ""
  }

  /** Return how many digits the edition's currency has after the decimal mark. */
  const digits = () => new Intl.NumberFormat("en", { style: "currency", currency: GuideData.currency }).resolvedOptions().maximumFractionDigits ?? 2

  /** Return a cell as people read it: "1,234.50 EUR", "2.5%", "25 March 2027". @param {GuideRich} cell */
  function text(cell) {
    const value = shown(cell)
    if (cell.type === "day" && value) return GuideDom.day(String(value))
    if (typeof value !== "number") return value
    if (cell.type === "money") return `${GuideNumbers.number(value, digits())} ${GuideData.currency}`
    if (cell.type === "percent") return `${GuideNumbers.percent(value, decimals(value * 100))}%`
    return GuideNumbers.number(value, cell.type === "whole" ? 0 : decimals(value))
  }

  /** Return how many digits a number needs after the decimal mark, at most two. @param {number} value */
  const decimals = (value) => [0, 1].find((count) => GuideNumbers.rounded(value, count) === GuideNumbers.rounded(value, 2)) ?? 2

  /** Return the rows with the foot. @param {GuideTableOf} table */
  const lines = ({ rows, foot = [] }) => [...rows, ...foot]

  /** Return a table for the page and for paper. @param {GuideTableOf} table @param {string} [kind] its classes */
  function html(table, kind = "guide-table") {
    const { columns } = table
    const rows = lines(table).map((row) => columns.map((column) => text(cell(row, column))))
    return GuideDom.table(kind, columns.map(({ head }) => head), rows)
  }

  /** Return a table as CSV, with the separator and the decimal mark of the reader's country. @param {GuideTableOf} table */
  function csv(table, separator = GuideCsv.separator()) {
    const rows = lines(table).map((row) => table.columns.map((column) => plain(cell(row, column), separator)))
    return GuideCsv.write([table.columns.map(({ head }) => head), ...rows], separator)
  }

  /** Return a cell as spreadsheets read it in CSV. @param {GuideRich} cell @param {string} separator */
  function plain(cell, separator) {
    const value = shown(cell)
    if (typeof value !== "number") return value
    const share = cell.type === "percent", figures = String(GuideNumbers.rounded(share ? value * 100 : value, 10))
    return { number: (separator === ";" ? figures.replace(".", ",") : figures) + (share ? "%" : "") }
  }

  return { cell, csv, csvType: "text/csv;charset=utf-8", digits, html, lines, shown, text }
})()
