/**
 * Tables as a spreadsheet file: an uncompressed ZIP of the few parts that Excel and LibreOffice need. Text is typed
 * as text, so nothing in it is ever a formula; days are real dates.
 *
 * @typedef {string | number | {day: string}} Cell
 * @typedef {{name: string, widths: number[], rows: Cell[][]}} Sheet the first row is the header
 */
export const GuideXlsx = (() => {
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  const SCHEMAS = "http://schemas.openxmlformats.org/"
  const LINKS = `${SCHEMAS}officeDocument/2006/relationships`
  const MAIN = `xmlns="${SCHEMAS}spreadsheetml/2006/main"`
  const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
  const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" }
  // Numbers of the formats below.
  const BOLD = 1, DAY = 2, TEXT = 3

  /** Return a text for XML: escaped, without signs that XML forbids. */
  function xml(value) {
    const allowed = String(value).toWellFormed().replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, "")
    return allowed.replace(/[&<>"\r]/g, (sign) => SIGNS[sign])
  }

  /** Return the letters of a column: A to Z, AA, ... */
  function column(index) {
    return (index < 26 ? "" : column(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))
  }

  function cell(value, place, format) {
    if (typeof value === "number") return `<c r="${place}"><v>${value}</v></c>`
    if (value.day) return `<c r="${place}" s="${DAY}"><v>${Date.parse(value.day) / 86_400_000 + 25_569}</v></c>`
    // What looks like the code of a sign to spreadsheets must not become one.
    const text = xml(value.slice(0, 32_767).replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_"))
    return `<c r="${place}" s="${format}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
  }

  function sheetXml({ widths, rows }) {
    const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    const lines = rows.map((row, y) => `<row r="${y + 1}">${row.map((value, x) =>
      value === "" ? "" : cell(value, column(x) + (y + 1), y ? TEXT : BOLD)).join("")}</row>`)
    return `<worksheet ${MAIN}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" `
      + `state="frozen"/></sheetView></sheetViews><cols>${columns.join("")}</cols>`
      + `<sheetData>${lines.join("")}</sheetData>`
      + `<autoFilter ref="A1:${column(widths.length - 1)}${rows.length}"/></worksheet>`
  }

  function stylesXml() {
    const font = (bold) => `<font>${bold}<sz val="11"/><name val="Calibri"/></font>`
    const format = (bold, number, wrap) => `<xf numFmtId="${number}" fontId="${bold}" xfId="0" applyFont="1" `
      + `applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="${wrap}"/></xf>`
    const formats = [format(0, 0, 0), format(1, 49, 1), format(0, 14, 0), format(0, 49, 1)]
    return `<styleSheet ${MAIN}><fonts>${font("")}${font("<b/>")}</fonts>`
      + '<fills><fill><patternFill patternType="none"/></fill></fills><borders><border/></borders>'
      + `<cellStyleXfs><xf/></cellStyleXfs><cellXfs>${formats.join("")}</cellXfs>`
      + '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  }

  function links(...targets) {
    const each = targets.map(([type, path], i) =>
      `<Relationship Id="r${i + 1}" Type="${LINKS}/${type}" Target="${path}"/>`)
    return `<Relationships xmlns="${SCHEMAS}package/2006/relationships">${each.join("")}</Relationships>`
  }

  /** @param {Sheet[]} sheets @returns {Object<string, string>} the parts by path */
  function parts(sheets) {
    const paths = sheets.map((_, i) => `sheet${i + 1}.xml`)
    const type = (path, kind) => `<Override PartName="/xl/${path}" ContentType="${TYPE}.${kind}+xml"/>`
    const names = sheets.map(({ name }, i) =>
      `<sheet name="${xml(name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31))}" sheetId="${i + 1}" r:id="r${i + 1}"/>`)
    return {
      "[Content_Types].xml": `<Types xmlns="${SCHEMAS}package/2006/content-types">`
        + '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + type("workbook.xml", "sheet.main") + type("styles.xml", "styles")
        + `${paths.map((path) => type(path, "worksheet")).join("")}</Types>`,
      "_rels/.rels": links(["officeDocument", "xl/workbook.xml"]),
      "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="${LINKS}"><sheets>${names.join("")}</sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": links(...paths.map((path) => ["worksheet", path]), ["styles", "styles.xml"]),
      "xl/styles.xml": stylesXml(),
      ...Object.fromEntries(sheets.map((sheet, i) => [`xl/${paths[i]}`, sheetXml(sheet)])),
    }
  }

  function checksum(bytes) {
    let crc = ~0
    for (const byte of bytes) {
      crc ^= byte
      for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
    }
    return ~crc >>> 0
  }

  /** Return numbers as bytes: those of two bytes as they are, those of four in a list of their own. */
  function bytesOf(...numbers) {
    const bytes = numbers.flatMap((number) => (Array.isArray(number)
      ? [number[0], number[0] >>> 8, number[0] >>> 16, number[0] >>> 24] : [number, number >>> 8]))
    return Uint8Array.from(bytes)
  }

  /** Return files as an uncompressed ZIP, the same bytes for the same files. @returns {Blob} */
  function zip(files) {
    const body = [], index = []
    const size = (list) => list.reduce((sum, each) => sum + each.length, 0)
    for (const [path, text] of Object.entries(files)) {
      const name = new TextEncoder().encode(path), bytes = new TextEncoder().encode(HEAD + text)
      // version, names in UTF-8, stored, time, the first of January 1980, checksum, sizes, length of the name
      const about = [20, 0x800, 0, 0, 0x21, [checksum(bytes)], [bytes.length], [bytes.length], name.length, 0]
      index.push(bytesOf([0x02014b50], 20, ...about, 0, 0, 0, [0], [size(body)]), name)
      body.push(bytesOf([0x04034b50], ...about), name, bytes)
    }
    const count = index.length / 2
    return new Blob([...body, ...index, bytesOf([0x06054b50], 0, 0, count, count, [size(index)], [size(body)], 0)])
  }

  return {
    type: `${TYPE}.sheet`,
    /** @param {Sheet[]} sheets @returns {Blob} */
    write: (sheets) => zip(parts(sheets)),
  }
})()
