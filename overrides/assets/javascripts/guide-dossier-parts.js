/**
 * What the questionnaire, the checklists and the calendar bring to the dossier.
 */
{
  const words = GuideData.words.dossier
  const table = (names, lines) => GuideDom.table("guide-dossier__table", names, lines)

  /** Return the result of the stored answers, or null if there are none. */
  const resultOf = (data) => {
    const given = data("questionnaire")
    if (!given || Object.keys(given.answers).length === 0) return null
    return GuideResult.viewOf({ ...given, own: false, doc: document, checks: data("functions")?.checks })
  }

  /** Add a part that shows what is rendered of a result under these classes, if there is anything. */
  const addResult = (id, order, ...kinds) => GuideDossier.add({
    id, title: words[id], order, missing: { text: words.questionnaire, page: "decide/questionnaire" },
    read: (data) => {
      const view = resultOf(data), all = view ? GuideResult.render(view) : []
      const found = kinds.flatMap((kind) => all.filter((node) => node.classList.contains(`guide-result__${kind}`)))
      return found.length ? found : null
    },
  })

  const progress = (steps, items, dates) => {
    const begun = GuideChecklists.filter(({ id }) => Object.keys(items).some((key) => key.startsWith(`${id}/`)))
    return table([words.list, words.progress], begun.map(({ id, title }) =>
      [title, GuideSteps.count(steps.filter(({ list }) => list === id), items, dates).text]))
  }

  const overdue = (steps, items, dates) => {
    const late = steps.filter((step) => GuideSteps.matches(step, items[step.key], dates, { show: "overdue" }))
    const { owner, due } = GuideData.words.export
    const lines = late.map((step) => [step.title, items[step.key]?.owner ?? step.who,
      GuideDates.show(GuideSteps.due(step, items[step.key], dates))])
    return late.length ? [GuideDom.el("h3", {}, words.overdue), table([words.step, owner, due], lines)] : []
  }

  addResult("decision", 10, "head", "scores", "gates", "reasons", "changes", "sure", "open")
  addResult("functions", 20, "functions")
  addResult("risks", 60, "outlook")
  addResult("answers", 100, "ledger")
  GuideDossier.add({
    id: "checklists", title: words.checklists, order: 80,
    missing: { text: words.checklists_missing, page: "move/checklists" },
    read: () => {
      const items = GuideSteps.read(new GuideStore("checklists")), dates = new GuideStore("dates").read({})
      const keys = Object.keys(items), steps = GuideSteps.all()
      const strange = keys.filter((key) => !steps.some((step) => step.key === key))
      return keys.length === 0 ? null : [
        progress(steps, items, dates), ...overdue(steps, items, dates),
        ...(strange.length ? [GuidePage.say("checklist.strange", { keys: strange.join(", ") })] : []),
      ]
    },
  })
  GuideDossier.add({
    id: "dates", title: words.dates, order: 90,
    missing: { text: words.dates_missing, page: "move/checklists" },
    read: (data) => {
      const names = GuideData.words.anchor_date
      const all = Object.entries({ ...GuideData.dates, ...data("dates") })
      const known = all.filter(([name]) => Object.hasOwn(names, name))
      const lines = known.sort((one, other) => one[1].localeCompare(other[1]))
        .map(([name, day]) => [names[name], GuideDates.show(day)])
      return known.length ? [table([words.what, words.when], lines)] : null
    },
  })
}
