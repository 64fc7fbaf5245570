/**
 * Tables as a spreadsheet file: an uncompressed ZIP of the few parts that Excel and LibreOffice need. Text is typed as
 * text, so nothing in it is ever a formula; days are real dates.
 *
 * @typedef {string | number | {day: string}} Cell
 * @typedef {{name: string, widths: number[], rows: Cell[][]}} Sheet the first row is the header
 */
globalThis.GuideXlsx = (() => {
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006"
  const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  /** Return a text for XML: escaped, without signs that XML forbids. */
  function xml(text) {
    const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" }
    return String(text).toWellFormed().replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, "").replace(/[&<>"\r]/g, (sign) => signs[sign])
  }

  function column(index) {
    return index < 26 ? String.fromCharCode(65 + index) : column(Math.floor(index / 26) - 1) + column(index % 26)
  }

  function cell(value, place, header) {
    if (typeof value === "number") return `<c r="${place}"><v>${value}</v></c>`
    if (value instanceof Object) return `<c r="${place}" s="2"><v>${Date.parse(value.day) / 86_400_000 + 25_569}</v></c>`
    const text = xml(value ?? "").slice(0, 32_767)
    return text && `<c r="${place}" s="${header ? 1 : 3}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
  }

  function sheetXml({ widths, rows }) {
    const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    const lines = rows.map((row, y) =>
      `<row r="${y + 1}">${row.map((value, x) => cell(value, `${column(x)}${y + 1}`, y === 0)).join("")}</row>`)
    return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" `
      + `activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join("")}</cols>`
      + `<sheetData>${lines.join("")}</sheetData><autoFilter ref="A1:${column(widths.length - 1)}${rows.length}"/></worksheet>`
  }

  function stylesXml() {
    const format = (font, number, wrap) => `<xf numFmtId="${number}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" `
      + `applyFont="1" applyAlignment="1"><alignment vertical="top"${wrap ? ' wrapText="1"' : ""}/></xf>`
    return `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/>`
      + `<name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>`
      + `<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>`
      + `<cellXfs count="4">${format(0, 0)}${format(1, 49, true)}${format(0, 14)}${format(0, 49, true)}</cellXfs>`
      + `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
  }

  /** @param {Sheet[]} sheets @returns {{[path: string]: string}} */
  function parts(sheets) {
    const sheetNames = sheets.map(({ name }, i) => `<sheet name="${xml(name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31))}" sheetId="${i + 1}" r:id="r${i + 1}"/>`)
    const link = (id, type, target) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
    const part = (path, type) => `<Override PartName="/xl/${path}.xml" ContentType="${TYPE}.${type}+xml"/>`
    const links = (...all) => `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join("")}</Relationships>`
    return {
      "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
        + `${part("workbook", "sheet.main")}${part("styles", "styles")}${sheets.map((_, i) => part(`sheet${i + 1}`, "worksheet")).join("")}</Types>`,
      "_rels/.rels": links(link("r1", "officeDocument", "xl/workbook.xml")),
      "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheetNames.join("")}</sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": links(...sheets.map((_, i) => link(`r${i + 1}`, "worksheet", `sheet${i + 1}.xml`)), link("styles", "styles", "styles.xml")),
      "xl/styles.xml": stylesXml(),
      ...Object.fromEntries(sheets.map((sheet, i) => [`xl/sheet${i + 1}.xml`, sheetXml(sheet)])),
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

  function numbers(...pairs) {
    const view = new DataView(new ArrayBuffer(pairs.reduce((sum, [size]) => sum + size, 0)))
    let at = 0
    for (const [size, value] of pairs) {
      if (size === 2) view.setUint16(at, value, true)
      else view.setUint32(at, value, true)
      at += size
    }
    return new Uint8Array(view.buffer)
  }

  /** Return files as an uncompressed ZIP, the same bytes for the same files. @returns {Blob} */
  function zip(files) {
    const body = [], index = []
    let offset = 0, length = 0
    for (const [path, text] of Object.entries(files)) {
      const name = new TextEncoder().encode(path), bytes = new TextEncoder().encode(text)
      const about = [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, 0x21], [4, checksum(bytes)], [4, bytes.length], [4, bytes.length], [2, name.length], [2, 0]]
      const entry = numbers([4, 0x02014b50], [2, 20], ...about, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset])
      body.push(numbers([4, 0x04034b50], ...about), name, bytes)
      index.push(entry, name)
      offset += 30 + name.length + bytes.length
      length += entry.length + name.length
    }
    const count = Object.keys(files).length
    return new Blob([...body, ...index, numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, length], [4, offset], [2, 0])])
  }

  return {
    type: `${TYPE}.sheet`,
    /** @param {Sheet[]} sheets @returns {Blob} */
    write: (sheets) => zip(parts(sheets)),
  }
})()
