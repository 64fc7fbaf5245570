import { GuideDom } from "../../script/base/dom.js"
import { GuideGrid } from "./grid.js"
import { GuideResponsibilitiesParts } from "./parts.js"

/** The worked matrix of two invented firms: what is proposed where most is shared, with holes, and the other side's view of it. */
GuideResponsibilitiesParts.example = () => {
  const words = GuideData.words.responsibilities_example, { models, roles, rows } = GuideMatrixData
  const sharing = (/** @type {string} */ model) => Object.values(rows).filter(({ starts }) => starts[model] === "shared").length
  const [mixed] = Object.keys(models).sort((one, other) => sharing(other) - sharing(one))
  const start = new GuideGrid(GuideMatrixData, {}).proposed(mixed, {})
  const cells = (/** @type {Record<string, string>} */ given) => Object.fromEntries(Object.entries({ ...start, ...given }).filter(([key, letters]) => letters && key.split("/")[0] in rows && key.split("/")[1] in roles)
    .map(([key, letters]) => [key, { letters }]))
  const ours = { "line-of-business-patching/internal-it": "", "line-of-business-patching/provider": "R", "tickets-with-makers/internal-it": "AR", "tickets-with-makers/provider": "", "backup-keys/provider": "R", "backup-keys/internal-it": "" }
  const theirs = { "joiners-and-leavers/provider": "", "joiners-and-leavers/business-units": "R", "line-of-business-patching/internal-it": "R", "line-of-business-patching/provider": "", "tickets-with-makers/internal-it": "A", "tickets-with-makers/provider": "R",
    "backup-keys/provider": "R", "backup-keys/internal-it": "" }
  const fee = Object.fromEntries(Object.keys(rows).filter((row) => cells(ours)[`${row}/provider`]?.letters === "R").map((row) => [row, { fee: "included" }]))
  return {
    cells: cells(ours), theirs: cells(theirs), theirs_rows: { ...fee, "tickets-with-makers": { fee: "extra" } },
    rows: { ...fee, "line-of-business-patching": { fee: "not-covered" } },
    roles: { management: { person: words.management, deputy: words.finance }, "internal-it": { person: words.it }, provider: { person: words.provider, deputy: words.provider_deputy, hours: "always" }, "business-units": { person: words.business, deputy: words.business_deputy } },
    papers: { ours: { name: words.company }, theirs: { name: words.firm, day: GuideDom.today() } },
  }
}
