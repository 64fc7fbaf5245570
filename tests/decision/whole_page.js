// Everything that the page of a result shows of a case, as the texts of its sections with what carries a meaning besides.
({ answers, priorities, unsure, path, own, day, meeting }) => {
  const whole = GuideQuestions.model
  const model = path === "short" ? GuideDecision.shorten(whole) : whole
  const decide = (rules) => GuideDecision.decide(rules, answers, priorities, unsure)
  const doc = document.createElement("div")
  doc.innerHTML = `<template data-links><a data-entry="risks" data-id="x" href="/r/x/">x</a>
    <a data-page="next_choose" href="/c/">choose</a><a data-page="next_run" href="/n/">run</a></template>`
  const view = { ...decide(model), model, unsure, path, own, doc, day, whole: decide(whole), checks: { "f0/have": "none" } }
  const marks = (node) => ["class", "x", "width", "href", "data-label", "data-path", "aria-hidden", "tabindex", "data-heading"].filter((name) => node.hasAttribute(name))
    .map((name) => node.getAttribute(name).replace(/^guide-\S+ ?/, "")).filter(Boolean).join(" ")
  const texts = (node) => node.nodeType === 3 ? node.textContent.trim()
    : [marks(node) && `[${marks(node)}]`, ...[...node.childNodes].map(texts)].filter(Boolean).join(" | ")
  const steps = GuideFirstSteps.of(view, meeting, "2026-12-01")
  return {
    page: GuideResult.render(view).map(texts),
    doubt: GuideDoubt.picture(view) && texts(GuideDoubt.picture(view)),
    view: GuideVerdict.view(view, model),
    steps: steps.map((step) => ({ ...step, when: GuideFirstSteps.when(step) })),
    warning: GuideFirstSteps.warning(steps, meeting, "2026-12-01"),
    turns: GuideResult.turns(view, true).map(texts),
    few: GuideResult.reasonsFor(view, 2, 1).map(texts),
  }
}
