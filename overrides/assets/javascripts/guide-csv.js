/**
 * Tables as CSV that spreadsheets open right: byte-order mark, CRLF, the separator of the reader's country; a text
 * that a spreadsheet would take for a formula gets an apostrophe, which reading takes away again.
 */
globalThis.GuideCsv = {
  /** Return the separator that spreadsheets expect where numbers are written like this. */
  separator(locale = navigator.language) {
    return new Intl.NumberFormat(locale).format(1.5).includes(",") ? ";" : ","
  },

  /** @param {(string | number)[][]} rows */
  write(rows, separator = this.separator()) {
    const lines = rows.map((row) => row.map((cell) => this.cell(cell)).join(separator))
    return `\uFEFF${lines.join("\r\n")}\r\n`
  },

  cell(value) {
    const text = typeof value === "number" ? String(value) : this.guarded(String(value ?? ""))
    return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  },

  guarded(text) {
    return /^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
  },

  unguarded(text) {
    return /^''*[=+\-@\t\r\n＝＋－＠]/.test(text) ? text.slice(1) : text
  },

  /** Return the rows of a CSV text, whichever separator its first line uses. @returns {string[][]} */
  read(text) {
    const source = text.replace(/^\uFEFF/, "")
    const first = source.split(/\r?\n/, 1)[0].replace(/"[^"]*"/g, "")
    const separator = [";", "\t", ","].sort((a, b) => first.split(b).length - first.split(a).length)[0]
    return this.tokens(source, separator)
  },

  tokens(source, separator) {
    const rows = [[]]
    let cell = "", quoted = false, at = 0
    const finish = () => {
      rows.at(-1).push(this.unguarded(cell))
      cell = ""
    }
    for (; at < source.length; at++) {
      const sign = source[at]
      if (quoted) {
        if (sign !== '"') cell += sign
        else if (source[at + 1] === '"') cell += source[++at]
        else quoted = false
      } else if (sign === '"' && cell === "") quoted = true
      else if (sign === separator) finish()
      else if (sign === "\n" || sign === "\r") {
        if (sign === "\r" && source[at + 1] === "\n") at++
        finish()
        rows.push([])
      } else cell += sign
    }
    if (cell || rows.at(-1).length) finish()
    return rows.filter((row) => row.some((value) => value !== ""))
  },
}
