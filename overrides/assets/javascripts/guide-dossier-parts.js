/**
 * What the questionnaire, the checklists and the calendar bring to the dossier.
 */
{
  const { el } = GuideDom
  const words = GuideData.words.dossier
  const rows = (names, lines) => el("table", { class: "guide-dossier__table" },
    el("thead", {}, el("tr", {}, names.map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, lines.map(([first, ...rest]) => el("tr", {}, el("th", { scope: "row" }, first),
      rest.map((cell, i) => el("td", { "data-label": names[i + 1] }, cell))))))

  /** Return the result of the stored answers, or null if there are none. */
  const resultOf = (data) => {
    const given = data("questionnaire")
    if (!given || Object.keys(given.answers).length === 0) return null
    return GuideResult.viewOf({ ...given, own: false, doc: document })
  }

  /** Return what is rendered of a result under these classes. */
  const pieces = (view, kinds) => {
    const all = GuideResult.render(view)
    return kinds.flatMap((kind) => all.filter((node) => node.classList.contains(`guide-result__${kind}`)))
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
    id: "checklists", title: words.checklists, order: 80, missing: { text: words.checklists_missing, page: "move/checklists" },
    read: () => {
      const items = GuideSteps.read(new GuideStore("checklists")), dates = new GuideStore("dates").read({})
      if (Object.keys(items).length === 0) return null
      const steps = GuideSteps.all()
      const begun = GuideChecklists.filter(({ id }) => Object.keys(items).some((key) => key.startsWith(`${id}/`)))
      const late = steps.filter((step) => GuideSteps.matches(step, items[step.key], dates, { show: "overdue" }))
      const strange = Object.keys(items).filter((key) => !steps.some((step) => step.key === key))
      return [
        rows([words.list, words.progress], begun.map(({ id, title }) =>
          [title, GuideSteps.count(steps.filter(({ list }) => list === id), items, dates).text])),
        ...(late.length ? [el("h3", {}, words.overdue), rows([words.step, GuideData.words.export.owner, GuideData.words.export.due],
          late.map((step) => [step.title, items[step.key]?.owner ?? step.who, GuideDates.show(GuideSteps.due(step, items[step.key], dates))]))] : []),
        ...(strange.length ? [GuidePage.say("checklist.strange", { keys: strange.join(", ") })] : []),
      ]
    },
  })
  GuideDossier.add({
    id: "dates", title: words.dates, order: 90, missing: { text: words.dates_missing, page: "run/calendar" },
    read: (data) => {
      const known = Object.entries(data("dates") ?? {}).filter(([name]) => Object.hasOwn(GuideData.words.anchor_date, name))
      return known.length ? [rows([words.what, words.when], known.sort((one, other) => one[1].localeCompare(other[1]))
        .map(([name, day]) => [GuideData.words.anchor_date[name], GuideDates.show(day)]))] : null
    },
  })
}
