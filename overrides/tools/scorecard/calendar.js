import { GuidePage } from "../../script/base/page.js"
import { GuideSets } from "../../script/base/sets.js"
import { GuideCalendar } from "../../script/forms/calendar.js"
import { GuideScorecardDays } from "./days.js"

export const GuideScorecardCalendar = {
  /** Save the days on which papers expire, with a reminder a month before, and return how many they are. @param {import("./model.js").Kept} kept */
  save(kept) {
    const days = GuideScorecardDays.happenings(kept).map((each) => ({ ...each, url: GuidePage.address(), reminder: "-P30D" }))
    if (days.length) GuideCalendar.save(`scorecard-${GuidePage.slug(GuideSets.name())}`, days)
    return days.length
  },
}
