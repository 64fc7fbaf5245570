import { GuideClean } from "./clean.js"
import { GuideDom } from "./dom.js"

/**
 * Days without clocks. No DOM.
 */
export const GuideDates = {
  /** Whether a text is a day that exists, as 2027-02-28. @param {any} text */
  valid(text) {
    if (typeof text !== "string" || !/^2[01]\d\d-\d\d-\d\d$/.test(text)) return false
    const day = new Date(`${text}T00:00:00Z`)
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
  },

  /** @param {string} day @param {number} days */
  plus(day, days) {
    return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
  },

  /**
   * Return the day so many days from a start, moved away from a weekend: what prepares the start to the Friday
   * before, what follows it to the Monday after. The start itself stays. macros/model/dates.py is the twin.
   * @param {string} start @param {number} days
   */
  workday(start, days) {
    const day = this.plus(start, days), over = { 6: 1, 0: 2 }[new Date(day).getUTCDay()]
    if (!over || !days) return day
    return this.plus(day, days > 0 ? 3 - over : -over)
  },

  /** Add months; the 31st becomes the last day of a shorter month. @param {string} day @param {number} months */
  plusMonths(day, months) {
    const [year, month, date] = day.split("-").map(Number)
    const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
    return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
  },

  /**
   * Return the day of the round after `last`, if rounds began on `first`: a short month has its last day, and the
   * months after it the day of the first round again. Where `last` was chosen otherwise, rounds begin with it.
   * @param {string} first @param {string} last @param {number} months
   */
  nextRound(first, last, months) {
    const passed = this.month(last) - this.month(first)
    const begin = this.plusMonths(first, passed) === last ? first : last
    return { first: begin, day: this.plusMonths(begin, this.month(last) - this.month(begin) + months) }
  },

  /** Return the months since year 0. */
  month: (/** @type {string} */ day) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7)),

  show: (/** @type {string} */ day) => (day ? GuideDom.day(day) : ""),

  /**
   * Keep a date of the reader; "" forgets it, half a date is left alone.
   * @param {import("./store.js").GuideStore} store @param {string} name @param {string} day @returns {() => void} takes it back
   */
  set(store, name, day, first = "") {
    if (day && !this.valid(day)) return () => {}
    const { [name]: _, [`${name}/first`]: __, ...dates } = store.read({})
    return store.write({ ...dates, ...(day && { [name]: day }), ...(first && { [`${name}/first`]: first }) })
  },

  /** @param {any} data @returns {{data: Dates, faults: string[]}} */
  clean(data) {
    return GuideClean.sift(data, (name, day) => /^[a-z0-9][a-z0-9/-]{0,80}$/.test(name) && GuideDates.valid(day))
  },
}
