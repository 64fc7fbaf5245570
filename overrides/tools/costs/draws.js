/**
 * What a comparison costs when its amounts vary. No DOM. The twin of macros/tools/costs/draws.py: what moves together
 * has one draw, which all models share.
 */
import { GuideChance } from "../../script/method/chance.js"
import { GuideCostSums } from "./sums.js"

/**
 * @typedef {import("./sums.js").Plan} Plan
 * @typedef {import("./sums.js").Line} Line
 * @typedef {import("./sums.js").Three} Three
 * @typedef {{middle: Object<string, [number, number]>, firsts: Object<string, number>}} Drawn
 */
export const GuideCostDraws = (() => {
  const { HIGH, LOW, UNITS, WHOLE, totals } = GuideCostSums
  const DRAWS = 2_000
  const MIDDLE = [DRAWS / 10 - 1, (DRAWS * 9) / 10]

  /** Return the middle 8 of 10 draws by model, and how often each is the cheapest. @param {Plan} plan @returns {Drawn} */
  function draw(plan) {
    const low = totals(plan, undefined, LOW), high = totals(plan, undefined, HIGH)
    const names = plan.sides.map(({ id }) => id), columns = drawn(plan)
    const firsts = names.map(() => 0)
    for (let i = 0; i < DRAWS; i++) firsts[cheapest(columns, i)] += 1
    const middle = names.map((name, n) => {
      const sorted = columns[n].slice().sort()
      return [name, MIDDLE.map((place) => Math.min(Math.max(Math.floor(sorted[place] + 0.5), low[name]), high[name]))]
    })
    return { middle: Object.fromEntries(middle), firsts: Object.fromEntries(names.map((name, n) => [name, firsts[n]])) }
  }

  /** @param {Float64Array[]} columns @param {number} i */
  function cheapest(columns, i) {
    let best = 0
    for (let n = 1; n < columns.length; n++) if (columns[n][i] < columns[best][i]) best = n
    return best
  }

  /** @param {Plan} plan */
  function drawn(plan) {
    const counts = { users: triangle(plan.users, "users").map(half), devices: triangle(plan.devices, "devices").map(half) }
    return plan.sides.map((side) => {
      const column = new Float64Array(DRAWS)
      for (const line of plan.lines) if (line.model === side.id) add(column, plan, line, side, counts)
      return column
    })
  }

  /** @param {number} number */
  const half = (number) => Math.floor(number + 0.5)

  /**
   * @param {Float64Array} column @param {Plan} plan @param {Line} line @param {import("./sums.js").Side} side
   * @param {{users: Float64Array, devices: Float64Array}} counts
   */
  function add(column, plan, line, side, counts) {
    const [basis] = UNITS[line.unit], factor = factorOf(plan, line, side)
    const amounts = triangle(line.amounts, line.moves || line.id)
    const units = basis === "users" || basis === "devices" ? counts[basis] : undefined
    for (let i = 0; i < DRAWS; i++) column[i] += amounts[i] * factor * (units ? Math.max(units[i], line.at_least) : 1)
  }

  /** Return by what an amount is multiplied over the term, but for users and devices. @param {Plan} plan @param {Line} line @param {import("./sums.js").Side} side */
  function factorOf(plan, line, side) {
    const [basis, times] = UNITS[line.unit]
    const last = line.unit === "once" ? line.first : Math.min(line.last, plan.term)
    let factor = 0, growth = 1, worth = 1
    for (let year = 1; year <= Math.min(last, plan.term); year++) {
      if (year >= line.first) {
        factor += growth * worth
        growth *= 1 + line.rise / WHOLE
      }
      worth /= 1 + plan.discount / WHOLE
    }
    factor *= times * (basis === "people" ? side.people / 100 : 1)
    factor *= line.on_costs ? 1 + plan.on_costs / WHOLE : 1
    factor *= line.taxed ? 1 + plan.vat / WHOLE : 1
    return factor * (1 + side.allowance / WHOLE)
  }

  /** Return draws from a triangle; those of one name fall at the same place of each. @param {Three} ends @param {string} name */
  function triangle([low, likely, high], name) {
    const width = high - low, next = GuideChance.numbers(GuideChance.seedOf(name))
    if (!width) return new Float64Array(DRAWS).fill(low)
    return new Float64Array(DRAWS).map(() => {
      const at = next() / 2 ** 32
      return at * width < likely - low ? low + Math.sqrt(at * width * (likely - low))
        : high - Math.sqrt((1 - at) * width * (high - likely))
    })
  }

  return { DRAWS, draw }
})()
