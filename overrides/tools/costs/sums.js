/**
 * The sums of a cost comparison. No DOM. The twin of macros/tools/costs/sums.py, where the rule is told: amounts are
 * whole numbers of minor units, rates hundredths of a per cent, people hundredths of a person; each year is computed
 * from the rounded year before.
 *
 * @typedef {[low: number, likely: number, high: number]} Three
 * @typedef {"year" | "month" | "once" | "user-month" | "user-year" | "device-month" | "device-year" | "person-year"} Unit
 * @typedef {{id: string, model: string, unit: Unit, amounts: Three, first: number, last: number, rise: number,
 *   at_least: number, moves: string, taxed: boolean, on_costs: boolean}} Line
 * @typedef {{id: string, people: number, allowance: number}} Side
 * @typedef {{term: number, sides: Side[], lines: Line[], users: Three, devices: Three, discount: number,
 *   on_costs: number, vat: number}} Plan
 * @typedef {{lines: Object<string, number[]>, vat: number[], allowance: number[], years: number[], total: number}} Sheet
 * @typedef {(line: Line) => number} Amount what a unit of a line costs
 */
export const GuideCostSums = (() => {
  const WHOLE = 10_000
  const LARGEST = 4_000_000_000_00
  const LOW = 0, LIKELY = 1, HIGH = 2
  /** @type {Record<Unit, [basis: "" | "users" | "devices" | "people", times: number]>} */
  const UNITS = {
    year: ["", 1], month: ["", 12], once: ["", 1], "user-month": ["users", 12], "user-year": ["users", 1],
    "device-month": ["devices", 12], "device-year": ["devices", 1], "person-year": ["people", 1],
  }

  /** @param {number[]} numbers */
  const sum = (numbers) => numbers.reduce((all, each) => all + each, 0)

  /** Return amount × part / whole, rounded half away from zero, without leaving the whole numbers. @param {number} amount @param {number} part */
  function share(amount, part, whole = WHOLE) {
    const rest = amount % whole, over = 2 * rest * part + whole
    return ((amount - rest) / whole) * part + (over - (over % (2 * whole))) / (2 * whole)
  }

  /** Return how many hundredths of a unit are paid for in a year. @param {Plan} plan @param {Line} line */
  function quantity(plan, line, level = LIKELY) {
    const [basis, times] = UNITS[line.unit]
    if (basis === "people") return (plan.sides.find(({ id }) => id === line.model)?.people ?? 0) * times
    return (basis ? Math.max(plan[basis][level], line.at_least) : 1) * times * 100
  }

  /** Return what a line costs in each year, if its unit costs this amount. @param {Plan} plan @param {Line} line @param {number} amount */
  function yearsOf(plan, line, amount, level = LIKELY) {
    let value = share(amount, quantity(plan, line, level), 100)
    if (line.on_costs) value = share(value, WHOLE + plan.on_costs)
    const found = new Array(plan.term).fill(0)
    for (let year = line.first; year <= Math.min(line.unit === "once" ? line.first : line.last, plan.term); year++) {
      found[year - 1] = worthToday(value, plan.discount, year)
      value = share(value, WHOLE + line.rise)
    }
    return found
  }

  /** @param {number} value @param {number} discount @param {number} year */
  function worthToday(value, discount, year) {
    for (let n = 1; discount && n < year; n++) value = share(value, WHOLE, WHOLE + discount)
    return value
  }

  /** Return what each model costs, at a level or with other amounts. @param {Plan} plan @param {Amount} [amount] @returns {Object<string, Sheet>} */
  function sheets(plan, amount, level = LIKELY) {
    const taken = amount ?? ((line) => line.amounts[level])
    return Object.fromEntries(plan.sides.map((side) => [side.id, sheet(plan, side, taken, level)]))
  }

  /** @param {Plan} plan @param {Side} side @param {Amount} amount @param {number} level @returns {Sheet} */
  function sheet(plan, side, amount, level) {
    const own = plan.lines.filter(({ model }) => model === side.id)
    const lines = Object.fromEntries(own.map((line) => [line.id, yearsOf(plan, line, amount(line), level)]))
    const columns = [...new Array(plan.term).keys()]
    const vat = columns.map((y) => share(sum(own.filter(({ taxed }) => taxed).map(({ id }) => lines[id][y])), plan.vat))
    const before = columns.map((y) => sum(own.map(({ id }) => lines[id][y])) + vat[y])
    const allowance = before.map((value) => share(value, side.allowance))
    const years = before.map((value, y) => value + allowance[y])
    return { lines, vat, allowance, years, total: sum(years) }
  }

  /** Return what each model costs over the term. @param {Plan} plan @param {Amount} [amount] @returns {Object<string, number>} */
  function totals(plan, amount, level = LIKELY) {
    return Object.fromEntries(Object.entries(sheets(plan, amount, level)).map(([id, { total }]) => [id, total]))
  }

  /** Return the models, the cheapest first; of equals, the one that stands first. @param {Plan} plan */
  function ranking(plan) {
    const found = totals(plan)
    return plan.sides.map(({ id }) => id).sort((one, other) => found[one] - found[other])
  }

  return { HIGH, LARGEST, LIKELY, LOW, UNITS, WHOLE, quantity, ranking, share, sheets, sum, totals, yearsOf }
})()
