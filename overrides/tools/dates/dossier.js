import { GuideDates } from "../../script/base/dates.js"
import { GuideDom } from "../../script/base/dom.js"
import { GuideTool } from "../../script/base/registry.js"

/** What the dates bring to the dossier: those of the reader and of the edition. */
export const GuideDatesPaper = GuideTool.extend("dates", {
  dossier: (own) => {
    const names = GuideData.words.anchor_date, { what, when } = GuideData.words.dossier
    const known = Object.entries({ ...GuideData.dates, ...own }).filter(([name]) => Object.hasOwn(names, name))
    const lines = known.sort((one, other) => one[1].localeCompare(other[1]))
      .map(([name, day]) => [names[name], GuideDates.show(day)])
    return known.length ? [GuideDom.table("guide-dossier__table", [what, when], lines)] : null
  },
})
