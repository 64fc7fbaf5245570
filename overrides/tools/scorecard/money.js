/**
 * Prices as people type and read them. No DOM.
 */
import { GuidePage } from "../../script/base/page.js"
import { GuideAmounts } from "../../script/method/amounts.js"
import { GuideNumbers } from "../../script/method/numbers.js"

export const GuideScorecardMoney = (() => {
  /** Return how many digits the edition's currency has after the decimal mark. */
  const digits = () => new Intl.NumberFormat("en", { style: "currency", currency: GuideData.currency }).resolvedOptions().maximumFractionDigits ?? 2

  /** Return an amount in the edition's way, without its cents if there are none. @param {number} amount */
  const plain = (amount) => GuideNumbers.number(amount / 10 ** digits(), amount % 10 ** digits() ? digits() : 0)

  /** @param {number} amount */
  const money = (amount) => `${plain(amount)} ${GuideData.currency}`

  /** Return what a typed amount is, or in words what is wrong with it. @param {string} text @returns {{value: number | null, fault?: string}} */
  function read(text) {
    const { value, readings, fault } = GuideAmounts.read(text, { digits: digits(), signs: signs() })
    if (value !== undefined) return { value }
    if (readings) return { value: null, fault: GuidePage.say("scorecard.amount_two", { text, one: money(readings[0]), other: money(readings[1]) }) }
    return fault ? { value: null, fault: GuidePage.say("scorecard.amount_bad", { text, example: plain(123_456 * 10 ** digits()) }) } : { value: null }
  }

  /** Return what may stand beside an amount of the edition's currency. */
  function signs() {
    const parts = new Intl.NumberFormat(GuideData.language, { style: "currency", currency: GuideData.currency }).formatToParts(1)
    const sign = parts.find(({ type }) => type === "currency")?.value ?? ""
    return [GuideData.currency.toLowerCase(), sign.toLowerCase()]
  }

  return { money, plain, read }
})()
