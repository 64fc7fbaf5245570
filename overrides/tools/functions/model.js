import { GuideTool } from "../../script/base/registry.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideStore } from "../../script/base/store.js"

/** What is usable of checks and a start that were kept or come from outside, under their names of today. */
export const GuideFunctionsKept = GuideTool.define({
  id: "functions",

  /** @param {any} kept */
  clean(kept) {
    const { models, functions } = GuideFunctionData, checks = {}, faults = []
    for (const [name, value] of Object.entries(kept?.checks ?? {})) {
      const [, id, check, now] = GuideStore.present(`functions/${name}/${value}`)?.split("/") ?? []
      const rules = functions.find((each) => each.id === id)
      const options = check === "have" ? rules && { none: {} } : rules?.checks[check]?.options
      if (now === "unknown" ? options : options?.[now]) checks[`${id}/${check}`] = now
      else faults.push(GuidePage.say("store.left_out", { name, value }).slice(0, 200))
    }
    return { data: { model: models.includes(kept?.model) ? kept.model : "", checks }, faults }
  },
})
