import { GuideTable } from "../../script/forms/table.js"
import { GuideAmounts } from "../../script/method/amounts.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideServiceSums } from "./sums.js"

/**
 * Reads what was typed into whole numbers, and says in sentences what cannot be read. No DOM.
 *
 * @typedef {{name: string, text: string}} Fault name: of the field
 */
export class GuideServiceFields {
  static whole = GuideServiceSums.WHOLE
  static money = 4_000_000_000

  /** @param {import("./model.js").Kept} kept */
  constructor(kept) {
    this.kept = kept
    /** @type {Fault[]} */ this.faults = []
    /** @type {string[]} what is said about how a field was read */ this.notes = []
    /** @type {string[]} names of fields that are needed and empty */ this.missing = []
  }

  /** Return a word of this tool. @param {string} key @param {Record<string, string | number>} [values] */
  static say(key, values = {}) {
    return GuideNumbers.fill(GuideData.words.service_levels, key, values)
  }

  /** Return a number without more digits than it needs. @param {number} value @param {number} [most] digits */
  static number(value, most = 2) {
    const digits = [...Array(most).keys()].find((count) => GuideNumbers.rounded(value, count) === GuideNumbers.rounded(value, most)) ?? most
    return GuideNumbers.number(value, digits)
  }

  /** Return an amount of the smallest unit in words. @param {number} value */
  static amount(value) {
    const unit = 10 ** GuideTable.digits()
    return `${GuideNumbers.number(value / unit, value % unit ? GuideTable.digits() : 0)} ${GuideData.currency}`
  }

  /** @param {string} name @param {string} key @param {Record<string, string | number>} [values] @returns {undefined} */
  fault(name, key, values = {}) {
    const { say } = GuideServiceFields
    this.faults.push({ name, text: say(`fault_${key}`, { name: say(name), text: this.kept[name], ...values }) })
    return undefined
  }

  /**
   * Return the number of a field in its smallest unit; undefined if there is none, or none that can be used.
   * @param {string} name @param {{digits?: number, most: number, signs?: string[], needed?: boolean, above?: boolean}} how most: in
   *   whole units; needed: without it nothing can be worked out; above: it must be more than 0
   */
  read(name, { digits = 0, most, signs = [], needed, above }) {
    const { number } = GuideServiceFields, unit = 10 ** digits
    const { value, readings, fault } = GuideAmounts.read(this.kept[name], { digits, most: most * unit, signs })
    if (readings) return this.fault(name, "readings", { one: number(readings[0] / unit, digits), other: number(readings[1] / unit, digits) })
    if (fault) return this.fault(name, fault, { most: number(most, digits), currency: GuideData.currency })
    if (value === undefined && needed) this.missing.push(name)
    return value === 0 && above ? this.fault(name, "zero") : value
  }

  /** Return an availability in parts of the whole. What is not above 1 is meant as a share: 0.995. @param {string} name @param {boolean} [needed] */
  availability(name, needed) {
    const { whole, number, say } = GuideServiceFields
    const value = this.read(name, { digits: 5, most: 100, signs: ["%"], needed, above: true })
    if (value === undefined || value > whole / 100) return value
    this.notes.push(say("as_share", { text: this.kept[name], percent: number(value / 1000, 5) }))
    return value * 100
  }

  /** @param {string} name @param {boolean} [needed] */
  share(name, needed) {
    return this.read(name, { digits: 2, most: 100, signs: ["%"], needed })
  }

  /** Return an amount in the smallest unit. @param {string} name @param {boolean} [needed] */
  amount(name, needed) {
    return this.read(name, { digits: GuideTable.digits(), most: GuideServiceFields.money, signs: GuideServiceFields.signs(), needed })
  }

  /** Return what may stand beside an amount. */
  static signs() {
    const { currency, language } = GuideData
    const parts = new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay: "narrowSymbol" }).formatToParts(0)
    return [currency, ...parts.filter(({ type }) => type === "currency").map(({ value }) => value)].map((sign) => sign.toLowerCase())
  }

  /** Return hours as minutes. @param {string} name @param {number} most hours @param {{needed?: boolean, above?: boolean}} [how] */
  minutes(name, most, how = {}) {
    const value = this.read(name, { digits: 2, most, ...how })
    return value === undefined ? undefined : GuideNumbers.rounded((value * 60) / 100)
  }

  /** Return a time of day in minutes. @param {string} name */
  time(name) {
    const [, hours, minutes] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(this.kept[name]) ?? []
    return hours === undefined || Number(hours) * 60 + Number(minutes) > 1440 ? this.fault(name, "time") : (Number(hours) * 60 + Number(minutes)) % 1440
  }
}
