import { GuideDom } from "../base/dom.js"
import { GuideFormula } from "./formula.js"
import { GuideTable } from "./table.js"
import { GuideZip } from "./zip.js"

/**
 * Tables as an Excel workbook, made of the few parts that spreadsheets need, each in the order of the standard, so that
 * no program has to repair it. Text is typed as text, so nothing in it is ever a formula; days are real days; formulas
 * stand beside their computed value and are computed anew on opening. How tables are described: table.js.
 *
 * @typedef {{kind: string, version: number, set?: string, edition?: string, date?: string}} GuideAbout what the sheet
 *   "guide" says of the file. What leaves the house has no `set`: its name may be that of a rival.
 * @typedef {import("./table.js").GuideTableOf} GuideTableOf
 * @typedef {import("./table.js").GuideRich} GuideRich
 * @typedef {{name: string, xml: string, head: number}} GuideSheetPart head: the row of the headings, from 1
 */
export const GuideWorkbook = (() => {
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  const SCHEMAS = "http://schemas.openxmlformats.org/"
  const LINKS = `${SCHEMAS}officeDocument/2006/relationships`
  const MAIN = `xmlns="${SCHEMAS}spreadsheetml/2006/main"`
  const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
  /** @type {Record<string, string>} */
  const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" }
  /** @type {Record<string, number>} */
  const WIDTHS = { text: 24, whole: 10, number: 12, money: 16, percent: 10, day: 12 }
  const { column, quoted } = GuideFormula

  /** Return a text for XML: escaped, without signs that XML forbids. @param {unknown} value */
  function xml(value) {
    const allowed = String(value).toWellFormed().replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, "")
    return allowed.replace(/[&<>"\r]/g, (sign) => SIGNS[sign])
  }

  /* Formats: each look of a cell once, in the order in which they are needed. */

  /** @typedef {{type?: string, strong?: boolean, head?: boolean, formula?: boolean, answer?: boolean, long?: boolean}} Look long: on one line, beyond its column */

  class Looks {
    /** @type {string[]} */
    known = ["<xf/>"]

    /** Return the number of a look. @param {Look} look */
    of({ type = "text", strong, head, formula, answer, long }) {
      const number = formula && type === "text" ? 0 : FORMATS[type]
      const wrap = type === "text" && !long ? ' wrapText="1"' : ""
      const found = `<xf numFmtId="${number}" fontId="${strong || head ? 1 : 0}" fillId="${head ? 2 : answer ? 3 : 0}" borderId="0" xfId="0" `
        + 'applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1" applyProtection="1">'
        + `<alignment vertical="top"${wrap}/><protection locked="${answer ? 0 : 1}"/></xf>`
      if (!this.known.includes(found)) this.known.push(found)
      return this.known.indexOf(found)
    }

    get xml() {
      const font = (/** @type {string} */ bold) => `<font>${bold}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`
      const fill = (/** @type {string} */ colour) => `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`
      const plain = (/** @type {string} */ kind) => `<fill><patternFill patternType="${kind}"/></fill>`
      return `<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="${xml(moneyFormat())}"/></numFmts>`
        + `<fonts count="2">${font("")}${font("<b/>")}</fonts>`
        + `<fills count="4">${plain("none")}${plain("gray125")}${fill("FFE8EAED")}${fill("FFFFF8DC")}</fills>`
        + '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        + `<cellXfs count="${this.known.length}">${this.known.join("").replace("<xf/>", '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>')}</cellXfs>`
        + '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    }
  }

  /** The numbers of formats that all spreadsheets know; 164 is the first of our own. @type {Record<string, number>} */
  const FORMATS = { text: 49, whole: 3, number: 0, money: 164, percent: 10, day: 14 }

  /** Return how amounts look, such as [$€]#,##0.00, in the order of the edition's language. */
  function moneyFormat() {
    const style = new Intl.NumberFormat(GuideData.language, { style: "currency", currency: GuideData.currency })
    const digits = GuideTable.digits()
    /** @type {(part: Intl.NumberFormatPart) => Record<string, string>} */
    const known = ({ value }) => ({ currency: `[$${value}]`, integer: `#,##0${digits ? `.${"0".repeat(digits)}` : ""}`, literal: " " })
    return style.formatToParts(1).map((part) => known(part)[part.type] ?? "").join("")
  }

  /* Cells */

  /** @param {string} place @param {number} look @param {string} value */
  function textCell(place, look, value) {
    // What looks like the code of a sign to spreadsheets must not become one.
    const text = xml(value.slice(0, 32_767).replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_"))
    return `<c r="${place}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
  }

  /** Return the number by which spreadsheets know a day. @param {string} day */
  const numberOf = (day) => Date.parse(day) / 86_400_000 + 25_569

  /** @param {GuideRich} cell @param {string} place @param {number} look @param {string} formula already with cells in place of names */
  function cellXml(cell, place, look, formula) {
    const shown = GuideTable.shown(cell), value = cell.type === "day" && shown ? numberOf(String(shown)) : shown
    const isNumber = typeof value === "number" && Number.isFinite(value)
    if (formula) return `<c r="${place}" s="${look}"${isNumber ? "" : ' t="str"'}><f>${xml(formula)}</f><v>${isNumber ? value : xml(shown)}</v></c>`
    if (isNumber) return `<c r="${place}" s="${look}"><v>${value}</v></c>`
    return shown === "" ? `<c r="${place}" s="${look}"/>` : textCell(place, look, String(shown))
  }

  /* Sheets */

  /** What all sheets of a workbook share. */
  class Book {
    looks = new Looks()
    /** @type {string[][]} the lists to choose from */
    lists = []

    /** @param {GuideTableOf[]} tables */
    constructor(tables) {
      const [, choices, ...names] = sheetNames(["guide", GuideData.words.sheets.choices, ...tables.map(({ name }) => name)])
      this.choicesName = choices
      this.names = names
      this.formula = new GuideFormula(tables, this.names)
    }

    /** Return where a list to choose from stands. @param {Record<string, string>} choices */
    list(choices) {
      const list = Object.values(choices), at = this.lists.findIndex((each) => JSON.stringify(each) === JSON.stringify(list))
      const number = at < 0 ? this.lists.push(list) - 1 : at, letters = column(number)
      return `${quoted(this.choicesName)}!$${letters}$1:$${letters}$${list.length}`
    }

    /** Return the sheet of a table. @param {GuideTableOf} table @returns {string} */
    sheet(table) {
      const { columns, above = [], spare = 0 } = table, head = above.length + 1
      const rows = [...table.rows, ...Array.from({ length: spare }, () => ({})), ...(table.foot ?? [])]
      const cells = rows.map((row) => columns.map((each) => GuideTable.cell(row, each)))
      const foot = cells.length - (table.foot?.length ?? 0)
      const isProtected = !table.sortable && (columns.some(({ locked }) => locked) || cells.flat().some(({ locked }) => locked))
      /** @type {Record<string, string[]>} */
      const picks = {}
      const lines = cells.map((row, y) => `<row r="${head + y + 1}"${heightOf(columns, row)}>${row.map((cell, x) => {
        const isSpare = y >= table.rows.length && y < foot, isFoot = y >= foot, place = column(x) + (head + y + 1)
        const answer = isProtected && !cell.formula && !isFoot && (isSpare || !cell.locked)
        if (cell.choices && !cell.formula && !isFoot && (answer || !isProtected)) (picks[this.list(cell.choices)] ??= []).push(place)
        const look = this.looks.of({ type: cell.type, strong: cell.strong || isFoot, formula: Boolean(cell.formula), answer })
        return cellXml(cell, place, look, cell.formula ? this.formula.of(cell.formula, table, head + y + 1) : "")
      }).join("")}</row>`)
      const last = `${column(columns.length - 1)}${head + foot}`
      return sheetXml(columns, [...above.map((line, i) => this.line([line], i + 1, { strong: !i })), this.heads(columns, head), ...lines], {
        head, isProtected, picks, filter: `A${head}:${last}`, isLandscape: true })
    }

    /** @param {string[]} texts @param {number} row @param {Look} look */
    line(texts, row, look) {
      // The lines above the headings are as wide as they need to be.
      const format = this.looks.of({ long: true, ...look })
      return `<row r="${row}">${texts.map((text, x) => textCell(column(x) + row, format, text)).join("")}</row>`
    }

    /** @param {import("./table.js").GuideColumn[]} columns @param {number} row */
    heads(columns, row) {
      const look = this.looks.of({ head: true })
      const height = heightOf(columns, columns.map(({ head }) => ({ value: head })))
      return `<row r="${row}"${height}>${columns.map(({ head }, x) => textCell(column(x) + row, look, head)).join("")}</row>`
    }

    /** The sheet of the lists to choose from: a column each. */
    choices() {
      const longest = Math.max(...this.lists.map(({ length }) => length))
      const rows = Array.from({ length: longest }, (_, y) => `<row r="${y + 1}">${this.lists.map((list, x) =>
        (y < list.length ? textCell(`${column(x)}${y + 1}`, this.looks.of({}), list[y]) : "")).join("")}</row>`)
      return sheetXml(this.lists.map(() => ({ width: 24 })), rows, { isProtected: true })
    }

    /** The sheet that says what the file is, and what its columns and choices mean in any language. @param {GuideAbout} about @param {GuideTableOf[]} tables */
    about(about, tables) {
      const all = { edition: GuideData.edition, date: GuideDom.today(), ...about }
      const own = ["kind", "version", "edition", "set", "date"].flatMap((key) => (key in all ? [[key, String(/** @type {any} */ (all)[key])]] : []))
      const lines = [...own, ...tables.flatMap(({ id, columns }) => (id ? columns.flatMap((each) => named(id, each)) : []))]
      return sheetXml([{ width: 24 }, { width: 40 }], lines.map((texts, y) => this.line(texts, y + 1, {})), { isProtected: true })
    }
  }

  /**
   * Return how high a row is with all its text, for programs that do not find out themselves; it still grows with what
   * is typed. @param {import("./table.js").GuideColumn[]} columns @param {GuideRich[]} cells
   */
  function heightOf(columns, cells) {
    const lines = cells.map((cell, i) => {
      const { width = WIDTHS[columns[i].type ?? "text"] } = columns[i]
      return String(GuideTable.shown(cell)).split("\n").reduce((sum, text) => sum + Math.max(1, Math.ceil((text.length * 1.1) / width)), 0)
    })
    const most = Math.max(1, ...lines)
    return most > 1 ? ` ht="${Math.min(409, most * 15)}"` : ""
  }

  /** Return the lines by which a column and its choices are known again. @param {string} id of the table @param {import("./table.js").GuideColumn} column */
  function named(id, { key, head, choices = {} }) {
    return [[`${id}/${key}`, head], ...Object.entries(choices).map(([choice, text]) => [`${id}/${key}/${choice}`, text])]
  }

  /**
   * Return the XML of a sheet: its parts in the order of the standard.
   * @param {{width?: number, type?: string}[]} columns @param {string[]} rows
   * @param {{head?: number, isProtected?: boolean, picks?: Record<string, string[]>, filter?: string, isLandscape?: boolean}} more
   */
  function sheetXml(columns, rows, { head = 0, isProtected = false, picks = {}, filter = "", isLandscape = false }) {
    const cols = columns.map(({ width, type = "text" }, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${width ?? WIDTHS[type]}" customWidth="1"/>`)
    const frozen = `<pane ySplit="${head}" topLeftCell="A${head + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>`
    const lists = Object.entries(picks).map(([list, places]) =>
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${spans(places).join(" ")}"><formula1>${xml(list)}</formula1></dataValidation>`)
    return `<worksheet ${MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`
      + `<sheetViews><sheetView workbookViewId="0">${head ? frozen : ""}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`
      + `<cols>${cols.join("")}</cols><sheetData>${rows.join("")}</sheetData>`
      + (isProtected ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" autoFilter="0"/>' : "")
      + (filter && !isProtected ? `<autoFilter ref="${filter}"/>` : "")
      + (lists.length ? `<dataValidations count="${lists.length}">${lists.join("")}</dataValidations>` : "")
      + '<printOptions gridLines="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
      + `<pageSetup paperSize="9" ${isLandscape ? 'orientation="landscape" ' : ""}fitToWidth="1" fitToHeight="0"/>`
      + "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>"
  }

  /** Return places of cells, those below each other as one span. @param {string[]} places such as B2, B3, B4, C2 */
  function spans(places) {
    const parts = places.map((place) => ({ letters: place.replace(/\d/g, ""), row: Number(place.replace(/\D/g, "")) }))
    parts.sort((a, b) => (a.letters === b.letters ? a.row - b.row : a.letters < b.letters ? -1 : 1))
    /** @type {{letters: string, first: number, last: number}[]} */
    const found = []
    for (const { letters, row } of parts) {
      const open = found.at(-1)
      if (open?.letters === letters && open.last === row - 1) open.last = row
      else found.push({ letters, first: row, last: row })
    }
    return found.map(({ letters, first, last }) => `${letters}${first}${last > first ? `:${letters}${last}` : ""}`)
  }

  /** Return names as sheets may have them: without certain signs, at most 31, no two alike. @param {string[]} names */
  function sheetNames(names) {
    /** @type {string[]} */
    const found = []
    for (const name of names) {
      const plain = name.replace(/[[\]:*?/\\]/g, " ").replace(/^'+|'+$/g, "").trim() || "-"
      for (let n = 1; ; n++) {
        const end = n > 1 ? ` ${n}` : "", own = plain.slice(0, 31 - end.length).trim() + end
        if (found.some((each) => each.toLowerCase() === own.toLowerCase())) continue
        found.push(own)
        break
      }
    }
    return found
  }

  /* The file */

  /** @param {[string, string][]} targets type and path */
  function links(targets) {
    const each = targets.map(([type, path], i) =>
      `<Relationship Id="rId${i + 1}" Type="${LINKS}/${type}" Target="${path}"/>`)
    return `<Relationships xmlns="${SCHEMAS}package/2006/relationships">${each.join("")}</Relationships>`
  }

  /** @param {{name: string, xml: string, head?: number}[]} sheets @param {string} styles @returns {Record<string, string>} the parts by path */
  function parts(sheets, styles) {
    const paths = sheets.map((_, i) => `worksheets/sheet${i + 1}.xml`)
    const type = (/** @type {string} */ path, /** @type {string} */ kind) => `<Override PartName="/xl/${path}" ContentType="${TYPE}.${kind}+xml"/>`
    const names = sheets.map(({ name }, i) => `<sheet name="${xml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    const titles = sheets.flatMap(({ name, head }, i) => (head
      ? [`<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${xml(quoted(name))}!$${head}:$${head}</definedName>`] : []))
    /** @type {Record<string, string>} */
    const files = {
      "[Content_Types].xml": `<Types xmlns="${SCHEMAS}package/2006/content-types">`
        + '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + '<Default Extension="xml" ContentType="application/xml"/>'
        + type("workbook.xml", "sheet.main") + type("styles.xml", "styles")
        + `${paths.map((path) => type(path, "worksheet")).join("")}</Types>`,
      "_rels/.rels": links([["officeDocument", "xl/workbook.xml"]]),
      "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="${LINKS}"><bookViews><workbookView/></bookViews><sheets>${names.join("")}</sheets>`
        + (titles.length ? `<definedNames>${titles.join("")}</definedNames>` : "") + '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>',
      "xl/_rels/workbook.xml.rels": links([...paths.map((path) => /** @type {[string, string]} */ (["worksheet", path])), ["styles", "styles.xml"]]),
      "xl/styles.xml": styles,
      ...Object.fromEntries(sheets.map((sheet, i) => [`xl/${paths[i]}`, sheet.xml])),
    }
    return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, HEAD + text]))
  }

  /** Return the bytes of a workbook. @param {GuideTableOf[]} tables @param {GuideAbout} about @returns {Uint8Array<ArrayBuffer>} */
  function write(tables, about) {
    const book = new Book(tables)
    const sheets = tables.map((table, i) => ({ name: book.names[i], xml: book.sheet(table), head: (table.above?.length ?? 0) + 1 }))
    if (book.lists.length) sheets.push({ name: book.choicesName, xml: book.choices(), head: 0 })
    sheets.push({ name: "guide", xml: book.about(about, tables), head: 0 })
    return GuideZip.write(parts(sheets, book.looks.xml))
  }

  return { type: `${TYPE}.sheet`, write }
})()
