/**
 * What the questionnaire, the checklists and the calendar bring to the dossier.
 */
{
  const words = GuideData.words.dossier
  const BRIEF = 3 // risks named on the first page
  const table = (names, lines) => GuideDom.table("guide-dossier__table", names, lines)

  /** Return the result of the stored answers, or null if there are none. */
  const resultOf = (data) => {
    const given = data("questionnaire")
    if (!given || Object.keys(given.answers).length === 0) return null
    return GuideResult.viewOf({ ...given, own: false, doc: document, checks: data("functions")?.checks })
  }

  /** Return the parts of a result with these classes, unfolded, as paper needs them. */
  const sectionsOf = (view, kinds) => {
    const whole = GuideDom.el("div", {}, GuideResult.render(view))
    for (const folded of whole.querySelectorAll("details")) folded.open = true
    return kinds.flatMap((kind) => [...whole.querySelectorAll(`.guide-result__${kind}`)])
  }

  /** Add a part that shows what is rendered of a result under these classes, if there is anything. */
  const addResult = (id, order, kinds, brief = null) => GuideDossier.add({
    id, title: words[id], order, missing: { text: words.questionnaire, page: "decide/questionnaire" },
    read: (data) => {
      const view = resultOf(data), found = view ? sectionsOf(view, kinds) : []
      return found.length ? found : null
    },
    brief: (data) => {
      const view = brief && resultOf(data)
      return view && view.result.winner !== null ? brief(view) : null
    },
  })

  const functionsBrief = (view) => {
    const moves = GuideResult.functionMoves(view), count = (wanted) => moves.filter(({ move }) => move === wanted).length
    return GuidePage.say("dossier.functions_brief",
      { count: moves.length, keep: count("keep"), share: count("share"), hand_over: count("hand-over") })
  }

  const risksBrief = (view) => {
    const titles = sectionsOf(view, ["outlook"]).flatMap((part) => [...part.querySelectorAll(".guide-rows__title > a")])
    return titles.slice(0, BRIEF).map(({ textContent }) => textContent.trim()).join("; ") || null
  }

  /** Return the link by which anybody gets the same result; the code alone where no address is published. */
  const linkOf = ({ named, author }) => {
    const address = GuidePage.address(new URL(GuidePage.href("decide/questionnaire"), location.href).href)
    const { code } = new GuideAnswers()
    return (address ? `${address}#s=` : "") + code + (named && author ? GuideLinks.named(author) : "")
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
    return late.length ? [GuideDom.el("h3", {}, words.overdue), table([words.step, owner, due], lines)] : []
  }

  addResult("decision", 10, ["scores", "gates", "reasons", "changes", "sure", "open"])
  addResult("functions", 20, ["functions"], functionsBrief)
  addResult("risks", 60, ["outlook"], risksBrief)
  addResult("answers", 100, ["ledger"])
  GuideDossier.board = (data, setting) => {
    const view = resultOf(data)
    return view && GuideBoard.render(view, { ...setting, link: linkOf(setting.cover) }).filter(Boolean)
  }
  GuideDossier.basis = (data) => {
    const view = resultOf(data)
    return { questions: view?.explanation.drivers.map(({ question }) => question) ?? [], gates: view?.result.gates ?? [] }
  }
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
