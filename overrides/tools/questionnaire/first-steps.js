import { GuideDates } from "../../script/base/dates.js"
import { GuideDom } from "../../script/base/dom.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideVerdict } from "../../script/method/verdict.js"

/**
 * Which three steps come first after a result: the twin of macros/decision/first_steps.py. No DOM.
 *
 * @typedef {{id: string, when: Object<string, string[]>, role: string, days: number, due: string}} StepRule
 * @typedef {{text: string, who: string, day: string, due: string, late: boolean}} FirstStep day: as 2027-02-28, or ""
 */
export const GuideFirstSteps = (() => {
  const SHOWN = 3
  const UNANSWERED = ["unanswered"]
  const OTHER = "other" // a gate that no rule names, such as one of an edition

  /** Return the first three rules that fit a situation, in the order of their days. @param {StepRule[]} rules */
  function choose(rules, situation) {
    const fits = ({ when }) => Object.entries(when).every(([name, options]) =>
      (situation[name] ?? UNANSWERED).some((value) => options.includes(value)))
    return rules.filter(fits).slice(0, SHOWN).sort((one, other) => one.days - other.days)
  }

  /** Return what a decision says of a company, as the rules ask for it. */
  function situationOf(rules, model, decision) {
    const { result, certainty } = decision, { answers, winner } = result
    const named = rules.flatMap(({ when }) => when.gate ?? [])
    const closing = model.gates.filter(({ id, closes }) => result.gates.includes(id) && closes.includes(winner))
    return {
      ...Object.fromEntries(Object.entries(answers).map(([question, option]) => [question, [option]])),
      gate: closing.map(({ id }) => (named.includes(id) ? id : OTHER)),
      certainty: [certainty],
      readiness: [result.notReady.includes(winner) ? "waits" : "ready"],
      side: [GuideVerdict.side(winner, model)],
      rival: [result.runnerUp ? "some" : "none"],
      turning: [turning(decision) ? "some" : "none"],
    }
  }

  /**
   * Return the single answers that put another delivery model first: by their points, then those of which any gate makes one.
   * @param {Pick<import("../../script/method/decision.js").Decision, "result"> & {explanation: {flips: import("../../script/method/decision.js").Flip[]}}} decision
   */
  const turns = ({ result, explanation }) => explanation.flips.filter(({ winner }) => winner !== result.winner)
    .sort((one, other) => Number(one.byGate) - Number(other.byGate))

  /** Return the question of which another answer alone puts another delivery model first, by its points. */
  const turning = (decision) => turns(decision).find(({ byGate }) => !byGate)?.question

  /**
   * Return the first steps, with their days where the day of the meeting is known.
   * @param {import("./result.js").View} view @param {string} meeting as 2027-02-28, or "" @returns {FirstStep[]}
   */
  function of(view, meeting = "", today = GuideDom.today()) {
    const { model, result, explanation } = view, { steps, words, models, questions } = GuideQuestions
    const title = (question) => questions[question]?.title ?? ""
    const names = { winner: models[result.winner] ?? "", rival: models[result.runnerUp] ?? "",
      open: title(explanation.open[0]?.question), turning: title(turning(view)) }
    return choose(steps, situationOf(steps, model, view)).map(({ id, role, days, due }) => {
      const day = meeting && GuideDates.workday(meeting, days)
      return { text: GuideNumbers.fill(words.first_step, id, names), who: words.first_step_role[role], day, due,
        late: day !== "" && day < today }
    })
  }

  /** Return a sentence on steps that come too late for the meeting, or "". @param {FirstStep[]} steps */
  function warning(steps, meeting, today = GuideDom.today()) {
    const words = GuideQuestions.words.first_steps, count = steps.filter(({ late }) => late).length
    if (meeting && meeting < today) return words.over
    return count ? GuideNumbers.fill(words, "too_near", { count }) : ""
  }

  /** Return when a step is due in words: its day, "at once", or how long before or after the meeting. */
  const when = ({ day, due, late }) => (late ? GuideQuestions.words.first_steps.at_once : day ? GuideDates.show(day) : due)

  return { choose, of, situationOf, turns, warning, when }
})()
