import { GuideDom } from "../../script/base/dom.js"
import { GuideDecision } from "../../script/method/decision.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideAnswers } from "./answers.js"

/**
 * What an earlier version of the questions said to answers that came with a link or a file of its time, what has
 * changed since, and what is asked anew. Loaded, with the numbers of all earlier versions, when such answers are opened.
 */
export const GuideEarlier = (() => {
  const { el, table } = GuideDom
  const { fill, points } = GuideNumbers
  const { decide, evaluate, explain, robustness, shorten } = GuideDecision

  /**
   * Return the result as it was, with the word for it; or null if nobody kept the numbers of that version.
   * @param {import("../../tools/questionnaire/answers.js").Shared} shared
   */
  function resultOf({ version, path, answers, priorities, unsure }) {
    const kept = GuideEarlierData.models[String(version)]
    if (!kept) return null
    const model = path === "short" ? shorten(kept.model) : kept.model
    const result = evaluate(model, answers, priorities)
    const word = version === 1 ? firstWord(model, result) : decide(model, answers, priorities, unsure).certainty
    return { result, word, edition: kept.edition, asked: kept.model.questions.map(({ id }) => id) }
  }

  /** Version 1 had one word for certainty and readiness together. */
  function firstWord(model, result) {
    if (result.winner === null) return "none"
    if (result.notReady.includes(result.winner)) return "not-ready"
    const { settled, leastChanges } = explain(model, result)
    const { weightings, clear_share, clear_changes, leaning_share } = model.settings
    const holds = 100 * robustness(model, result)[result.winner]
    if (!settled) return "open"
    if (result.lead === 0 || holds < leaning_share * weightings) return "close"
    const survives = leastChanges === null || leastChanges >= clear_changes
    return survives && holds >= clear_share * weightings ? "clear" : "leaning"
  }

  /** Return the nodes of the comparison. @param {import("../../tools/questionnaire/answers.js").Shared} shared */
  function render(shared) {
    const { words } = GuideEarlierData, then = resultOf(shared)
    if (!then) return []
    const { version, origin, path, answers, priorities } = shared
    const now = evaluate(GuideAnswers.model(path), answers, priorities)
    const anew = now.unanswered.filter((id) => !then.asked.includes(id))
    const names = { version, edition: origin.edition, model: GuideQuestions.models[then.result.winner] ?? "" }
    return [
      el("h3", {}, fill(words, "title", names)),
      el("p", {}, fill(words, `said_${then.word.replace("-", "_")}`, names), " ",
        then.edition === origin.edition ? "" : fill(words, "other_edition", names)),
      table("guide-who", [words.model, fill(words, "then", { version }), fill(words, "now", { version: now.version })],
        Object.keys(now.scores).map((model) => [GuideQuestions.models[model], standing(then.result, model), standing(now, model)])),
      el("h3", {}, words.changed),
      ...changesSince(version).map((text) => el("p", {}, text)),
      ...(anew.length ? news(anew) : []),
    ]
  }

  /** Return the points of a delivery model and whether it comes first, is ruled out or waits. */
  function standing({ scores, excluded, notReady, order }, model) {
    const { result: words } = GuideQuestions.words
    const half = scores[model]
    if (half === undefined) return "–"
    const state = excluded.includes(model) ? words.excluded : notReady.includes(model) ? words.not_ready : model === order[0] ? words.first : ""
    return [fill(words, "score_points", { count: half / 2, points: points(half) }), state].filter(Boolean).join(", ")
  }

  function changesSince(version) {
    return Object.entries(GuideEarlierData.changes).filter(([number]) => Number(number) > version).map(([, text]) => text)
  }

  function news(anew) {
    const { words } = GuideEarlierData
    return [
      el("h3", {}, fill(words, "new", { count: anew.length })),
      el("ul", {}, anew.map((id) => el("li", {}, GuideQuestions.questions[id].title))),
      el("p", { class: "guide-actions" }, el("button", { type: "button", "data-do": "answerNew" }, words.answer_new)),
    ]
  }

  return { render, resultOf }
})()
