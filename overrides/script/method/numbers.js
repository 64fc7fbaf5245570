/**
 * Numbers and counted words as the language of the edition writes them; macros/model/numbers.py is the twin. No DOM.
 * The marks of numbers come from there, since browsers disagree about them.
 */
export const GuideNumbers = (() => {
  /** @type {Record<string, Intl.PluralRules>} made when they are first needed */
  const rules = {}

  /** Return a number rounded as people do it: a half goes away from zero. @param {number} value */
  function rounded(value, digits = 0) {
    return Math.sign(value) * shifted(Math.round(shifted(Math.abs(value), digits)), -digits)
  }

  /**
   * Return value × 10^digits, from its digits, so that 1.005 is as much a half as it looks.
   * @param {any} value @param {number} digits
   */
  function shifted(value, digits) {
    const [figures, exponent = "0"] = String(value).split("e")
    return Number(`${figures}e${Number(exponent) + digits}`)
  }

  /** Return a number with so many digits after the decimal mark: 2,000 or −3.5. @param {number} value */
  function number(value, digits = 0) {
    const { decimal, group, sizes: [last, others] } = GuideData.numbers
    const found = rounded(value, digits)
    const [whole, part] = Math.abs(found).toFixed(digits).split(".")
    const groups = [whole.slice(-last)]
    for (let rest = whole.slice(0, -last); rest; rest = rest.slice(0, -others)) groups.unshift(rest.slice(-others))
    return (found < 0 ? "−" : "") + groups.join(group) + (part ? decimal + part : "")
  }

  /** Return half points as a person counts them: 7 is 3.5, 8 is 4. @param {number} half */
  const points = (half) => number(half / 2, Math.abs(half % 2))

  /** Return a share of 1 as a number of hundredths, without a sign. @param {number} share */
  const percent = (share, digits = 0) => number(share * 100, digits)

  /** Return the word under the key that fits the count. @param {Words} words @param {string} key @param {number} count */
  function form(words, key, count) {
    const { language } = GuideData
    rules[language] ??= new Intl.PluralRules(language)
    return words[`${key}_${rules[language].select(Math.abs(count))}`] ?? words[key]
  }

  /**
   * Return a word with its {blanks} filled in; `count` decides its form. Numbers are written in the way of the
   * language, texts as they are.
   * @param {Words} words @param {string} key @param {Record<string, any>} [values]
   */
  function fill(words, key, values = {}) {
    const text = "count" in values ? form(words, key, values.count) : words[key]
    return text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? written(values[name]) : all))
  }

  const written = (/** @type {any} */ value) => (typeof value === "number" ? number(value) : String(value))

  /** Return a share without false precision. @param {Words} words @param {number} count @param {number} total */
  function tenths(words, count, total) {
    const found = Math.floor((10 * count + Math.floor(total / 2)) / total)
    if (count === 0 || count === total) return count ? words.share_all : words.share_none
    if (count * 20 >= total * 19) return words.share_most
    return found === 0 ? words.share_few : fill(words, "share_about", { tenths: found })
  }

  /**
   * Return where a bar from zero to a value begins and ends, on a scale of 100 from low to high.
   * @param {number} value @param {number} low @param {number} high @returns {[number, number]}
   */
  function bar(value, low, high) {
    const [start, end] = [0, value].map((each) => rounded((100 * (each - low)) / (high - low))).sort((one, other) => one - other)
    return [start, end]
  }

  return { bar, fill, form, number, percent, points, rounded, tenths }
})()
