import { GuideDates } from "../../script/base/dates.js"

/**
 * When the terms of a contract end, and by when it must be ended or renewed. No DOM. The twin of
 * macros/tools/contract_dates.py: each end is counted from the start, so that short months do not shift the next.
 *
 * @typedef {{start: string, first: number, renewal: number, notice: number, unit: "months" | "days"}} Contract lengths in
 *   months; renewal 0: only if both agree
 * @typedef {{end: string, by: string, runs: string}} Chance end: of the term that can be ended; by: the last day for that,
 *   "" if none is left; runs: the end of the term that runs today
 */
export const GuideTerms = (() => {
  const REMINDERS = [180, 90, 30], LONGEST = 1_200

  /** Return the last day of the term that ends so many months after the start. @param {Contract} contract @param {number} months */
  function endOf({ start }, months) {
    const day = GuideDates.plusMonths(start, months), isShort = day.slice(-2) !== start.slice(-2)
    return isShort ? day : GuideDates.plus(day, -1)
  }

  /** Return the ends of the terms, first to last. @param {Contract} contract */
  function ends(contract) {
    const { first, renewal } = contract, found = [endOf(contract, first)]
    if (renewal) for (let months = first + renewal; months < LONGEST; months += renewal) found.push(endOf(contract, months))
    return found
  }

  /** Return the last day for notice to an end. @param {Contract} contract @param {string} end */
  const lastDay = ({ notice, unit }, end) => (unit === "days" ? GuideDates.plus(end, -notice) : GuideDates.plusMonths(end, -notice))

  /** Return the next chance to end a contract, or to renew one that does not roll on. @param {Contract} contract @param {string} today @returns {Chance} */
  function nextChance(contract, today) {
    const all = ends(contract), last = all[all.length - 1], runs = all.find((end) => end >= today) ?? last
    const end = all.find((each) => lastDay(contract, each) >= today)
    return end ? { end, by: lastDay(contract, end), runs } : { end: last, by: "", runs }
  }

  /** Return the days on which to think of a deadline, with how long before it. @param {string} by @param {string} today @returns {[number, string][]} */
  const reminders = (by, today) => REMINDERS.map((days) => /** @type {[number, string]} */ ([days, GuideDates.plus(by, -days)])).filter(([, day]) => day >= today)

  return { LONGEST, ends, lastDay, nextChance, reminders }
})()
