// What the result page shows, part by part: a function of answers, priorities, and the questions whose answers
// are in doubt.
(answers, priorities, unsure) => {
  const { model } = GuideQuestions
  const decision = GuideDecision.decide(model, answers, priorities, unsure)
  const view = {
    ...decision, model, unsure: [], path: "full", own: false, doc: document, day: "", whole: null, checks: {},
  }
  const root = document.createElement("div")
  root.append(...GuideResult.render(view))
  const texts = (where) => [...root.querySelectorAll(where)].map((node) => node.textContent.replace(/\s+/g, " ").trim())
  const bars = (where) => [...root.querySelectorAll(`${where} rect`)].map((bar) =>
    ["class", "x", "width"].map((name) => bar.getAttribute(name)).join(" "))
  return {
    verdict: texts(".guide-result__verdict"), head: texts(".guide-result__verdict + p"), readiness: texts(".guide-result__readiness"),
    today: texts(".guide-result__today p"),
    scores: texts(".guide-scores tbody tr"), scoreBars: bars(".guide-scores"),
    gates: texts(".guide-result__gates li"),
    reasons: texts(".guide-result__reasons h3, .guide-result__reasons li, .guide-pair > div > p"), reasonBars: bars(".guide-reasons"),
    changes: texts(".guide-result__changes > ul > li"),
    steps: GuideFirstSteps.of(view).map(({ text, who, due }) => `${text} ${who}, ${due}`),
    findOut: texts(".guide-result__open .guide-steps__title"),
    risks: texts(".guide-result__outlook .guide-rows > li > .guide-rows__title, .guide-rows__raised"),
    lists: texts(".guide-result__outlook .guide-links > li"),
    answers: [...root.querySelectorAll(".guide-ledger tbody tr")].map((row) =>
      [...row.children].slice(0, 2).map((cell) => cell.textContent.replace(/\s*\([^()]*\)\s*$/, "").trim())),
  }
}
