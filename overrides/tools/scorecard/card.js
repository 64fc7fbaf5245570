/**
 * What is kept as a card to be counted. No DOM.
 *
 * @typedef {import("./model.js").Kept} Kept
 * @typedef {import("./count.js").Card} Card
 * @typedef {import("./count.js").Rating} Rating
 */
import { GuideDom } from "../../script/base/dom.js"
import { GuideScorecardCount } from "./count.js"
import { GuideScorecard } from "./model.js"

export const GuideScorecardCard = (() => {
  const { counting, isGiven, overCap, raters } = GuideScorecard

  /** Return the weight of a criterion in halves of a point, so that half of it is whole. @param {Kept} kept @param {string} id */
  const weightOf = ({ weight }, id) => GuideCriteria.criteria[id].weight * GuideScorecardCount.FACTORS[weight[id] ?? ""]

  /** Return a card of what is kept. @param {Kept} kept @param {string} [today] @returns {Card} */
  function of(kept, today = GuideDom.today()) {
    const ids = counting(kept), providers = kept.providers.map(({ id }) => id)
    return {
      providers,
      criteria: ids.map((id) => ({ id, weight: weightOf(kept, id), least: GuideCriteria.criteria[id].least })),
      ratings: Object.fromEntries(providers.map((provider) => [provider, Object.fromEntries(ids.map((id) => [id, given(kept, provider, id)]))])),
      agreed: Object.fromEntries(providers.map((provider) => [provider, agreedOf(kept, provider)])),
      over: overCap(kept),
      today,
    }
  }

  /** Return the ratings of all who gave one. @param {Kept} kept @param {string} provider @param {string} id @returns {Rating[]} */
  function given(kept, provider, id) {
    return raters(kept).map((ratings) => ratings[provider]?.[id]).filter(isGiven)
      .map(({ points, known, until }) => ({ points, known, until }))
  }

  /** Return the points that the group agreed on with a reason. @param {Kept} kept @param {string} provider @returns {Object<string, number>} */
  function agreedOf({ agreed, closed, others }, provider) {
    if (!closed || !others.length) return {}
    const found = Object.entries(agreed[provider] ?? {}).filter(([, { reason }]) => reason.trim())
    return Object.fromEntries(found.map(([id, { points }]) => [id, points]))
  }

  return { of, weightOf }
})()
