// The store and the dossier's file ask this before they hand anything on: what is usable, under its names of today.
GuideStore.cleaners.functions = (kept) => {
  const { models, functions } = GuideFunctionData, checks = {}, faults = []
  for (const [name, value] of Object.entries(kept?.checks ?? {})) {
    const [, id, check, now] = GuideStore.present(`functions/${name}/${value}`)?.split("/") ?? []
    const rules = functions.find((each) => each.id === id)
    const options = check === "have" ? rules && { none: {} } : rules?.checks[check]?.options
    if (now === "unknown" ? options : options?.[now]) checks[`${id}/${check}`] = now
    else faults.push(GuidePage.say("store.left_out", { name, value }).slice(0, 200))
  }
  return { data: { model: models.includes(kept?.model) ? kept.model : "", checks }, faults }
}