/**
 * What changes when something is entered. No DOM.
 *
 * @typedef {import("./model.js").Kept} Kept
 * @typedef {import("./model.js").Rating} Rating
 * @typedef {{name: string, value: string, checked: boolean}} Entered
 */
import { GuideDom } from "../../script/base/dom.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideScorecardMoney } from "./money.js"
import { GuideScorecard } from "./model.js"

export const GuideScorecardEditing = (() => {
  const { counting, empty, freeId, isGiven, noPrice, noRating } = GuideScorecard

  /** @param {Kept} kept @returns {Kept} */
  const withOneMore = (kept) => ({ ...kept, providers: [...kept.providers, { id: freeId(kept), name: "", price: noPrice(), flags: {} }] })

  /** Return what is left without a provider. @param {Kept} kept @param {string} provider @returns {Kept} */
  function without(kept, provider) {
    const drop = (/** @type {Record<string, any>} */ from) => Object.fromEntries(Object.entries(from).filter(([id]) => id !== provider))
    return {
      ...kept, providers: kept.providers.filter(({ id }) => id !== provider), ratings: drop(kept.ratings), agreed: drop(kept.agreed),
      others: kept.others.map(({ name, ratings }) => ({ name, ratings: drop(ratings) })),
    }
  }

  /** Return what a colleague starts from: the same providers and criteria, without prices, flags and ratings. @param {Kept} kept @returns {Kept} */
  const setUp = ({ providers, on, weight }) => ({ ...empty(), on, weight, providers: providers.map(({ id, name }) => ({ id, name, price: noPrice(), flags: {} })) })

  /** Return the short list, or all criteria, switched on. @param {Kept} kept @param {string} which @returns {Kept} */
  function switched(kept, which) {
    const on = which === "all" ? Object.fromEntries(Object.keys(GuideCriteria.criteria).map((id) => [id, true])) : {}
    const before = counting(kept), after = counting({ ...kept, on })
    return noted({ ...kept, on }, Object.keys(GuideCriteria.criteria).filter((id) => before.includes(id) !== after.includes(id)))
  }

  /** Note what was weighed anew after the first rating. @param {Kept} kept @param {string[]} ids @returns {Kept} */
  const noted = (kept, ids) => (kept.first ? { ...kept, late: { ...kept.late, ...Object.fromEntries(ids.map((id) => [id, GuideDom.today()])) } } : kept)

  /** @param {Kept} kept @param {string} provider @param {string} criterion @returns {Kept} */
  function unrated(kept, provider, criterion) {
    return rated(kept, provider, criterion, { points: null })
  }

  /** @param {Kept} kept @param {string} provider @param {string} criterion @param {Partial<Rating>} change @returns {Kept} */
  function rated(kept, provider, criterion, change) {
    const before = kept.ratings[provider]?.[criterion] ?? noRating(), on = before.on || GuideDom.today()
    const ratings = { ...kept.ratings, [provider]: { ...kept.ratings[provider], [criterion]: { ...before, on, ...change } } }
    return { ...kept, ratings, first: kept.first || (isGiven(ratings[provider][criterion]) ? GuideDom.today() : "") }
  }

  /**
   * Return what is kept after something was entered, or in words why it is not.
   * @param {Kept} kept @param {string} place the criterion that is rated @param {Entered} field
   * @returns {{kept: Kept, fault?: string, doubt?: string, redraw?: boolean}} doubt: why it is kept, but hardly meant
   */
  function entered(kept, place, { name, value, checked }) {
    const [what, first, second] = name.split("/")
    if (what === "rater") return { kept: { ...kept, rater: value } }
    if (what === "cap") return priced(value, (amount) => ({ ...kept, cap: amount }))
    if (what === "name") return { kept: changed(kept, first, () => ({ name: value })) }
    if (what === "price") return doubted(priced(value, (amount) => changed(kept, first, ({ price }) => ({ price: { ...price, [second]: amount } }))), first)
    if (what === "on") return { kept: noted({ ...kept, on: { ...kept.on, [first]: checked } }, [first]), redraw: true }
    if (what === "weight") return { kept: noted({ ...kept, weight: { ...kept.weight, [first]: value } }, [first]) }
    if (what === "flag") return { kept: changed(kept, first, ({ flags }) => ({ flags: flagged(flags, second, value) })) }
    if (what === "agreed" || what === "reason") return { kept: agreed(kept, first, second, what, value), redraw: true }
    return { kept: rated(kept, first, place, { [what]: what === "points" ? Number(value) : value }) }
  }

  /** @param {string} text @param {(amount: number | null) => Kept} put @returns {{kept: Kept, fault?: string}} */
  function priced(text, put) {
    const { value, fault } = GuideScorecardMoney.read(text)
    return { kept: put(value), fault }
  }

  /** Say of prices that do not rise from low to high how they count. @param {{kept: Kept, fault?: string}} entered @param {string} id */
  function doubted({ kept, fault }, id) {
    const { low, likely, high } = kept.providers.find((each) => each.id === id)?.price ?? noPrice(), known = [low, likely, high].filter((each) => each !== null)
    return { kept, fault, doubt: known.some((each, i) => i > 0 && each < known[i - 1]) ? GuidePage.say("scorecard.price_order") : "" }
  }

  /** @param {Kept} kept @param {string} id @param {(each: import("./model.js").Provider) => Partial<import("./model.js").Provider>} change @returns {Kept} */
  const changed = (kept, id, change) => ({ ...kept, providers: kept.providers.map((each) => (each.id === id ? { ...each, ...change(each) } : each)) })

  /** @param {Record<string, "open" | "cleared">} flags @param {string} id @param {string} state */
  const flagged = (flags, id, state) => /** @type {Record<string, "open" | "cleared">} */ (
    Object.fromEntries([...Object.entries(flags).filter(([each]) => each !== id), ...(state ? [[id, state]] : [])]))

  /** @param {Kept} kept @param {string} provider @param {string} criterion @param {string} what @param {string} value @returns {Kept} */
  function agreed(kept, provider, criterion, what, value) {
    const all = { ...kept.agreed[provider] }, before = all[criterion]
    if (what === "agreed" && value === "") delete all[criterion]
    else if (what === "agreed") all[criterion] = { points: Number(value), reason: before?.reason ?? "" }
    else if (before) all[criterion] = { ...before, reason: value }
    return { ...kept, agreed: { ...kept.agreed, [provider]: all } }
  }

  /** @param {Kept} kept @param {string} id @param {import("./model.js").Price} price @returns {Kept} */
  const withPrice = (kept, id, price) => changed(kept, id, () => ({ price }))

  return { entered, setUp, switched, unrated, withOneMore, withPrice, without }
})()
