import { GuideTool } from "../../script/base/registry.js"
import { GuideCosts } from "./model.js"
import { GuideCostSums } from "./sums.js"

/** What each model costs over the whole term, for tools that compare prices. */
{
  const { HIGH, LIKELY, LOW, totals } = GuideCostSums

  GuideTool.extend("costs", {
    prices: (data) => {
      const { plan } = GuideCosts.read(data), [low, likely, high] = [LOW, LIKELY, HIGH].map((level) => totals(plan, undefined, level))
      return plan.sides.filter(({ id }) => likely[id]).map(({ id }) => ({ name: GuideCostData.models[id], low: low[id], likely: likely[id], high: high[id] }))
    },
  })
}
