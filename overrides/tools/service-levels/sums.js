/**
 * What service levels and liability clauses come to. No DOM. The twin of macros/tools/service_levels.py: availability in
 * parts of WHOLE, time in minutes, money in the smallest unit, shares in parts of SHARE; a moment is minutes since 1970 on
 * the clock on the wall.
 *
 * @typedef {{opens: number, closes: number, days: number[], holidays: string[]}} Hours days: Monday is 0; hours that end
 *   at or before their start go over midnight, and belong to the day they start on
 * @typedef {{start: number, end: number}} Span
 */
export const GuideServiceSums = (() => {
  const WHOLE = 10_000_000, SHARE = 10_000, DAY = 1_440, HOUR = 60, LATEST = 5_000

  /** Return how long services in a row may fail together, rounded once. @param {number[]} availabilities @param {number} minutes @param {number} [parts] of a minute */
  function allowed(availabilities, minutes, parts = 1) {
    const whole = BigInt(WHOLE) ** BigInt(availabilities.length)
    const both = availabilities.reduce((product, each) => product * BigInt(each), 1n)
    return Number(halfUp(BigInt(parts) * BigInt(minutes) * (whole - both), whole))
  }

  /** @param {bigint} number @param {bigint} divisor */
  const halfUp = (number, divisor) => (2n * number + divisor) / (2n * divisor)

  /** Return the minutes that count. @param {number} hours minutes a day @param {number} days @param {number} [excluded] minutes */
  const measured = (hours, days, excluded = 0) => Math.max(hours * days - excluded, 0)

  /** Return the minutes of a day of service: 1 to 1,440. @param {Hours} hours */
  const lengthOf = ({ opens, closes }) => ((closes - opens - 1 + DAY) % DAY) + 1

  /** Return the moment of a day and a time. @param {string} text such as 2026-12-23T16:00 */
  const moment = (text) => Date.parse(`${text}Z`) / 60_000

  /** Return the day and the time of a moment. @param {number} minutes */
  const written = (minutes) => new Date(minutes * 60_000).toISOString().slice(0, 16)

  /** Whether service starts on a day, counted since 1970. @param {number} day @param {Hours} hours */
  function counts(day, { days, holidays }) {
    const date = new Date(day * DAY * 60_000)
    return days.includes((date.getUTCDay() + 6) % 7) && !holidays.includes(date.toISOString().slice(0, 10))
  }

  /** Return the stretches of service time that a target uses up; none if it is never due. @param {string} logged @param {number} target minutes @param {Hours} hours @returns {Span[]} */
  function used(logged, target, hours) {
    const now = moment(logged), first = Math.floor(now / DAY) - 1, length = lengthOf(hours), spans = []
    for (let day = first; day <= first + LATEST; day++) {
      const opens = day * DAY + hours.opens, start = Math.max(opens, now)
      if (start >= opens + length || !counts(day, hours)) continue
      const end = Math.min(opens + length, start + target)
      spans.push({ start, end })
      target -= end - start
      if (target <= 0) return spans
    }
    return []
  }

  /** Return when a target is due, as day and time; "" if that is never. @param {string} logged @param {number} target minutes @param {Hours} hours */
  function due(logged, target, hours) {
    const last = used(logged, target, hours).at(-1)
    return last ? written(last.end) : ""
  }

  /** Return the credit for a bad month: a share of its fee, up to a cap. @param {number} fee @param {number} share @param {number} [cap] */
  const credit = (fee, share, cap = SHARE) => Number(halfUp(BigInt(fee) * BigInt(Math.min(share, cap)), BigInt(SHARE)))

  /** Return what an outage costs. @param {number} people @param {number} blocked share of work @param {number} minutes @param {number} hour cost of an hour @param {number} [other] */
  function outage(people, blocked, minutes, hour, other = 0) {
    const product = [people, blocked, minutes, hour].reduce((all, each) => all * BigInt(each), 1n)
    return Number(halfUp(product, BigInt(SHARE * HOUR))) + other
  }

  /**
   * Return who bears an expected loss: provider up to the ceiling, insurer, and the customer.
   * @param {number} expected @param {number} provable @param {number} ceiling @param {number} insured @param {number} deductible
   */
  function borne(expected, provable, ceiling, insured, deductible) {
    const provider = Math.min(provable, ceiling, expected)
    const insurer = Math.min(Math.max(insured - deductible, 0), expected - provider)
    return { provider, insurer, stays: expected - provider - insurer }
  }

  return { DAY, HOUR, SHARE, WHOLE, allowed, borne, credit, due, lengthOf, measured, moment, outage, used, written }
})()
