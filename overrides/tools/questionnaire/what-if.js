import { GuideDom } from "../../script/base/dom.js"
import { GuideDecision } from "../../script/method/decision.js"
import { GuideVerdict } from "../../script/method/verdict.js"
import { GuideDoubt } from "./doubt.js"
import { GuideResult } from "./result.js"

/**
 * Tries other answers to the questions on which most depends, on the result itself: its sentence and its doubt follow,
 * and nothing is kept until the reader says so.
 *
 * @typedef {import("./result.js").View} View
 */
export const GuideWhatIf = (() => {
  const { el } = GuideDom
  const { words: { result: words }, questions: texts } = GuideQuestions
  const SHOWN = 5

  /** Return the answered questions on which most depends: first those that turn the result by themselves. */
  function decisive({ result, explanation, model }) {
    const turning = new Set(explanation.flips.filter(({ winner }) => winner !== result.winner).map(({ question }) => question))
    const [one, other] = [result.winner, result.runnerUp].map((name) => model.alternatives.findIndex(({ id }) => id === name))
    const answered = model.questions.filter(({ id }) => id in result.answers)
    return answered.map(({ id, weight, options }) => {
      const leads = options.map(({ effect }) => weight * (effect[one] - effect[other]))
      return { id, turns: turning.has(id), reach: Math.max(...leads) - Math.min(...leads) }
    }).filter(({ turns, reach }) => turns || reach > 0)
      .sort((one, other) => Number(other.turns) - Number(one.turns) || other.reach - one.reach).slice(0, SHOWN).map(({ id }) => id)
  }

  /** Return the section, or null where there is nothing to try. @param {View} view */
  function section(view) {
    if (!view.own || view.result.runnerUp === null) return null
    return el("section", { class: "guide-result__try guide-noprint" }, el("h2", {}, words.try_title), el("p", {}, words.try_text),
      decisive(view).map((id) => choice(view, id)),
      el("div", { role: "status", "data-tried": true }),
      el("p", { class: "guide-actions", "data-try-actions": true, hidden: true },
        el("button", { type: "button", "data-do": "keepTried" }, words.try_keep),
        el("button", { type: "button", "data-do": "dropTried" }, words.try_back)))
  }

  function choice({ result, model }, id) {
    const { options } = model.questions.find((question) => question.id === id), given = result.answers[id]
    const label = (option) => GuideResult.option(id, option) + (option === given ? ` ${words.try_mine}` : "")
    const all = [...options.map((option) => option.id), GuideDecision.UNKNOWN]
    return el("p", { class: "guide-try" }, el("label", { for: `try-${id}` }, texts[id].title),
      el("select", { id: `try-${id}`, "data-try": id, "data-mine": given },
        all.map((option) => el("option", { value: option, selected: option === given }, label(option)))))
  }

  /** Return the answers that are picked, by question. @param {ParentNode} place @returns {Object<string, string>} */
  const picked = (place) =>
    Object.fromEntries([...place.querySelectorAll("[data-try]")].map((field) => [field.dataset.try, field.value]))

  /** Pick the reader's own answers again. @param {ParentNode} place */
  function reset(place) {
    for (const field of place.querySelectorAll("[data-try]")) field.value = field.dataset.mine ?? ""
  }

  /** Show what comes of the answers picked; nothing if they are the reader's own. @param {View | null} view */
  function show(place, view) {
    place.querySelector("[data-tried]").replaceChildren(...(view ? tried(view) : []))
    place.querySelector("[data-try-actions]").hidden = !view
  }

  const tried = (view) => [el("p", {}, el("strong", {}, words.try_says), " ", GuideVerdict.sentence(view)), ...GuideDoubt.strips(view)]

  return { decisive, picked, reset, section, show }
})()
