import { GuidePage } from "../base/page.js"

/**
 * Reads spreadsheets: XLSX and ODS, with what browsers have (DecompressionStream, DOMParser), also from a folder.
 * Knows nothing of what the tables are for. Everything is limited before it is unpacked, and what cannot be read is
 * refused for a reason that has a sentence in words.file.
 *
 * @typedef {{number: number, cells: string[], exact?: Set<number>}} Row as the spreadsheet counts it; days as
 *   2027-03-25, text as text; exact: the columns whose cell is a number with a decimal point, whatever the country
 * @typedef {{name: string, rows: Row[], hidden?: Span[], merged?: Span[], hiddenRows?: number[]}} Table a sheet; rows
 *   without content are left out; merged: cells that are joined over several rows
 * @typedef {{first: number, last: number, place?: string}} Span columns, from 0
 * @typedef {{method: number, packed: number, start: number}} Part where a part of a ZIP lies
 */
export const GuideSheetReader = (() => {
  const LIMITS = { file: 5_000_000, text: 1_000_000, unpacked: 8_000_000, rows: 2_000, columns: 60, sheets: 20, row: 1_048_576 }
  const EXCEL_EPOCH = 25_569, MAC_EPOCH = 24_107, DAY = 86_400_000

  /** Why a file is not read; its message is a key of words.file. */
  class Refusal extends Error {}

  /** @param {string} reason @returns {never} */
  function refuse(reason) {
    throw new Refusal(reason)
  }

  /** Return whether a file begins like a ZIP, as XLSX and ODS do. @param {Uint8Array} bytes */
  const isZip = (bytes) => startsWith(bytes, [0x50, 0x4b, 3, 4])

  /** Return whether a file begins like an old Excel file, or a new one with a password. @param {Uint8Array} bytes */
  const isOld = (bytes) => startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])

  /** @param {Uint8Array} bytes @param {number[]} start */
  const startsWith = (bytes, start) => start.every((byte, i) => bytes[i] === byte)

  /**
   * Return the sheets of a file, and what else it holds that is not read; a Refusal says why there are none.
   * @param {Uint8Array} bytes @returns {Promise<{tables: Table[], unread: string[]}>} unread: "macros", "comments"
   */
  async function read(bytes) {
    if (bytes.length > LIMITS.file) refuse("sheet_big")
    if (isOld(bytes)) refuse(isLocked(bytes) ? "sheet_locked" : "sheet_old")
    const parts = new Parts(bytes)
    if (parts.has("content.xml")) return { tables: await readOds(parts), unread: unreadIn(parts) }
    const main = await mainPart(parts)
    return main ? { tables: await readXlsx(parts, main), unread: unreadIn(parts) } : refuse("sheet_none")
  }

  /** @param {Parts} parts */
  function unreadIn(parts) {
    const kinds = Object.entries({ macros: /vbaProject\.bin$|^(Basic|Scripts)\//i, comments: /comments?\d*\.xml$/i })
    const found = kinds.filter(([, part]) => [...parts.index.keys()].some((path) => part.test(path)))
    return [...found.map(([kind]) => kind), ...(parts.hasNotes ? ["comments"] : [])]
  }

  /** Whether an old container holds a file with a password: its name for that stands in it in UTF-16. */
  function isLocked(bytes) {
    return new TextDecoder("latin1").decode(bytes).includes([..."EncryptedPackage"].join("\0"))
  }

  /** The parts of a ZIP, unpacked when they are asked for, and no more of them than the limit. */
  class Parts {
    /** @param {Uint8Array} bytes */
    constructor(bytes) {
      this.bytes = bytes
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
      this.left = LIMITS.unpacked
      this.hasNotes = false
      /** @type {Map<string, Part>} */
      this.index = new Map()
      try {
        this.list()
      } catch (error) {
        throw error instanceof Refusal ? error : new Refusal("sheet_damaged")
      }
    }

    has(path) {
      return this.index.has(path)
    }

    list() {
      let at = this.end(), count = this.view.getUint16(at + 10, true)
      for (at = this.view.getUint32(at + 16, true); count > 0; count--) {
        if (this.view.getUint32(at, true) !== 0x02014b50) refuse("sheet_damaged")
        const [flags, method] = [this.view.getUint16(at + 8, true), this.view.getUint16(at + 10, true)]
        const [name, extra, comment] = [28, 30, 32].map((place) => this.view.getUint16(at + place, true))
        const path = new TextDecoder().decode(this.bytes.subarray(at + 46, at + 46 + name))
        if (flags & 1) refuse("sheet_locked")
        const [packed, start] = [this.view.getUint32(at + 20, true), this.view.getUint32(at + 42, true)]
        this.index.set(path, { method, packed, start })
        at += 46 + name + extra + comment
      }
    }

    /** Return where the end of the ZIP begins: before a comment of at most 65,535 bytes. */
    end() {
      for (let at = this.bytes.length - 22; at >= Math.max(0, this.bytes.length - 65_557); at--) {
        if (this.view.getUint32(at, true) === 0x06054b50) return at
      }
      return refuse("sheet_damaged")
    }

    /** @param {string} path @returns {Promise<Document>} */
    async xml(path) {
      const text = await this.text(path)
      // A spreadsheet declares no entities of its own; bombs do.
      if (/<!(DOCTYPE|ENTITY)/i.test(text)) refuse("sheet_damaged")
      const found = new DOMParser().parseFromString(text, "application/xml")
      return found.getElementsByTagName("parsererror").length ? refuse("sheet_damaged") : found
    }

    /** @param {string} path @returns {Promise<string>} */
    async text(path) {
      const part = this.index.get(path) ?? refuse("sheet_damaged")
      try {
        const packed = this.packed(part)
        const bytes = part.method === 0 ? this.counted(packed) : part.method === 8 ? await this.unpacked(packed) : refuse("sheet_damaged")
        const found = GuidePage.text(bytes)
        return found && !found.guessed ? found.text : refuse("sheet_damaged")
      } catch (error) {
        throw error instanceof Refusal ? error : new Refusal("sheet_damaged")
      }
    }

    /** @param {Part} part */
    packed({ start, packed }) {
      const [name, extra] = [26, 28].map((place) => this.view.getUint16(start + place, true))
      const begin = start + 30 + name + extra
      return begin + packed > this.bytes.length ? refuse("sheet_damaged") : this.bytes.subarray(begin, begin + packed)
    }

    /** Return bytes, if they do not go beyond the limit. @param {Uint8Array} bytes */
    counted(bytes) {
      this.left -= bytes.length
      return this.left < 0 ? refuse("sheet_bomb") : bytes
    }

    /** @param {Uint8Array} packed @returns {Promise<Uint8Array>} */
    async unpacked(packed) {
      const pieces = /** @type {any[]} */ ([]), stream = new Blob([/** @type {any} */ (packed)]).stream()
      const reader = stream.pipeThrough(new DecompressionStream("deflate-raw")).getReader()
      for (let step = await reader.read(); !step.done; step = await reader.read()) {
        if (this.left < step.value.length) reader.cancel().catch(() => {})
        pieces.push(this.counted(step.value))
      }
      return new Uint8Array(await new Blob(pieces).arrayBuffer())
    }
  }

  /** Return the elements of a name, whatever prefix a program gives it. @param {Document | Element} node @param {string} name */
  const all = (node, name) => [...node.getElementsByTagNameNS("*", name)]

  /** Return an attribute, whatever prefix it has. @param {Element} node @param {string} name */
  const attribute = (node, name) => [...node.attributes].find(({ localName }) => localName === name)?.value ?? ""

  /** Collects the rows of one sheet, as far as they hold something. */
  class Rows {
    /** @type {Row[]} */
    rows = []

    /** @param {number} number @param {string[]} cells @param {Set<number>} exact */
    add(number, cells, exact) {
      if (!cells.some((cell) => cell?.trim())) return
      if (!(number <= LIMITS.row)) refuse("sheet_damaged")
      if (this.rows.length >= LIMITS.rows) refuse("sheet_long")
      this.rows.push({ number, cells: Array.from(cells, (cell) => cell ?? ""), exact })
    }
  }

  /** Put a text into its column. @param {string[]} cells @param {number} column @param {string} text */
  function put(cells, column, text) {
    if (!text.trim()) return
    if (!(column < LIMITS.columns)) refuse("sheet_wide")
    cells[column] = text
  }

  /* XLSX */

  /** Return the path of the workbook, or "". @param {Parts} parts */
  async function mainPart(parts) {
    if (!parts.has("_rels/.rels")) return ""
    const main = all(await parts.xml("_rels/.rels"), "Relationship")
      .find((each) => attribute(each, "Type").endsWith("/officeDocument"))
    const path = main ? pathOf(main, "") : ""
    return /\.xml$/i.test(path) && parts.has(path) ? path : ""
  }

  /** Return the parts that a part refers to, by id. @param {Parts} parts @param {string} path @param {string} folder */
  async function targetsOf(parts, path, folder) {
    const found = all(await parts.xml(path), "Relationship")
    return Object.fromEntries(found.map((each) => [attribute(each, "Id"), pathOf(each, folder)]))
  }

  /** Return the path that a relationship of a part in a folder leads to. @param {Element} link @param {string} folder */
  function pathOf(link, folder) {
    return URL.parse(attribute(link, "Target"), `file:///${folder}`)?.pathname.slice(1) ?? ""
  }

  /** @param {Parts} parts @param {string} main @returns {Promise<Table[]>} */
  async function readXlsx(parts, main) {
    const folder = main.replace(/[^/]*$/, ""), book = await parts.xml(main)
    if (book.documentElement.localName !== "workbook") refuse("sheet_none")
    const targets = await targetsOf(parts, main.replace(/([^/]*)$/, "_rels/$1.rels"), folder)
    const about = await aboutCells(parts, Object.values(targets), book)
    const sheets = all(book, "sheet"), tables = []
    if (sheets.length > LIMITS.sheets) refuse("sheet_many")
    for (const sheet of sheets) {
      const path = targets[attribute(sheet, "id")]
      if (!parts.has(path)) continue
      const found = await parts.xml(path)
      tables.push({ name: attribute(sheet, "name"), rows: rowsOf(all(found, "row"), about), ...looksOf(found) })
    }
    return tables.length ? tables : refuse("sheet_none")
  }

  /** @typedef {{strings: string[], days: boolean[], epoch: number}} About what cells refer to */

  /** @param {Parts} parts @param {string[]} paths @param {Document} book @returns {Promise<About>} */
  async function aboutCells(parts, paths, book) {
    const find = (end) => paths.find((path) => path.toLowerCase().endsWith(end) && parts.has(path))
    const strings = find("sharedstrings.xml"), styles = find("styles.xml")
    const isMac = /^(1|true)$/.test(attribute(all(book, "workbookPr")[0] ?? book.documentElement, "date1904"))
    return {
      strings: strings ? all(await parts.xml(strings), "si").map(textOf) : [],
      days: styles ? daysOf(await parts.xml(styles)) : [],
      epoch: isMac ? MAC_EPOCH : EXCEL_EPOCH,
    }
  }

  /** Return, for each format of cells, whether it shows a day. @param {Document} styles */
  function daysOf(styles) {
    const own = Object.fromEntries(all(styles, "numFmt").map((each) =>
      [attribute(each, "numFmtId"), isDayFormat(attribute(each, "formatCode"))]))
    const known = (id) => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
    const formats = all(styles, "cellXfs")[0]?.children ?? []
    return [...formats].map((each) => own[attribute(each, "numFmtId")] ?? known(Number(attribute(each, "numFmtId"))))
  }

  /** Whether a format such as dd.mm.yyyy shows a day; "text" and [Red] in it are none. @param {string} code */
  function isDayFormat(code) {
    return /[dy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\.|[_*]./g, ""))
  }

  /** Return the text of <si> or <is>: its runs, without how it is pronounced. @param {Element} node */
  function textOf(node) {
    const runs = all(node, "t").filter((each) => !each.closest("rPh")).map(({ textContent }) => textContent)
    return runs.join("").replace(/_x([0-9A-F]{4})_/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
  }

  /** Return what a reader may not see of a sheet: hidden columns and rows, and cells joined over several rows. @param {Document} sheet */
  function looksOf(sheet) {
    const isHidden = (node) => /^(1|true)$/.test(attribute(node, "hidden"))
    const hidden = all(sheet, "col").filter(isHidden).map((node) =>
      ({ first: Number(attribute(node, "min")) - 1, last: Number(attribute(node, "max")) - 1 }))
    const merged = all(sheet, "mergeCell").map((node) => attribute(node, "ref")).filter((ref) => {
      const [top, bottom] = ref.split(":").map((place) => place.replace(/\D/g, ""))
      return bottom && bottom !== top
    })
    return {
      hidden, hiddenRows: all(sheet, "row").filter(isHidden).map((node) => Number(attribute(node, "r"))),
      merged: merged.map((place) => {
        const [first, last] = place.split(":").map((each) => columnOf(each) ?? 0)
        return { first, last, place }
      }),
    }
  }

  /** @param {Element[]} found @param {About} about */
  function rowsOf(found, about) {
    const rows = new Rows()
    let number = 0
    for (const row of found) {
      number = Number(attribute(row, "r")) || number + 1
      const cells = /** @type {string[]} */ ([]), exact = /** @type {Set<number>} */ (new Set())
      let column = -1
      for (const cell of all(row, "c")) {
        column = columnOf(attribute(cell, "r")) ?? column + 1
        put(cells, column, cellText(cell, about))
        if (/^n?$/.test(attribute(cell, "t"))) exact.add(column)
      }
      rows.add(number, cells, exact)
    }
    return rows.rows
  }

  /** Return the number of a column, from 0: of "AB12" it is 27. @param {string} place */
  function columnOf(place) {
    const letters = /^[A-Z]{1,3}(?=\d)/.exec(place)?.[0]
    return letters && [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  }

  /** @param {Element} cell @param {About} about */
  function cellText(cell, { strings, days, epoch }) {
    const kind = attribute(cell, "t"), value = all(cell, "v")[0]?.textContent ?? ""
    if (kind === "inlineStr") return all(cell, "is").map(textOf).join("")
    if (kind === "s") return strings[Number(value)] ?? refuse("sheet_damaged")
    if (kind === "b") return value === "1" ? "TRUE" : "FALSE"
    if (kind === "d") return value.slice(0, 10)
    if (kind === "str" || kind === "e" || !days[Number(attribute(cell, "s"))] || !value) return value
    return dayOf((Number(value) - epoch) * DAY) ?? value
  }

  /** @param {number} time */
  function dayOf(time) {
    const day = new Date(Math.floor(time / DAY) * DAY)
    return Number.isNaN(day.getTime()) ? undefined : day.toISOString().slice(0, 10)
  }

  /* ODS */

  /** @param {Parts} parts @returns {Promise<Table[]>} */
  async function readOds(parts) {
    const manifest = "META-INF/manifest.xml"
    if (parts.has(manifest) && all(await parts.xml(manifest), "encryption-data").length) refuse("sheet_locked")
    const [book] = all(await parts.xml("content.xml"), "spreadsheet")
    if (!book) refuse("sheet_none")
    const sheets = all(book, "table")
    if (sheets.length > LIMITS.sheets) refuse("sheet_many")
    parts.hasNotes = all(book, "annotation").length > 0
    return sheets.map((sheet) => ({ name: attribute(sheet, "name"), ...odsRows(sheet), hidden: odsHidden(sheet) }))
  }

  /** Return the hidden columns of a sheet. @param {Element} sheet @returns {Span[]} */
  function odsHidden(sheet) {
    const found = /** @type {Span[]} */ ([])
    let column = 0
    for (const node of all(sheet, "table-column")) {
      const times = timesOf(node, "columns")
      if (attribute(node, "visibility") === "collapse") found.push({ first: column, last: column + times - 1 })
      column += times
    }
    return found
  }

  /** Return how often a row, column or cell is meant. @param {Element} node @param {string} what */
  const timesOf = (node, what) => Number(attribute(node, `number-${what}-repeated`)) || 1

  /** @param {Element} sheet */
  function odsRows(sheet) {
    const rows = new Rows(), merged = /** @type {Span[]} */ ([]), hiddenRows = /** @type {number[]} */ ([])
    let number = 1
    for (const row of all(sheet, "table-row")) {
      const { cells, exact, joined } = odsCells(row), times = timesOf(row, "rows")
      const isEmpty = !cells.some((cell) => cell)
      for (let i = 0; i < times && !isEmpty; i++) rows.add(number + i, cells, exact)
      if (/^(collapse|filter)$/.test(attribute(row, "visibility")) && !isEmpty) hiddenRows.push(number)
      merged.push(...joined.map((span) => ({ ...span, place: String(number) })))
      number += times
    }
    return { rows: rows.rows, merged, hiddenRows }
  }

  /** @param {Element} row */
  function odsCells(row) {
    const cells = /** @type {string[]} */ ([]), exact = /** @type {Set<number>} */ (new Set())
    const joined = /** @type {Span[]} */ ([])
    let column = 0
    for (const cell of row.children) {
      const text = odsText(cell), times = timesOf(cell, "columns")
      for (let i = 0; i < times && text; i++) {
        put(cells, column + i, text)
        if (isExact(cell)) exact.add(column + i)
      }
      if (Number(attribute(cell, "number-rows-spanned")) > 1) joined.push({ first: column, last: column + times - 1 })
      column += times
    }
    return { cells, exact, joined }
  }

  /** Whether a cell is a number. @param {Element} cell */
  const isExact = (cell) => /^(float|currency|percentage)$/.test(attribute(cell, "value-type"))

  /** @param {Element} cell */
  function odsText(cell) {
    const kind = attribute(cell, "value-type")
    if (kind === "date") return attribute(cell, "date-value").slice(0, 10)
    if (isExact(cell)) return attribute(cell, "value")
    const lines = [...cell.children].filter(({ localName }) => localName === "p")
    return lines.map((line) => [...line.childNodes].map(odsRun).join("")).join("\n")
  }

  /** @param {any} node @returns {string} */
  function odsRun(node) {
    if (node.localName === "s") return " ".repeat(Math.min(Number(attribute(node, "c")) || 1, 1_000))
    const sign = /** @type {Words} */ ({ tab: "\t", "line-break": "\n", annotation: "" })[node.localName]
    return sign ?? (node.children?.length ? [...node.childNodes].map(odsRun).join("") : node.textContent)
  }

  return { LIMITS, Refusal, isOld, isZip, read }
})()
