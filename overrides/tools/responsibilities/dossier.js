import { GuideTool } from "../../script/base/registry.js"
import { GuideGrid } from "./grid.js"
import { GuideResponsibilities } from "./model.js"
import { GuideResponsibilityView } from "./view.js"

/** What the matrix brings to the board paper and to the dossier. */
export const GuideResponsibilityPaper = GuideTool.extend("responsibilities", {
  brief: (kept) => {
    const title = new GuideResponsibilityView(new GuideGrid(GuideMatrixData, GuideResponsibilities.read(kept))).title()
    return title ? `${title}.` : null
  },

  dossier: (kept) => {
    const view = new GuideResponsibilityView(new GuideGrid(GuideMatrixData, GuideResponsibilities.read(kept)))
    if (!view.grid.filled.length) return null
    const differences = view.differences().map(({ title, says, ours, theirs }) => view.say("dossier_differs", { title, says, ours, theirs, name: view.other }))
    const loads = Object.keys(view.grid.roles).filter((role) => Object.values(view.grid.load()[role]).some(Boolean))
    return [`${view.title()}. ${view.lead().join(" ")}`, ...differences, ...view.findings.map((each) => view.finding(each)),
      ...loads.map((role) => view.say("dossier_load", { role: view.role(role), load: view.load(role) }))]
  },
})
