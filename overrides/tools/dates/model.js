import { GuideDates } from "../../script/base/dates.js"
import { GuideTool } from "../../script/base/registry.js"

/** The days from which checklists and reviews count. */
export const GuideDatesKept = GuideTool.define({ id: "dates", clean: GuideDates.clean })
