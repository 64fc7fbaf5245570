/**
 * What the questionnaire, the checklists and the calendar bring to the dossier.
 */
{
  const { el } = GuideDom
  const words = GuideData.words.dossier
  const table = (names, lines) => el("table", { class: "guide-dossier__table" },
    el("thead", {}, el("tr", {}, names.map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, lines.map(([first, ...rest]) => el("tr", {}, el("th", { scope: "row" }, first),
      rest.map((cell, i) => el("td", { "data-label": names[i + 1] }, cell))))))

  /** Return the result of the stored answers, or null if there are none. */
  const resultOf = (data) => {
    const given = data("questionnaire")
    if (!given || Object.keys(given.answers).length === 0) return null
    return GuideResult.viewOf({ ...given, own: false, doc: document, checks: data("functions")?.checks })
  }

  /** Return what is rendered of a result under these classes. */
  const pieces = (view, kinds) => {
    const all = GuideResult.render(view)
    return kinds.flatMap((kind) => all.filter((node) => node.classList.contains(`guide-result__${kind}`)))
  }

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
    return late.length ? [el("h3", {}, words.overdue), table([words.step, owner, due], lines)] : []
  }

  const questionnaire = { text: words.questionnaire, page: "decide/questionnaire" }

  GuideDossier.add({
    id: "decision", title: words.decision, order: 10, missing: questionnaire,
    read: (data) => {
      const view = resultOf(data)
      return view && pieces(view, ["head", "scores", "gates", "reasons", "changes", "sure", "open"])
    },
  })
  GuideDossier.add({
    id: "functions", title: words.functions, order: 20, missing: questionnaire,
    read: (data) => {
      const view = resultOf(data)
      return view?.result.winner ? pieces(view, ["functions"]) : null
    },
  })
  GuideDossier.add({
    id: "risks", title: words.risks, order: 60, missing: questionnaire,
    read: (data) => {
      const view = resultOf(data)
      return view?.result.winner ? pieces(view, ["outlook"]) : null
    },
  })
  GuideDossier.add({
    id: "answers", title: words.answers, order: 100, missing: questionnaire,
    read: (data) => {
      const view = resultOf(data)
      return view && pieces(view, ["ledger"])
    },
  })
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
