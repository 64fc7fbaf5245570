/**
 * What <guide-sheets> asks of the scorecard: its tables, and what to do with ratings that come back.
 */
import { GuideStore } from "../../script/base/store.js"
import { GuideSheetWork } from "../../script/forms/sheet-work.js"
import { GuideScorecard } from "./model.js"
import { GuideScorecardTables } from "./tables.js"

export const GuideScorecardSheets = (() => {
  const { KIND, VERSION, blank, tables, taken } = GuideScorecardTables
  const store = new GuideStore(KIND)

  /** @returns {import("./model.js").Kept} */
  const kept = () => store.read(GuideScorecard.empty())

  return GuideSheetWork.define({
    kind: KIND, version: VERSION,
    // Only the ratings come back: the sums are computed.
    tables: (_, variant, opened) => (opened ? tables(kept()).slice(0, 1) : tables(variant === "blank" || !kept().providers.length ? blank(kept()) : kept())),
    take: ({ rows }) => store.write(taken(kept(), rows.ratings ?? {})),
  })
})()
