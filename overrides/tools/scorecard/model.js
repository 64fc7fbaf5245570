/**
 * What the scorecard keeps: providers, what counts, ratings of one's own and of others, and what was agreed. No DOM.
 *
 * @typedef {{low: number | null, likely: number | null, high: number | null}} Price in the smallest unit
 * @typedef {{id: string, name: string, price: Price, flags: Object<string, "open" | "cleared">}} Provider
 * @typedef {{points: number | null, known: string, evidence: string, on: string, until: string}} Rating on: the day it was
 *   given; until: the last day on which its paper is good
 * @typedef {Object<string, Object<string, Rating>>} Ratings by provider and criterion
 * @typedef {{name: string, ratings: Ratings}} Rater
 * @typedef {{points: number, reason: string}} Agreed
 * @typedef {{providers: Provider[], cap: number | null, rater: string, closed: boolean, on: Object<string, boolean>,
 *   weight: Object<string, string>, first: string, late: Object<string, string>, ratings: Ratings, others: Rater[],
 *   agreed: Object<string, Object<string, Agreed>>}} Kept on: what differs from the short list; first: the day of the
 *   first rating; late: what was weighed anew after it, with the day
 */
import { GuideClean } from "../../script/base/clean.js"
import { GuideDom } from "../../script/base/dom.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideTool } from "../../script/base/registry.js"
import { GuideStore } from "../../script/base/store.js"

export const GuideScorecard = (() => {
  const MOST = 8
  const KNOWN = ["said", "paper", "shown", "reference"]
  const WEIGHTS = ["", "less", "more"]
  const LONGEST_NAME = 300
  const LARGEST = 4_000_000_000_00

  /** @returns {Kept} */
  const empty = () => ({
    providers: [], cap: null, rater: "", closed: false, on: {}, weight: {}, first: "", late: {}, ratings: {}, others: [], agreed: {},
  })

  /** @returns {Price} */
  const noPrice = () => ({ low: null, likely: null, high: null })

  /** @returns {Rating} */
  const noRating = () => ({ points: null, known: "said", evidence: "", on: "", until: "" })

  /** Return a value as one that has names, whatever it is. @param {unknown} value @returns {Record<string, unknown>} */
  const named = (value) => (value instanceof Object && !Array.isArray(value) ? /** @type {Record<string, unknown>} */ (value) : {})

  /** Return a value as a list. @param {unknown} value @returns {unknown[]} */
  const listed = (value) => (Array.isArray(value) ? value : [])

  /** @param {unknown} value @param {number} [longest] @returns {string} */
  const text = (value, longest = GuideClean.longest) => (typeof value === "string" ? value.toWellFormed().slice(0, longest) : "")

  /** @param {unknown} value */
  const day = (value) => (typeof value === "string" && GuideDom.isDay(value) ? value : "")

  /** @param {unknown} value @param {number} most @returns {number | null} */
  const whole = (value, most) => (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most ? Number(value) : null)

  /** Return the id that a criterion has today; one that is gone keeps its own, so that nothing is lost. @param {string} id */
  const present = (id) => GuideStore.present(`criteria/${id}`)?.split("/")[1] ?? id

  const isId = (/** @type {string} */ id) => /^[a-z0-9][a-z0-9-]{0,59}$/.test(id)

  /** What was not usable, in words, while something is cleaned. */
  class Cleaning {
    /** @type {string[]} */
    faults = []

    /** @param {string} name @param {unknown} value */
    leaveOut(name, value) {
      this.faults.push(GuideClean.fault(name, value))
    }

    /** @param {unknown} from @returns {Provider[]} */
    providers(from) {
      const all = listed(from).map(named)
      const fine = all.filter(({ id }) => typeof id === "string" && /^p\d{1,4}$/.test(id))
      const once = fine.filter(({ id }, i) => fine.findIndex((other) => other.id === id) === i)
      for (const each of all) if (!once.includes(each)) this.leaveOut("providers", each.name ?? each.id)
      for (const { name } of once.slice(MOST)) this.faults.push(GuidePage.say("scorecard.too_many", { name: text(name, 80), most: MOST }))
      return once.slice(0, MOST).map((each) => ({
        id: String(each.id), name: text(each.name, LONGEST_NAME), price: this.price(each.price), flags: this.flags(each.flags),
      }))
    }

    /** @param {unknown} from @returns {Price} */
    price(from) {
      const { low, likely, high } = named(from)
      return { low: whole(low, LARGEST), likely: whole(likely, LARGEST), high: whole(high, LARGEST) }
    }

    /** @param {unknown} from */
    flags(from) {
      const states = Object.entries(named(from)).filter(([id, state]) => isId(id) && (state === "open" || state === "cleared"))
      return /** @type {Object<string, "open" | "cleared">} */ (Object.fromEntries(states))
    }

    /** @param {unknown} from @param {string[]} ids @returns {Ratings} */
    ratings(from, ids) {
      const given = named(from)
      for (const id of Object.keys(given)) if (!ids.includes(id)) this.leaveOut(id, "")
      return Object.fromEntries(ids.filter((id) => id in given).map((id) => [id, byCriterion(this, given[id], `${id}/`, rating)]))
    }

    /** @param {unknown} from @param {string[]} ids */
    agreed(from, ids) {
      const given = named(from)
      return Object.fromEntries(ids.filter((id) => id in given).map((id) => [id, byCriterion(this, given[id], `${id}/`, agreement)]))
    }
  }

  /**
   * Return the entries of a mapping by criterion that can be used.
   * @template T
   * @param {Cleaning} cleaning @param {unknown} from @param {string} where @param {(value: unknown) => T | undefined} read
   * @returns {Record<string, T>}
   */
  function byCriterion(cleaning, from, where, read) {
    /** @type {Record<string, T>} */
    const found = {}
    for (const [id, value] of Object.entries(named(from))) {
      const usable = isId(id) ? read(value) : undefined
      if (usable === undefined) cleaning.leaveOut(`${where}${id}`, value)
      else found[present(id)] = usable
    }
    return found
  }

  /** @param {unknown} value @returns {Rating | undefined} */
  function rating(value) {
    const { points, known, evidence, on, until } = named(value)
    const usable = whole(points, 5)
    if (usable === null && points !== null && points !== undefined) return undefined
    return { points: usable, known: KNOWN.find((each) => each === known) ?? "said", evidence: text(evidence), on: day(on), until: day(until) }
  }

  /** @param {unknown} value @returns {Agreed | undefined} */
  function agreement(value) {
    const { points, reason } = named(value), usable = whole(points, 5)
    return usable === null ? undefined : { points: usable, reason: text(reason) }
  }

  /** Return what is usable of anything, and in sentences what is not. @param {unknown} data @returns {{data: Kept, faults: string[]}} */
  function clean(data) {
    const from = named(data), cleaning = new Cleaning()
    const providers = cleaning.providers(from.providers), ids = providers.map(({ id }) => id)
    return {
      data: {
        providers, cap: whole(from.cap, LARGEST), rater: text(from.rater, 80), closed: from.closed === true,
        on: byCriterion(cleaning, from.on, "", (value) => (typeof value === "boolean" ? value : undefined)),
        weight: byCriterion(cleaning, from.weight, "", (value) => WEIGHTS.find((each) => each === value)),
        first: day(from.first), late: byCriterion(cleaning, from.late, "", (value) => day(value) || undefined),
        ratings: cleaning.ratings(from.ratings, ids),
        others: listed(from.others).slice(0, MOST).map(named).map(({ name, ratings }) =>
          ({ name: text(name, 80), ratings: cleaning.ratings(ratings, ids) })),
        agreed: cleaning.agreed(from.agreed, ids),
      },
      faults: cleaning.faults,
    }
  }

  /** Return the criteria that count, the heaviest first: those of the short list, but for what the reader switched. @param {Kept} kept */
  const counting = ({ on }) => Object.keys(GuideCriteria.criteria).filter((id) => on[id] ?? GuideCriteria.criteria[id].short)
    .sort((one, other) => GuideCriteria.criteria[other].weight - GuideCriteria.criteria[one].weight)

  /** Return whether a rating says something. @param {Rating | undefined} rating @returns {rating is Rating & {points: number}} */
  const isGiven = (rating) => typeof rating?.points === "number"

  /** Return the raters, oneself first; others only once one's own ratings are closed. @param {Kept} kept @returns {Ratings[]} */
  const raters = ({ ratings, others, closed }) => [ratings, ...(closed ? others.map((other) => other.ratings) : [])]

  /** Return a whole price, or null: what is not said of it is as likely. @param {Price} price */
  function priceOf({ low, likely, high }) {
    if (likely === null) return null
    return { low: Math.min(low ?? likely, likely), likely, high: Math.max(high ?? likely, likely) }
  }

  /** Return the providers whose likely price is above the cap. @param {Kept} kept */
  const overCap = ({ providers, cap }) => providers.filter(({ price }) => cap !== null && (price.likely ?? 0) > cap).map(({ id }) => id)

  /** Return the id of one more provider. @param {Kept} kept */
  const freeId = ({ providers }) => `p${Math.max(0, ...providers.map(({ id }) => Number(id.slice(1)))) + 1}`

  const tool = GuideTool.define({ id: "scorecard", empty, clean })

  return { ...tool, KNOWN, MOST, WEIGHTS, counting, empty, freeId, isGiven, noPrice, noRating, overCap, priceOf, raters }
})()
