/**
 * Formulas with names in place of cells, as table.js describes them. No DOM.
 *
 * @typedef {import("./table.js").GuideTableOf} GuideTableOf
 */
export const GuideFormula = class {
  static name_in = /\[(?:([\w-]+)!)?([\w-]+)(?:@([^\]:!@]+)(?::([^\]:!@]+))?|(:))?\]/g

  /** Return the letters of a column: A to Z, AA, … @param {number} index from 0 @returns {string} */
  static column(index) {
    return (index < 26 ? "" : GuideFormula.column(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))
  }

  /** Return the name of a sheet as formulas write it. @param {string} name */
  static quoted(name) {
    return `'${name.replaceAll("'", "''")}'`
  }

  /** @param {GuideTableOf[]} tables @param {string[]} names of their sheets, in their order */
  constructor(tables, names) {
    this.tables = tables
    this.names = names
  }

  /** Return a formula with cells in place of names. @param {string} formula @param {GuideTableOf} table where it stands @param {number} line its row */
  of(formula, table, line) {
    return formula.replace(GuideFormula.name_in, (whole, id, key, from, to, all) => {
      const place = id ? this.tables.find((each) => each.id === id) : table
      const index = place?.columns.findIndex((column) => column.key === key) ?? -1
      if (!place || index < 0) throw new Error(`${whole}: no such table or column in ${formula}`)
      const letters = GuideFormula.column(index), sheet = place === table ? "" : `${GuideFormula.quoted(this.names[this.tables.indexOf(place)])}!`
      if (!from && !all) return `${sheet}${letters}${line}`
      const first = from ? this.row(place, from, whole) : (place.above?.length ?? 0) + 2
      const last = from ? this.row(place, to ?? from, whole) : first + Math.max(place.rows.length + (place.spare ?? 0), 1) - 1
      return `${sheet}$${letters}$${first}${last === first && !all && !to ? "" : `:$${letters}$${last}`}`
    })
  }

  /** Return the row of a key, as the spreadsheet counts it. @param {GuideTableOf} table @param {string} key @param {string} whole what asks */
  row({ rows, foot = [], spare = 0, above = [] }, key, whole) {
    const at = rows.findIndex((row) => row.key === key), below = foot.findIndex((row) => row.key === key)
    if (at < 0 && below < 0) throw new Error(`${whole}: no row “${key}”`)
    return above.length + 2 + (at >= 0 ? at : rows.length + spare + below)
  }
}
