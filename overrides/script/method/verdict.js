import { GuideNumbers } from "./numbers.js"

/**
 * What a result says before anything else, as sentences: the twin of macros/render/verdict_view.py. No DOM.
 *
 * @typedef {import("./decision.js").Decision} Decision
 * @typedef {import("./decision.js").Model} Model
 * @typedef {{questions: string[], text: string}} Clash two answers of which only one can be true, in words
 * @typedef {{clashes: Clash[], sentence: string, figures: string[], advice: string, readiness: string, follows: Record<string, string>,
 *   today: string[]}} VerdictView
 */
export const GuideVerdict = (() => {
  const { fill, points } = GuideNumbers
  const PARTIES = /** @type {Words} */ ({ inside: "own", between: "shared", outside: "provider" })

  /** Return what the guide says about a decision of this model. @param {Decision} decision @param {Model} model */
  function view(decision, model) {
    const { result, lifting } = decision
    return {
      clashes: clashes(decision),
      sentence: sentence(decision),
      figures: figures(decision, model),
      advice: advice(decision),
      readiness: readiness(decision),
      follows: Object.fromEntries(lifting.waiting.map((each) => [each.gate, follows(result, each, lifting.waiting.length)])),
      today: today(decision, model),
    }
  }

  /** Return the answers that do not fit together: they are asked about, not explained away. @param {Decision} decision */
  function clashes({ result: { answers } }) {
    const { clashes: known, questions, words } = GuideQuestions
    const said = (name) => `${questions[name].title} ${fill(words.result, "quoted", { text: questions[name].options[answers[name]][0] })}`
    return known.filter((clash) => Object.entries(clash).every(([name, options]) => options.includes(answers[name])))
      .map((clash) => ({ questions: Object.keys(clash), text: Object.keys(clash).map(said).join("; ") }))
  }

  /** Say what to do with the word, and where an answer shows that the guide is too coarse. @param {Decision} decision */
  function advice({ result, certainty }) {
    const { verdict_advice, limits } = GuideQuestions.words
    const keys = Object.entries(result.answers).map(([question, option]) => `${question}_${option}`)
    return [verdict_advice[certainty], ...keys.map((key) => limits[key])].filter(Boolean).join(" ")
  }

  /** Return certainty as a sentence. @param {Decision} decision */
  function sentence({ result, certainty }) {
    return say(result, "verdict_sentence", certainty === "close" && result.lead === 0 ? "tie" : certainty)
  }

  const title = (model) => (model === null ? "" : GuideQuestions.models[model])

  function say(result, group, key, values = {}) {
    const names = { winner: title(result.winner), rival: title(result.runnerUp) }
    return fill(GuideQuestions.words[group], key, { ...names, ...values })
  }

  function figures({ result, certainty, robustness, completions, readings, explanation }, model) {
    if (certainty === "little") return [say(result, "verdict_figures", "little", answered(result, model))]
    if (certainty === "none" || result.runnerUp === null) return []
    const least = explanation.leastChanges
    return [
      often(result, "weights", robustness[result.winner], model.settings.weightings),
      ...doubt(result, "open", completions),
      ...(JSON.stringify(readings) === JSON.stringify(completions) ? [] : doubt(result, "unsure", readings)),
      say(result, "result", least === null ? "least_never" : "least", { count: least ?? 0 }),
    ]
  }

  function answered({ shown, rows }, model) {
    const weight = (name) => model.questions.find(({ id }) => id === name).weight
    const sum = (names) => names.reduce((total, name) => total + weight(name), 0)
    return { part: sum(rows.map(({ question }) => question)), whole: sum(shown) }
  }

  function doubt(result, kind, { total, counted, counts }) {
    if (total <= 1) return []
    return [often(result, `${kind}_${counted ? "ways" : "drawn"}`, counts[result.winner], total)]
  }

  /** Return a sentence on how often the winner came first; all and none are words. */
  function often(result, name, part, whole) {
    const { all, never } = GuideQuestions.words.verdict_figures
    const share = part === whole ? all : part === 0 ? never : say(result, "verdict_figures", "part", { part, whole })
    return say(result, "verdict_figures", name, { whole, often: share })
  }

  function readiness({ result, lifting: { waiting, together } }) {
    const { winner, notReady } = result
    if (winner === null) return ""
    if (!notReady.includes(winner)) return say(result, "readiness", "ready")
    const mine = waiting.map(({ gate }) => GuideQuestions.gates[gate]).filter(({ closes }) => closes.includes(winner))
    const waits = say(result, "readiness", "waits", { gates: mine.map((gate) => gate.title).join("; ") })
    if (!together.length) return waits
    const stays = together.length === 1 && together[0] === winner
    const firsts = together.map(title).join(GuideQuestions.words.result.or)
    return `${waits} ${say(result, "readiness", stays ? "stays" : "turns", { count: waiting.length, firsts })}`
  }

  function follows(result, { lifts }, waiting) {
    const winners = [...new Set(lifts.map(({ winner }) => winner))]
    if (!winners.length) return ""
    const said = result.notReady.includes(result.winner) && waiting === 1
    if (said && winners.length === 1 && winners[0] === result.winner) return "" // readiness says so
    if (winners.length === 1) return say(result, "readiness", "follow_stays", { first: title(winners[0]) })
    return result.order.filter((name) => winners.includes(name)).map((name) =>
      say(result, "readiness", "follow", { options: options(lifts, name), first: title(name) })).join(" ")
  }

  function options(lifts, winner) {
    const { words, questions } = GuideQuestions
    return lifts.filter((lift) => lift.winner === winner).map(({ question, option }) =>
      fill(words.result, "quoted", { text: questions[question].options[option][0] })).join(words.result.or)
  }

  function today({ result, certainty }, model) {
    const { answers, winner } = result
    const now = answers["present-arrangement"]
    const moved = `${now}_${side(winner, model)}`
    if (!Object.hasOwn(GuideQuestions.words.today, moved) || certainty === "little") return []
    const about = ["provider-today", "leaving"].map((question) => `${question}_${answers[question]}`)
    return [
      say(result, "today", moved),
      ...about.filter((key) => Object.hasOwn(GuideQuestions.words.today, key)).map((key) => say(result, "today", key)),
      ...carryOn(result, now, model),
    ]
  }

  /** Return whether a model is at the inner or outer end, between them, or none. */
  function side(name, { alternatives }) {
    if (name === null) return "none"
    const place = alternatives.findIndex(({ id }) => id === name)
    return place === 0 ? "inside" : place === alternatives.length - 1 ? "outside" : "between"
  }

  /**
   * Return whose colour a delivery model has wherever it is drawn: own, shared or provider.
   * @param {Model} model @param {string | null} name
   */
  const party = (model, name) => (name === null ? "" : PARTIES[side(name, model)])

  /** Say how the model of today stands: it is always one of the candidates. */
  function carryOn(result, now, { alternatives }) {
    const { winner, scores, excluded } = result
    return alternatives.filter(({ id, today }) => today === now && id !== winner).map(({ id }) => {
      if (excluded.includes(id)) return say(result, "today", "carry_excluded", { model: title(id) })
      const half = scores[winner] - scores[id]
      return say(result, "today", half ? "carry_behind" : "carry_level", { model: title(id), count: half / 2, points: points(half) })
    })
  }

  return { party, sentence, side, view }
})()
