/**
 * Numbers as they stand in the cells of a table without types (CSV, or a number typed as text): "1.234,50 €", "2,5 %".
 * What can be two numbers is settled by the rest of the file, or named; it is never guessed. No DOM.
 */
export const GuideFigures = (() => {
  const GAPS = /[\s'’‘´`′_]/g

  /** Return the figures of a text with their marks, without currency and gaps; "" if it is no number. @param {string} text */
  function figures(text) {
    const plain = text.normalize("NFKC").replace(/\p{Cf}/gu, "").replace(/[−–]/g, "-").trim()
    const bare = plain.replace(/^(-?)\s*(?:\p{Sc}|[A-Z]{3}\b)\s*/u, "$1").replace(/\s*(?:\p{Sc}|\b[A-Z]{3}|%)$/u, "")
    const found = bare.replace(GAPS, "")
    return /^-?(\d[\d.,]*|[.,]\d+)$/.test(found) ? found : ""
  }

  /** Return the decimal mark that figures show beyond doubt, or "". @param {string} found */
  function markOf(found) {
    const marks = found.match(/[.,]/g) ?? [], last = marks.at(-1) ?? ""
    if (new Set(marks).size === 2) return last
    if (marks.length > 1) return last === "." ? "," : "."
    return last && !isTwofold(found) ? last : ""
  }

  /** Whether figures can be two numbers: 1.234 is more than one, or more than a thousand. @param {string} found */
  const isTwofold = (found) => /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(found)

  /** Return the decimal mark of a file, if all its cells agree on one; else "". @param {string[]} texts */
  function mark(texts) {
    const marks = new Set(texts.map((text) => markOf(figures(text))).filter(Boolean))
    return marks.size === 1 ? [...marks][0] : ""
  }

  /** Return the number of a text, where the file has a decimal mark. @param {string} text @param {string} mark @returns {{value?: number, twofold?: boolean}} */
  function read(text, mark) {
    const found = figures(text)
    if (found && isTwofold(found) && !mark) return { twofold: true }
    const decimal = isTwofold(found) ? mark : markOf(found)
    const [whole, part = "", ...more] = decimal ? found.split(decimal) : [found]
    if (!found || more.length || /[.,]/.test(part) || !isGrouped(whole.replace("-", ""))) return {}
    return { value: Number(`${whole.replace(/[.,]/g, "") || 0}.${part || 0}`) }
  }

  /** Whether digits are grouped as anywhere in the world: by three, or by two before the last three. @param {string} whole */
  const isGrouped = (whole) => /^\d*$/.test(whole) || /^\d{1,3}([.,]\d{3})+$/.test(whole) || /^\d{1,2}([.,]\d{2})*[.,]\d{3}$/.test(whole)

  return { mark, read }
})()
