/**
 * Tables as CSV that spreadsheets open right: byte-order mark, CRLF, the separator of the reader's country; a text
 * that a spreadsheet would take for a formula gets an apostrophe, which reading takes away again.
 */
export const GuideCsv = {
  /** Return the separator that spreadsheets expect where numbers are written like this. */
  separator(locale = navigator.language) {
    return new Intl.NumberFormat(locale).format(1.5).includes(",") ? ";" : ","
  },

  /** @param {(string | number | {number: string})[][]} rows number: written as it stands there, and no text */
  write(rows, separator = this.separator()) {
    const lines = rows.map((row) => row.map((cell) => this.cell(cell)).join(separator))
    return `\uFEFF${lines.join("\r\n")}\r\n`
  },

  /** @param {string | number | {number: string} | any} value */
  cell(value) {
    const text = value?.number ?? (typeof value === "number" ? String(value) : this.guarded(String(value ?? "")))
    return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  },

  /** @param {string | null} text */
  guarded(text) {
    return /^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
  },

  /** @param {string | null} text */
  unguarded(text) {
    return /^''*[=+\-@\t\r\n＝＋－＠]/.test(text) ? text.slice(1) : text
  },

  separators: [";", "\t", ","],

  /**
   * Return the rows of a CSV text that hold something, as a spreadsheet counts them, and where a quotation begins that
   * never ends. A first line such as sep=; is for the spreadsheet.
   * @param {string} text @param {string} separator
   * @returns {{rows: import("./sheet-reader.js").Row[], unclosed?: number}}
   */
  read(text, separator) {
    const { lines, unclosed } = this.tokens(text.replace(/^\uFEFF?(?:"?sep=[;,\t]"?\r?\n)?/i, ""), separator)
    const rows = lines.map((cells, i) => ({ number: i + 1, cells }))
    return { rows: rows.filter(({ cells }) => cells.some((value) => value !== "")), unclosed }
  },

  /** @param {string | any[]} source @param {string} separator */
  tokens(source, separator) {
    /** @type {any[][]} */
    const lines = [[]]
    let cell = "", quoted = false, opened = 0
    const finish = () => {
      lines.at(-1).push(this.unguarded(cell))
      cell = ""
    }
    for (let at = 0; at < source.length; at++) {
      const sign = source[at]
      if (quoted) {
        if (sign !== '"') cell += sign
        else if (source[at + 1] === '"') cell += source[++at]
        else quoted = false
      } else if (sign === '"' && cell === "") [quoted, opened] = [true, lines.length]
      else if (sign === separator) finish()
      else if (sign === "\n" || sign === "\r") {
        if (sign === "\r" && source[at + 1] === "\n") at++
        finish()
        lines.push([])
      } else cell += sign
    }
    if (cell || lines.at(-1).length) finish()
    return { lines, unclosed: quoted ? opened : undefined }
  },
}
