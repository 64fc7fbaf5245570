/**
 * What <guide-sheets> asks of the scorecard: its tables, and what to do with ratings that come back.
 */
import { GuideSheetWork } from "../../script/forms/sheet-work.js"
import { GuideScorecard } from "./model.js"
import { GuideScorecardTables } from "./tables.js"

export const GuideScorecardSheets = (() => {
  const { KIND, VERSION, blank, tables, taken } = GuideScorecardTables
  /** Return the tool in which the sheets stand: what it shows is written, and written to. @param {any} place @returns {any} */
  const hostOf = (place) => place.closest("guide-scorecard")

  return GuideSheetWork.define({
    kind: KIND, version: VERSION,
    // Only the ratings come back: the sums are computed.
    tables: (place, variant, opened) => {
      const { kept } = hostOf(place)
      return opened ? tables(kept).slice(0, 1) : tables(variant === "blank" || !kept.providers.length ? blank(kept) : kept)
    },
    take: ({ rows }, place) => {
      const { kept, store } = hostOf(place)
      return store.write(GuideScorecard.clean(taken(kept, rows.ratings ?? {})).data)
    },
  })
})()
