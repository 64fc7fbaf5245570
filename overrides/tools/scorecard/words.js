/**
 * The words of the steps that are loaded later; those of the first ones are there already. No DOM.
 */
import { GuidePage } from "../../script/base/page.js"

export const GuideScorecardWords = {
  /** Return a word with its {blanks} filled in. @param {string} key @param {Record<string, string | number>} [values] */
  told(key, values) {
    const group = key in GuideData.words.scorecard ? "scorecard" : "scorecard_result"
    return GuidePage.say(`${group}.${key}`, values)
  },
}
