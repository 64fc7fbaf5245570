/**
 * What moves a comparison, and what turns it. No DOM. The twin of macros/tools/costs/turns.py, where each is told.
 */
import { GuideCostDraws } from "./draws.js"
import { GuideCostSums } from "./sums.js"

/**
 * @typedef {import("./sums.js").Plan} Plan
 * @typedef {import("./sums.js").Line} Line
 * @typedef {import("./sums.js").Amount} Amount
 * @typedef {[first: string, second: string]} Pair
 * @typedef {{kind: "start" | "year" | "lost" | "never" | "twice", year: number}} Crossing
 * @typedef {{id: string, low: number, high: number}} Swing
 * @typedef {{certainty: "clear" | "leaning" | "close" | "open", first: string, second: string, gap: number, times: number,
 *   turned_by: string}} Verdict
 */
export const GuideCostTurns = (() => {
  const { HIGH, LARGEST, LIKELY, LOW, UNITS, WHOLE, quantity, ranking, share, sheets, sum, totals } = GuideCostSums
  const FIFTH = 2_000
  const MOST_USERS = 100_000

  /** Return by how much the second model of a pair is dearer than the first. @param {Plan} plan @param {Pair} pair @param {Amount} [amount] */
  function gap(plan, [first, second], amount) {
    const found = totals({ ...plan, sides: plan.sides.filter(({ id }) => id === first || id === second) }, amount)
    return found[second] - found[first]
  }

  /** Return when the cumulated cost of the first falls to or below that of the second. @param {number[]} mine @param {number[]} other @returns {Crossing} */
  function crossing(mine, other) {
    let soFar = 0
    const behind = mine.map((value, y) => (soFar += value - other[y]) > 0)
    const turns = behind.flatMap((is, y) => (y && is !== behind[y - 1] ? [y + 1] : []))
    if (!turns.length) return { kind: behind[0] ? "never" : "start", year: 0 }
    if (turns.length > 1) return { kind: "twice", year: turns[turns.length - 1] }
    return { kind: behind[0] ? "year" : "lost", year: turns[0] }
  }

  /** @param {Line} changed @param {number} amount @returns {Amount} */
  const only = (changed, amount) => (line) => (line.id === changed.id ? amount : line.amounts[LIKELY])

  /** @param {Plan} plan @param {Pair} pair */
  const linesOf = (plan, pair) => plan.lines.filter(({ model }) => pair.includes(model))

  /** @param {Plan} plan @param {"users" | "devices"} name @param {number} count @returns {Plan} */
  const withCount = (plan, name, count) => ({ ...plan, [name]: [count, count, count] })

  /** Return what moves the gap of a pair, one thing at a time, what moves it most first. @param {Plan} plan @param {Pair} pair @returns {Swing[]} */
  function swings(plan, pair) {
    /** @type {("users" | "devices")[]} */
    const counted = ["users", "devices"]
    const found = [
      ...linesOf(plan, pair).map((line) => ({
        id: line.id, low: gap(plan, pair, only(line, line.amounts[LOW])), high: gap(plan, pair, only(line, line.amounts[HIGH])),
      })),
      ...counted.map((id) => ({
        id, low: gap(withCount(plan, id, plan[id][LOW]), pair), high: gap(withCount(plan, id, plan[id][HIGH]), pair),
      })),
    ]
    return found.filter(({ low, high }) => low !== high).sort((one, other) => width(other) - width(one))
  }

  /** @param {Swing} swing */
  const width = ({ low, high }) => Math.abs(high - low)

  /** Return the gap of a pair when a line is a fifth lower, and a fifth higher. @param {Plan} plan @param {Pair} pair @returns {Object<string, [number, number]>} */
  function fifths(plan, pair) {
    const at = (/** @type {Line} */ line, /** @type {number} */ rate) => gap(plan, pair, only(line, share(line.amounts[LIKELY], rate)))
    return Object.fromEntries(linesOf(plan, pair).map((line) => [line.id, [at(line, WHOLE - FIFTH), at(line, WHOLE + FIFTH)]]))
  }

  /** Return the lines of a pair that cost most over the term. @param {Plan} plan @param {Pair} pair */
  function biggest(plan, pair, count = 5) {
    const found = sheets(plan), cost = (/** @type {Line} */ { id, model }) => sum(found[model].lines[id])
    return linesOf(plan, pair).sort((one, other) => cost(other) - cost(one)).slice(0, count)
  }

  /** Return the amount of a line at which the order of a pair turns, or undefined. @param {Plan} plan @param {Pair} pair @param {Line} line */
  function turning(plan, pair, line) {
    const units = quantity(plan, line)
    if (!units) return undefined
    const most = Math.floor((LARGEST * 100) / units), at = (/** @type {number} */ amount) => gap(plan, pair, only(line, amount))
    if (line.model === pair[0]) return firstOf(1, most, (amount) => at(amount) <= 0)
    const above = firstOf(0, most, (amount) => at(amount) > 0)
    return above === undefined ? most : above ? above - 1 : undefined
  }

  /** Return the first number at which something holds that goes on holding. @param {number} low @param {number} high @param {(number: number) => boolean} holds */
  function firstOf(low, high, holds) {
    if (!holds(high)) return undefined
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if (holds(middle)) high = middle
      else low = middle + 1
    }
    return low
  }

  /** Return the nearest numbers of users below and above today's at which the order turns. @param {Plan} plan @param {Pair} pair */
  function headcounts(plan, pair) {
    const now = plan.users[LIKELY], order = gap(plan, pair) > 0
    if (!now) return [undefined, undefined]
    const turned = (/** @type {number} */ users) => gap(withCount(plan, "users", users), pair) > 0 !== order
    // Between two minimum quantities the gap is a straight line, so it turns at most once.
    const marks = [...new Set(plan.lines.filter(({ unit }) => UNITS[unit][0] === "users").map(({ at_least }) => at_least))]
      .sort((one, other) => one - other)
    return [
      nearest([now, ...marks.filter((mark) => mark > 1 && mark < now).reverse(), 1], turned),
      nearest([now, ...marks.filter((mark) => mark > now && mark < MOST_USERS), MOST_USERS], turned),
    ]
  }

  /** @param {number[]} marks @param {(users: number) => boolean} turned */
  function nearest(marks, turned) {
    const at = marks.findIndex((mark, i) => i && turned(mark))
    if (at < 1) return undefined
    const start = marks[at - 1], step = Math.sign(marks[at] - start)
    return start + step * (firstOf(1, Math.abs(marks[at] - start), (off) => turned(start + step * off)) ?? 0)
  }

  /**
   * Return which model is cheapest, and how sure that is.
   * @param {Plan} plan @param {Object<string, number>} missing how many lines are open, by model
   * @param {import("./draws.js").Drawn} drawn @returns {Verdict}
   */
  function verdict(plan, missing, drawn) {
    const [first, second] = ranking(plan), distance = gap(plan, [first, second]), times = drawn.firsts[first]
    const turners = Object.entries(fifths(plan, [first, second]))
      .flatMap(([id, ends]) => ends.filter((end) => end <= 0).map((end) => ({ id, by: Math.abs(end - distance) })))
      .sort((one, other) => other.by - one.by || (one.id < other.id ? 1 : -1))
    const turned = turners.length > 0 || distance === 0 || times * 10 < GuideCostDraws.DRAWS * 7
    const sure = times * 10 >= GuideCostDraws.DRAWS * 9 ? "clear" : "leaning"
    return { certainty: missing[first] ? "open" : turned ? "close" : sure, first, second, gap: distance, times, turned_by: turners[0]?.id ?? "" }
  }

  return { biggest, crossing, fifths, gap, headcounts, swings, turning, verdict }
})()
