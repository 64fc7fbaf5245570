import { GuideDates } from "../../script/base/dates.js"
import { GuideDom } from "../../script/base/dom.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideAmounts } from "../../script/method/amounts.js"
import { GuideContractDates } from "./model.js"
import { GuideTerms } from "./terms.js"

/**
 * What the contract sheet says, as sentences and days. No DOM is made.
 *
 * @typedef {{id: string, day: string, title: string, text: string}} Event
 * @typedef {{faults: {name: string, text: string}[], missing: string[], says: string[], events: Event[]}} Sheet says: the
 *   next deadline first
 */
export const GuideContractView = (() => {
  const MOST = /** @type {Record<string, number>} */ ({ first: 240, renewal: 120, notice: 60 }), DAYS_OF_NOTICE = 1_800
  /** @param {string} key @param {Record<string, string | number>} [values] */
  const say = (key, values) => GuidePage.say(`contract_dates.${key}`, values)
  const day = (/** @type {string} */ iso) => GuideDom.day(iso)

  /** Return what a sheet says on a day. @param {import("./model.js").Kept} kept @param {string} today @returns {Sheet} */
  function read(kept, today) {
    const faults = /** @type {Sheet["faults"]} */ ([]), missing = /** @type {string[]} */ ([])
    const number = (/** @type {string} */ name, most = MOST[name], least = 1) => {
      const { value, fault, readings } = GuideAmounts.read(kept[name], { digits: 0, most })
      if (value === undefined && !fault && !readings) missing.push(name)
      else if (value === undefined || value < least) faults.push({ name, text: say("fault", { name: say(name), text: kept[name], least, most }) })
      return value
    }
    if (!kept.start) missing.push("start")
    const first = number("first"), notice = number("notice", kept.unit === "days" ? DAYS_OF_NOTICE : MOST.notice, 0)
    const renewal = kept.ending === "rolls" ? number("renewal") : 0
    const isWhole = !faults.length && kept.start && first !== undefined && notice !== undefined && renewal !== undefined
    const contract = { start: kept.start, first: first ?? 0, notice: notice ?? 0, renewal: renewal ?? 0, unit: /** @type {"months" | "days"} */ (kept.unit) }
    const says = isWhole ? sentences(contract, kept, today) : []
    const events = [...(isWhole ? deadlines(contract, kept, today) : []), ...others(kept)].filter((event) => event.day >= today)
    return { faults, missing, says, events: events.sort((one, other) => one.day.localeCompare(other.day)) }
  }

  /** @param {import("./terms.js").Contract} contract @param {import("./model.js").Kept} kept @param {string} today */
  function sentences(contract, kept, today) {
    const { end, by, runs } = GuideTerms.nextChance(contract, today), [first] = GuideTerms.ends(contract), { renewal, start } = contract
    const lastOfFirst = GuideTerms.lastDay(contract, first), days = { end: day(end), by: by && day(by), runs: day(runs) }
    return [
      deadline(kept, { ...days, isOver: end < today, last: day(lastOfFirst) }),
      ...(renewal && by && runs < end ? [say("too_late", days)] : []),
      ...(renewal && isLonger(contract) ? [say("long_notice")] : []),
      ...(lastOfFirst < start ? [say("before_start")] : []),
      ...(start.endsWith("-02-29") ? [say("leap_day")] : []),
    ]
  }

  /** Whether notice takes longer than a term that rolls on. @param {import("./terms.js").Contract} contract */
  const isLonger = ({ start, renewal, notice, unit }) => (unit === "days" ? GuideDates.plus(start, notice) > GuideDates.plusMonths(start, renewal) : notice > renewal)

  /** Return the sentence of the next deadline. @param {import("./model.js").Kept} kept @param {{end: string, by: string, isOver: boolean, last: string}} days */
  function deadline({ ending, arrives }, days) {
    if (ending === "rolls") return say(arrives, { end: days.end, by: days.by })
    return say(days.isOver ? "ended" : days.by ? "agree_by" : "agree_passed", { end: days.end, by: days.by, last: days.last })
  }

  /** Return the deadline and its reminders. @param {import("./terms.js").Contract} contract @param {import("./model.js").Kept} kept @param {string} today @returns {Event[]} */
  function deadlines(contract, kept, today) {
    const { end, by } = GuideTerms.nextChance(contract, today), text = sentences(contract, kept, today).join(" ")
    const last = { id: "contract-dates/end", day: end, title: say(kept.ending === "rolls" ? "event_term" : "event_end", named(kept)), text }
    if (!by) return [last]
    const key = kept.ending === "rolls" ? "event_notice" : "event_agree"
    return [
      { id: "contract-dates/deadline", day: by, title: say(key, named(kept)), text }, last,
      ...GuideTerms.reminders(by, today).map(([count, each]) => ({ id: `contract-dates/deadline-${count}`, day: each, title: say("event_reminder", { ...named(kept), count }), text })),
    ]
  }

  /** Return the other days of the sheet. @param {import("./model.js").Kept} kept @returns {Event[]} */
  function others(kept) {
    const papers = GuideContractDates.PAPERS.filter((number) => kept[`until${number}`]).map((number) => ({
      id: `contract-dates/paper-${number}`, day: kept[`until${number}`], title: say("event_paper", { paper: kept[`paper${number}`] || say("paper") }), text: named(kept).provider }))
    const single = ["indexation", "review"].filter((name) => kept[name])
      .map((name) => ({ id: `contract-dates/${name}`, day: kept[name], title: say(`event_${name}`, named(kept)), text: "" }))
    return [...papers, ...single]
  }

  /** @param {import("./model.js").Kept} kept */
  const named = ({ provider }) => ({ provider: provider.trim() || say("nameless") })

  return { day, read, say }
})()
