/**
 * The cost comparison on the board paper and behind it.
 */
import { GuideTool } from "../../script/base/registry.js"
import { GuideCostResult } from "./result.js"
import { GuideCostView } from "./view.js"

GuideTool.extend("costs", {
  brief(data) {
    const look = data && GuideCostView.look(data)
    return look ? [`${GuideCostView.headline(look)}.`, GuideCostView.fifthSays(look)].join(" ") : null
  },

  dossier(data) {
    const look = data && GuideCostView.look(data)
    return look ? [`${GuideCostView.headline(look)}.`, ...GuideCostResult.nodes(look, data)] : null
  },
})
