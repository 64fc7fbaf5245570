import { GuideDom } from "../../script/base/dom.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideVerdict } from "../../script/method/verdict.js"
import { GuideFirstSteps } from "./first-steps.js"
import { GuideResult } from "./result.js"

/**
 * The first page of the paper for the board: what is asked, what the answers say, what comes next, who signs.
 *
 * @typedef {{company?: string, author?: string, decision?: string, meeting?: string, named?: string}} Cover what the
 *   reader fills in; meeting: a day such as 2027-02-28; named: "yes" if the link may say by whom
 * @typedef {{cover: Cover, lines: [string, string][], link: string}} Setting what the other tools say, in a line each,
 *   and by which link anybody gets the same result
 */
export const GuideBoard = (() => {
  const { el, table } = GuideDom
  const { fill, points } = GuideNumbers
  const { option, outcome, title } = GuideResult
  const words = GuideQuestions.words.board
  const { result: said, first_steps: stepWords, readiness, today } = GuideQuestions.words
  const REASONS = 3
  const TURNS = 2
  const COST = "whole-term-cost"
  const NOT_COMPARED = "not-compared"

  /** Return the first page. @param {import("./result.js").View} view @param {Setting} setting */
  function render(view, { cover, lines, link }) {
    const { sentence, figures, advice, readiness: ready, today: now } = GuideVerdict.view(view, view.model)
    return [
      GuideResult.parts.clashes(view),
      el("div", { class: "guide-pair" },
        part(words.sure, el("p", { class: "guide-board__verdict" }, sentence),
          el("p", {}, [...figures, advice].join(" ").trim()), el("p", { class: "guide-board__quiet" }, answered(view))),
        ready ? part(readiness.title, el("p", { class: "guide-board__verdict" }, ready)) : null),
      now.length ? part(today.title, el("p", {}, now.join(" "))) : null,
      reasons(view),
      part(words.more, table("guide-board__table guide-board__topics", [words.topic, words.said], [[words.money, money(view)], ...lines])),
      steps(view, cover.meeting ?? ""),
      decision(view, cover, link),
    ]
  }

  const part = (heading, ...children) => el("div", { class: "guide-board__part" }, el("h3", {}, heading), ...children)

  function answered({ result, path }) {
    return fill(said, path === "short" ? "path_short" : "path_full", { answered: result.rows.length, total: result.shown.length })
  }

  /** Return the strongest reasons for what comes first, the strongest against it, and what would turn it. */
  function reasons(view) {
    const { result: { winner, runnerUp }, explanation: { drivers } } = view
    if (winner === null || runnerUp === null) return null
    const names = { winner: title(winner), rival: title(runnerUp) }
    const list = (model, found, none) => (found.length
      ? el("ol", {}, found.map((driver) => reason(driver, model))) : el("p", {}, fill(said, none, names)))
    const against = drivers.filter((driver) => driver.points < 0).slice(0, 1)
    return el("div", { class: "guide-pair" },
      part(fill(said, "for", names), list(winner, drivers.filter((driver) => driver.points > 0).slice(0, REASONS), "no_for")),
      el("div", {}, part(words.against, list(runnerUp, against, "no_against")), turns(view)))
  }

  function reason({ question, option: id, points: half }, model) {
    const { title: asked, options } = GuideQuestions.questions[question], most = Math.abs(half)
    return el("li", {}, el("strong", {}, option(question, id)),
      ` (${fill(said, "lead_points", { count: most / 2, points: points(most) })}) `,
      el("span", { class: "guide-board__quiet" }, asked), " ", options[id][1][model])
  }

  function turns({ result, explanation: { flips } }) {
    const turning = GuideFirstSteps.turns({ result, explanation: { flips } })
    const first = turning.filter(({ question }, i) => turning.findIndex((flip) => flip.question === question) === i)
    const lines = first.slice(0, TURNS).map((flip) => el("li", {}, el("strong", {}, option(flip.question, flip.option)),
      ` (${GuideQuestions.questions[flip.question].title}) ${outcome(flip, result)}.`))
    return part(words.turn, lines.length ? el("ul", {}, lines) : el("p", {}, said.no_flips))
  }

  /** Say what is known about cost: the answer to its question, if somebody has compared. */
  function money({ result: { answers } }) {
    const given = answers[COST]
    return GuideQuestions.questions[COST]?.options[given] && given !== NOT_COMPARED
      ? fill(words, "money_answer", { answer: option(COST, given) }) : words.money_missing
  }

  function steps(view, meeting) {
    const found = GuideFirstSteps.of(view, meeting), warning = GuideFirstSteps.warning(found, meeting)
    return part(stepWords.title,
      table("guide-board__table guide-board__steps", [stepWords.day, stepWords.step, stepWords.who],
        found.map((step) => [GuideFirstSteps.when(step), step.text, step.who])),
      warning ? el("p", {}, warning) : null)
  }

  /** Return what the board may decide, the lines on which it signs, and where the same result is found again. */
  function decision({ result }, cover, link) {
    const box = (text) => el("li", {}, text)
    const choices = result.order.map((model) => box(result.notReady.includes(model)
      ? fill(words, "choose_waits", { model: title(model) }) : title(model)))
    const line = (name, value) => el("div", {}, el("p", { class: "guide-board__line" }, value ?? ""), el("p", {}, name))
    return el("div", { class: "guide-board__part guide-board__decision" }, el("h3", {}, words.decision),
      el("ul", { class: "guide-board__boxes" }, choices, box(words.choose_none)),
      el("div", { class: "guide-board__lines" }, line(words.proposed, cover.author), line(words.decided), line(words.date)),
      el("p", { class: "guide-source-line" }, fill(words, "again", { link })))
  }

  return { render }
})()
