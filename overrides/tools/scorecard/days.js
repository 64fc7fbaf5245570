/**
 * The days on which papers expire, for calendars. No DOM.
 *
 * @typedef {import("./model.js").Kept} Kept
 */
import { GuideDom } from "../../script/base/dom.js"
import { GuideScorecard } from "./model.js"
import { GuideScorecardView } from "./view.js"

export const GuideScorecardDays = (() => {
  const { counting, isGiven } = GuideScorecard
  const { nameOf, title, told } = GuideScorecardView

  /** Return the last day of each paper that is still good and counts, the next one first. @param {Kept} kept @param {string} [today] */
  const happenings = (kept, today = GuideDom.today()) => kept.providers.flatMap(({ id: provider }) => counting(kept).flatMap((id) => {
    const rating = kept.ratings[provider]?.[id]
    if (!isGiven(rating) || !rating.until || rating.until < today) return []
    const values = { name: nameOf(kept, provider), criterion: title(id) }
    return [{ id: `scorecard/${provider}-${id}`, day: rating.until, title: told("day_title", values), text: [told("day_text"), rating.evidence.trim()].filter(Boolean).join("\n") }]
  })).sort((one, other) => one.day.localeCompare(other.day))

  return { happenings }
})()
