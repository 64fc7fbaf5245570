import { GuideDom } from "../../script/base/dom.js"
import { GuideDecision } from "../../script/method/decision.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideVerdict } from "../../script/method/verdict.js"
import { GuideResult } from "./result.js"

/**
 * Compares the answers of two or more heads: where they differ, whether it matters, what they agree on.
 *
 * @typedef {{name: string, answers: Object<string, string>, priorities: Object<string, string>, unsure: string[]}} Person
 *   the first is the reader
 */
export const GuideCompare = (() => {
  const { el, table } = GuideDom
  const { fill, points } = GuideNumbers
  const { option, outcome, title } = GuideResult
  const { view } = GuideVerdict
  const { decide, evaluate } = GuideDecision
  const data = GuideQuestions
  const words = data.words.compare
  const TALK = 3

  /** Return the nodes of the comparison. @param {Person[]} people */
  function render(people) {
    const decisions = people.map((person) => decide(data.model, person.answers, person.priorities, person.unsure))
    const results = decisions.map((decision) => decision.result)
    const found = differences(people, results)
    return [who(people, decisions), agenda(people, found), differ(people, results, found), joint(people, results, found)]
  }

  /** Return the questions with different answers: first those that turn most people's results, then by points. */
  function differences(people, results) {
    return data.model.questions.map(({ id }) => ({ id, given: results.map((result) => result.answers[id]) }))
      .filter(({ given }) => new Set(given.filter((answer) => answer !== undefined)).size > 1)
      .map(({ id, given }) => ({ id, given, ...effect(people, results, id, given) }))
      .sort((one, other) => other.turned - one.turned || other.swing - one.swing)
  }

  /** Return what the answers of the others would do to each person's result. */
  function effect(people, results, id, given) {
    const tries = people.flatMap((person, i) => given.flatMap((answer, from) => {
      if (from === i || answer === undefined || given[i] === undefined || answer === given[i]) return []
      const result = evaluate(data.model, { ...person.answers, [id]: answer }, person.priorities)
      return [{ i, from, result, own: results[i] }]
    }))
    const flips = tries.filter(({ result, own }) => result.winner !== own.winner || isReady(result) !== isReady(own))
    return {
      flips,
      turned: new Set(flips.map(({ i }) => i)).size,
      swing: Math.max(0, ...tries.map(({ result, own }) => Math.abs(lead(result, own) - lead(own, own)))),
    }
  }

  /** Return how far what comes first for somebody is ahead of what comes second for them. */
  const lead = ({ scores }, { winner, runnerUp }) => (runnerUp ? scores[winner] - scores[runnerUp] : 0)
  const isReady = (result) => !result.notReady.includes(result.winner)
  const section = (title, ...children) => el("section", {}, el("h2", {}, title), ...children)
  const given = (id, answer) => (answer === undefined ? data.words.result.not_answered : option(id, answer))

  /** Return each person's certainty and readiness. */
  function who(people, decisions) {
    const rows = people.map(({ name }, i) => {
      const { sentence, readiness } = view(decisions[i], data.model)
      return [name, sentence, readiness]
    })
    return section(words.results,
      table("guide-who guide-compare__who", [words.who, words.result, data.words.readiness.title], rows))
  }

  function differ(people, results, found) {
    const total = data.model.questions.filter(({ id }) => results.every((result) => id in result.answers)).length
    const both = found.filter((each) => each.given.every((answer) => answer !== undefined)).length
    if (!found.length) return section(words.differ, el("p", {}, words.agree))
    const rows = found.map(({ id, given: answers, flips }) => [data.questions[id].title,
      ...answers.map((answer) => given(id, answer)), matters(people, flips)])
    return section(words.differ, el("p", {}, fill(words, "differ_count", { differ: both, count: total })),
      table("guide-who guide-compare__differ",
        [data.words.result.question, ...people.map(({ name }) => name), words.changes], rows))
  }

  /** Say whose result turns with whose answer; the same outcome once. */
  function matters(people, flips) {
    if (!flips.length) return words.changes_not
    const kind = (i, from) => (i === 0 ? "changes_to" : from === 0 ? "changes_yours" : "changes_for")
    const lines = flips.map(({ i, from, result, own }) => fill(words, kind(i, from), {
      who: people[i].name, name: people[from].name, outcome: outcome({ winner: result.winner, ready: isReady(result) }, own) }))
    return [...new Set(lines)].map((line) => el("p", {}, line))
  }

  /** Return what to talk about: every difference that turns a result, at least the three that move most. */
  function agenda(people, found) {
    const items = found.filter(({ swing, turned }, i) => turned || (swing && i < TALK))
    if (!items.length) return null
    return section(words.talk, el("p", {}, words.talk_text), el("p", { class: "guide-paper" }, words.talk_head),
      el("ol", { class: "guide-compare__agenda" }, items.map((item) => topic(people, item))),
      el("p", { class: "guide-noprint" }, el("button", { type: "button", "data-do": "print" }, words.print)))
  }

  function topic(people, { id, given: answers, swing, turned }) {
    const facts = [turned ? fill(words, "talk_turns", { count: turned, total: people.length }) : "",
      swing ? fill(words, "talk_points", { count: swing / 2, points: points(swing) }) : ""].filter(Boolean).join("; ")
    return el("li", {}, el("strong", {}, data.questions[id].title), facts ? ` (${facts})` : "",
      el("ul", {}, people.map(({ name }, i) => el("li", {}, `${name}: ${given(id, answers[i])}`))),
      el("p", { class: "guide-source-line" }, data.questions[id].find_out),
      el("p", { class: "guide-paper" }, words.talk_line))
  }

  /** Return the result of what all agree on, with everything else unknown, and say whose answers that takes. */
  function joint(people, results, found) {
    const agreed = results[0].shown.map((id) => [id, results[0].answers[id]])
      .filter(([id, answer]) => answer && answer !== "unknown" && results.every((result) => result.answers[id] === answer))
    const wishes = Object.entries(people[0].priorities)
      .filter(([theme, wish]) => people.every(({ priorities }) => priorities[theme] === wish))
    const unsure = [...new Set(people.flatMap((person) => person.unsure ?? []))]
    const decision = decide(data.model, Object.fromEntries(agreed), Object.fromEntries(wishes), unsure)
    const { sentence, figures, readiness } = view(decision, data.model)
    const scores = Object.entries(decision.result.scores).map(([model, score]) => `${title(model)} ${points(score)}`)
    const names = people.map(({ name }) => name).join(", ")
    return section(words.joint, el("p", { class: "guide-compare__joint" }, sentence), el("p", {}, [...figures, readiness].join(" ")),
      el("p", {}, fill(words, "joint_text", { count: agreed.length, names }), " ",
        found.length ? fill(words, "joint_why", { count: found.length }) : "", " ", scores.join(" · ")))
  }

  return { render }
})()
