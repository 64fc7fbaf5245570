/**
 * Amounts as people type them, in any country's way, read as whole numbers of the smallest unit. No DOM. What can be
 * two things is not guessed: it comes back with both readings, and the page asks.
 *
 * GuideAmounts.read("1’234.50")  { value: 123450 }
 * GuideAmounts.read("1.234")     { readings: [123400, 123] }
 * GuideAmounts.read("12k $")     { fault: "currency" } unless $ is among the signs of the currency
 *
 * @typedef {"no_number" | "negative" | "too_big" | "too_fine" | "currency"} Fault
 * @typedef {{value?: number, readings?: [number, number], fault?: Fault}} Reading none of them: nothing was typed
 */
export const GuideAmounts = (() => {
  // Spaces, apostrophes and what stands for them between groups of digits.
  const GAP = "[\\s'’‘´`′_]"
  const FIGURES = new RegExp(`^([^\\d.,]*)((?:[.,]?\\d)(?:${GAP}|[.,\\d])*?)(?:[.,][-–—]+)?([^\\d]*)$`, "u")
  /** @type {Record<string, number[]>} what a word behind a number means, in powers of ten; m is two things */
  const POWERS = {
    k: [3], t: [3], tsd: [3], tausend: [3], thousand: [3], m: [3, 6], mio: [6], mn: [6], million: [6], millionen: [6],
  }

  /**
   * Return what a text says. `digits` decimal places make one whole unit; nothing above `most` can be meant.
   * @param {string} text @param {{digits?: number, most?: number, signs?: string[]}} [about] signs: what may stand
   *   beside the number, in small letters, as € or eur
   * @returns {Reading}
   */
  function read(text, { digits = 2, most = 4_000_000_000_00, signs = [] } = {}) {
    const plain = text.normalize("NFKC").replace(/\p{Cf}/gu, "").trim()
    if (!plain) return {}
    const [, before, figures, after] = FIGURES.exec(plain) ?? []
    if (!figures) return { fault: "no_number" }
    if (/[-−–(]/.test(before) || /^\s*[-−]/.test(after)) return { fault: "negative" }
    const beside = `${before} ${after}`.toLowerCase().match(/\p{Sc}|%|\p{L}+|[^\s.]/gu) ?? []
    const [power, ...more] = beside.filter((sign) => Object.hasOwn(POWERS, sign))
    const strange = beside.filter((sign) => sign !== power && !signs.includes(sign))
    if (more.length || strange.some((sign) => !/[\p{Sc}\p{L}%]/u.test(sign))) return { fault: "no_number" }
    if (strange.length) return { fault: "currency" }
    const decimals = numbersIn(figures).flatMap((number) => (POWERS[power] ?? [0]).map((each) => ({ number, power: each + digits })))
    return settle(decimals.map(scaled), most)
  }

  /** Return what figures may mean, with a point before the decimals: one text, two, or none. @param {string} figures @returns {string[]} */
  function numbersIn(figures) {
    const text = figures.replace(new RegExp(GAP, "gu"), " "), marks = text.match(/[., ]/g) ?? []
    const last = marks[marks.length - 1], others = new Set(marks.slice(0, -1))
    if (!last) return [text]
    const [whole, part] = [text.slice(0, text.lastIndexOf(last)), text.slice(text.lastIndexOf(last) + 1)]
    if (last === " " || others.has(last)) return others.size < 2 && isGrouped(text.split(last)) ? [text.replaceAll(last, "")] : []
    if (others.size > 1 || !isGrouped(whole.split(/[., ]/))) return []
    const decimal = `${whole.replace(/[., ]/g, "") || "0"}.${part}`
    return !others.size && /^[1-9]\d{0,2}$/.test(whole) && part.length === 3 ? [whole + part, decimal] : [decimal]
  }

  /** Whether digits are grouped as somewhere in the world: by three, or by two before the last three. @param {string[]} groups */
  function isGrouped(groups) {
    const [first, ...rest] = groups, last = rest.pop()
    const by = (/** @type {number} */ size) => first.length > 0 && first.length <= size && rest.every((each) => each.length === size)
    return last === undefined || (last.length === 3 && (by(3) || by(2)))
  }

  /** Return a number times a power of ten, rounded, and whether something was lost. @param {{number: string, power: number}} decimal */
  function scaled({ number, power }) {
    const [whole, part = ""] = number.split("."), kept = Number(whole + part.slice(0, power).padEnd(power, "0"))
    return { value: kept + Number(part[power] >= "5"), isExact: !/[1-9]/.test(part.slice(power)) }
  }

  /** Return the one reading that is left, or two to be asked for. @param {{value: number, isExact: boolean}[]} all @param {number} most @returns {Reading} */
  function settle(all, most) {
    const [first, second] = all.filter(({ value }) => value <= most)
    if (second) return first.value === second.value ? { value: first.value } : { readings: [first.value, second.value] }
    if (first) return first.isExact ? { value: first.value } : { fault: "too_fine" }
    return { fault: all.length ? "too_big" : "no_number" }
  }

  return { read }
})()
