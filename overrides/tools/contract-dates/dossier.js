import { GuideDom } from "../../script/base/dom.js"
import { GuideTool } from "../../script/base/registry.js"
import { GuideContractDates } from "./model.js"
import { GuideContractView } from "./view.js"

/** What the contract sheet brings to the dossier: the next deadline, and all days ahead. */
{
  const { read, say } = GuideContractView
  const sheetOf = (/** @type {any} */ data) => (data ? read(data, GuideDom.today()) : undefined)

  GuideTool.extend(GuideContractDates.id, {
    brief: (data) => sheetOf(data)?.says[0] ?? null,
    dossier: (data) => {
      const { says = [], events = [] } = sheetOf(data) ?? {}, heads = [say("day_column"), say("what_column")]
      const rows = events.map(({ day, title }) => [GuideDom.day(day), title])
      return says.length || rows.length ? [says.join(" "), GuideDom.table("guide-dossier__table", heads, rows)] : null
    },
    happenings: (data) => sheetOf(data)?.events ?? [],
  })
}
