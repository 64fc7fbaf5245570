import { GuideDom } from "../../script/base/dom.js"
import { GuideStore } from "../../script/base/store.js"
import { GuideDecision } from "../../script/method/decision.js"
import { GuideFitting } from "../../script/method/fitting.js"
import { GuideFunctions } from "../../script/method/functions.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideVerdict } from "../../script/method/verdict.js"
import { GuideFunctionsKept } from "../functions/model.js"
import { GuideAnswers } from "./answers.js"
import { GuideFirstSteps } from "./first-steps.js"

/**
 * Shows the result of answers, in the order of the decision method. macros/render/results.py says the same of scenarios.
 *
 * @typedef {ReturnType<typeof GuideDecision.decide>} Decision
 * @typedef {Decision & {model: import("../../script/method/decision.js").Model, unsure: string[], path: string | null, own: boolean,
 *   doc: ParentNode, day: string, whole: Decision | null, checks: Object<string, string>}} View what decide() returns, the model it
 *   was asked of, the questions whose answers are in doubt, whether the answers are the reader's own (then they can be
 *   changed), where the templates are, what the full path says to the answers of the short one, and the answers to the
 *   checks of functions
 */
export const GuideResult = (() => {
  const { bar, day, el, heads, hidden, table, today: now } = GuideDom
  const { fill, points } = GuideNumbers
  const data = GuideQuestions
  const words = data.words.result
  const { party } = GuideVerdict
  const SHOWN = 3
  const SHOWN_CHANGES = 6
  const SHOWN_REASONS = 2

  const title = (model) => (model === null ? "" : data.models[model])
  const titles = (models) => models.map(title).join(", ")
  /** Return an answer in words; one that somebody is not quite sure of says so. */
  function option(question, id, unsure = []) {
    const text = data.questions[question].options[id]?.[0] ?? data.words.questionnaire.unknown
    return unsure.includes(question) ? `${text} ${words.unsure_mark}` : text
  }
  const quoted = (question, id) => fill(words, "quoted", { text: option(question, id) })
  const section = (kind, heading, ...children) =>
    el("section", { class: `guide-result__${kind}` }, el("h2", {}, heading), ...children)

  /** Return the nodes of the whole result. @param {View} view */
  function render(view) {
    const known = view.result.rows.length > 0 || view.result.gates.length > 0
    const parts = known
      ? [scores, gates, today, reasons, changes, sure, findOut, functions, outlook, next, ledger]
      : [findOut, ledger]
    return [head(view), ...parts.map((part) => part(view)).filter(Boolean)]
  }

  function head(view) {
    const { sentence, figures, advice, readiness } = GuideVerdict.view(view, view.model)
    return el("div", { class: `guide-result__head guide-result__head--${view.certainty}` },
      el("p", { class: "guide-result__kicker" }, words.paper_title), clashes(view),
      el("h2", { tabindex: "-1", "data-heading": true, class: "guide-result__verdict" }, sentence),
      el("p", {}, [...figures, advice].join(" ").trim()),
      readiness ? el("p", { class: "guide-result__readiness" },
        el("strong", {}, data.words.readiness.title), ` ${readiness}`) : null,
      el("p", { class: "guide-source-line" }, facts(view).join(" · ")))
  }

  /** Return the answers that do not fit together, each with a way to change it; nothing if all do. @param {View} view */
  function clashes(view) {
    const found = GuideVerdict.view(view, view.model).clashes
    const link = (id) => el("a", { href: `#change=${id}` }, fill(words, "clash_change", { question: data.questions[id].title }))
    const ways = ({ questions }) => (view.own ? el("p", { class: "guide-noprint" }, questions.flatMap((id) => [" · ", link(id)]).slice(1)) : null)
    return found.length ? el("section", { class: "guide-result__clash" }, el("h3", {}, words.clash), el("p", {}, words.clash_text),
      el("ul", {}, found.map((each) => el("li", {}, each.text, ways(each))))) : null
  }

  /** Return what the result means compared with how IT is run today; nothing if nobody said that. */
  function today(view) {
    const said = GuideVerdict.view(view, view.model).today
    return said.length ? section("today", data.words.today.title, said.map((text) => el("p", {}, text))) : null
  }

  function facts({ result, model, path, day: given }) {
    const { edition, updated } = GuideData
    return [
      fill(words, path === "short" ? "path_short" : "path_full", { answered: result.rows.length, total: result.shown.length }),
      fill(words, "version", { version: model.version }),
      fill(words, "edition", { edition, date: day(updated) }),
      given ? fill(words, "for_date", { date: day(given) }) : "",
    ].filter(Boolean)
  }

  /** Return the points of each model, what comes first before the others. */
  function scores({ result, model: rules }) {
    const all = Object.values(result.scores)
    const [low, high] = [Math.min(0, ...all), Math.max(1, ...all)]
    const sorted = Object.entries(result.scores).sort(([one], [other]) => rank(result, one) - rank(result, other))
    const rows = sorted.map(([model, value]) => el("tr", {},
      el("th", { scope: "row" }, title(model)),
      el("td", { class: "guide-scores__bar", "aria-hidden": "true" }, bar(...GuideNumbers.bar(value, low, high), party(rules, model))),
      el("td", { class: "guide-scores__points" }, fill(words, "score_points", { count: value / 2, points: points(value) })),
      el("td", {}, standing(result, model))))
    const names = [words.model, "", words.points, words.standing].map((name) => name && hidden(name))
    const head = heads(names)
    head.querySelector("th:empty").setAttribute("aria-hidden", "true")
    return section("scores", words.scores, el("table", { class: "guide-scores" }, head, el("tbody", {}, rows)))
  }

  const rank = ({ order }, model) => (order.includes(model) ? order.indexOf(model) : order.length)

  function standing(result, model) {
    if (result.excluded.includes(model)) return words.excluded
    if (result.notReady.includes(model)) return words.not_ready
    return model === result.order[0] && result.lead !== 0 ? words.first : ""
  }

  function gates(view) {
    const { result, model } = view
    if (!result.gates.length) return null
    const { follows } = GuideVerdict.view(view, model)
    const items = result.gates.map((id) => {
      const { kind, closes } = model.gates.find((gate) => gate.id === id)
      return el("li", {},
        el("strong", {}, fill(words, kind === "exclude" ? "gate_excludes" : "gate_not_ready", { models: titles(closes) })),
        ` ${data.gates[id].reason} `, el("em", {}, words.lifted), ` ${data.gates[id].lifted_by}`,
        follows[id] ? el("p", {}, follows[id]) : null)
    })
    return section("gates", words.gates, el("ul", {}, items))
  }

  function reasons(view) {
    if (view.result.winner === null) return null
    const pair = reasonsFor(view, SHOWN, SHOWN)
    return section("reasons", words.drivers, pair.length ? el("div", { class: "guide-pair" }, pair) : el("p", {}, words.no_rival))
  }

  /** Return so many of the strongest answers for the winner, and so many for the one behind it; none without one. */
  function reasonsFor({ result, model, unsure, explanation: { drivers } }, most, others) {
    const { winner, runnerUp: rival } = result
    if (rival === null) return []
    const names = { winner: title(winner), rival: title(rival) }
    const longest = Math.max(1, ...drivers.map((driver) => Math.abs(driver.points)))
    const list = (name, sign, shown, empty) => {
      const found = drivers.filter((driver) => driver.points * sign > 0).slice(0, shown)
      return found.length
        ? el("ol", { class: "guide-reasons" }, found.map((driver) => reason(driver, name, longest, party(model, name), unsure)))
        : el("p", {}, fill(words, empty, names))
    }
    return [
      el("div", {}, el("h3", {}, fill(words, "for", names)), list(winner, 1, most, "no_for")),
      el("div", {}, el("h3", {}, fill(words, "against", names)), list(rival, -1, others, "no_against")),
    ]
  }

  function reason(driver, model, longest, colour, unsure) {
    const { question, option: id } = driver
    return el("li", {},
      bar(...GuideNumbers.bar(Math.abs(driver.points), 0, longest), colour),
      el("p", { class: "guide-reasons__question" }, data.questions[question].title),
      el("p", { class: "guide-reasons__answer" }, option(question, id, unsure), " ",
        el("span", { class: "guide-weight" }, fill(words, "lead_points", { count: Math.abs(driver.points) / 2, points: points(Math.abs(driver.points)) }))),
      el("p", {}, data.questions[question].options[id][1][model]))
  }

  function changes(view) {
    const lines = turns(view)
    return section("changes", words.change,
      lines.length ? el("ul", {}, lines.slice(0, SHOWN_CHANGES)) : el("p", {}, words.no_flips),
      lines.length > SHOWN_CHANGES ? more(lines.slice(SHOWN_CHANGES)) : null)
  }

  /** Return a line for each question of which another answer alone would change the result, or what comes first. */
  function turns({ result, explanation }, firstOnly = false) {
    const groups = new Map()
    const found = firstOnly ? GuideFirstSteps.turns({ result, explanation }) : explanation.flips
    for (const flip of found) {
      const key = [flip.question, flip.winner, flip.ready].join()
      groups.set(key, [...(groups.get(key) ?? []), flip])
    }
    return [...groups.values()].map((flips) => el("li", {},
      el("strong", {}, data.questions[flips[0].question].title), " ", fill(words, "flip", {
        options: flips.map((flip) => quoted(flip.question, flip.option)).join(words.or), outcome: outcome(flips[0], result),
      })))
  }

  const more = (lines) => el("details", { class: "guide-scale" },
    el("summary", {}, fill(words, "more_flips", { more: lines.length })), el("ul", {}, lines))

  function outcome({ winner, ready }, result) {
    if (winner === null) return words.flip_none
    const name = !ready ? "flip_not_ready" : winner === result.winner ? "flip_ready" : "flip_winner"
    return fill(words, name, { winner: title(winner) })
  }

  function sure(view) {
    if (view.result.runnerUp === null) return null
    return section("sure", words.sure, el("p", {}, words.sure_text),
      el("ul", {}, weights(view).map((line) => el("li", {}, line))), leftOut(view))
  }

  /** Return the weights that turn the result when they are tripled or cut to a third, the nearest first. */
  function weights({ explanation }) {
    const near = explanation.weights.flatMap(({ question, weight, lowest, highest }) => {
      const text = (word) => fill(words, word, { question: data.questions[question].title, weight, lowest, highest })
      return [
        ...(3 * lowest > weight ? [{ room: weight / lowest, text: text("weight_least") }] : []),
        ...(highest !== null && highest < 3 * weight ? [{ room: highest / weight, text: text("weight_most") }] : []),
      ]
    }).sort((one, other) => one.room - other.room)
    return near.length ? near.slice(0, SHOWN).map(({ text }) => text) : [words.weight_none]
  }

  /** Return what the short path left out, and whether it matters. */
  function leftOut({ result, path, own, whole }) {
    if (path !== "short") return null
    const count = whole.result.shown.length - result.shown.length
    return el("p", {}, fill(words, whole.explanation.settled ? "short_settled" : "short_open", { count }), " ",
      own ? el("button", { type: "button", class: "guide-noprint", "data-path": "full" }, fill(words, "go_full", { count })) : null)
  }

  function findOut({ result, explanation }) {
    if (!explanation.open.length) return null
    const items = explanation.open.map(({ question, swing, gates: opens }) => el("li", {},
      el("p", { class: "guide-steps__title" }, data.questions[question].title),
      el("p", {}, swingText(swing, opens), " ", data.questions[question].find_out)))
    return section("open", words.unknown,
      el("p", {}, explanation.settled && result.winner !== null ? words.settled : words.unsettled),
      el("ol", { class: "guide-steps" }, items))
  }

  function swingText(swing, opens) {
    const moves = swing ? fill(words, "unknown_swing", { count: swing / 2, points: points(swing) }) : words.unknown_none
    return opens.length ? words.unknown_gate : moves
  }

  /** Return what to do with each function under this result: keep, share or hand over, with the strongest reasons. */
  function functionMoves({ result, checks }) {
    const known = GuideFunctionData
    return GuideFunctions.moves(known, result, checks).map(({ id, move, torn: isTorn, reasons }) => {
      const { title: name, share } = known.functions.find((each) => each.id === id)
      const found = [...new Set(reasons.filter(({ holds }) => holds).map(({ kind, because }) => (kind === "gate" ? known.by_gate : because)))]
      const why = isTorn ? [known.torn, ...found] : found.length ? found.slice(0, SHOWN_REASONS) : [known.usual[result.winner]]
      const said = move === "share" ? [...why, known.share_means, share] : why
      return { id, title: name, move, reason: said.join(" ") }
    })
  }

  function functions(view) {
    const { result, doc } = view
    if (result.winner === null) return null
    const parties = { keep: "own", share: "shared", "hand-over": "provider" }
    const rows = functionMoves(view).map(({ id, title: name, move, reason: why }) => [entry(doc, "functions", id, name),
      el("span", { class: `guide-party guide-party--${parties[move]}` }, data.words.move[move]), why])
    return section("functions", words.functions,
      el("p", {}, fill(words, "functions_text", { winner: title(result.winner) })),
      table("guide-who guide-who--moves", [words.function, words.move, words.reason], rows))
  }

  const linkIn = (doc, selector) => doc.querySelector("template[data-links]")?.content.querySelector(selector)?.cloneNode(true)

  /** Return a link to an entry, made from the one that the build has worked out for its kind; or the plain text. */
  function entry(doc, kind, id, text) {
    const link = linkIn(doc, `[data-entry="${kind}"]`)
    if (!link) return text
    const href = link.getAttribute("href"), end = href.lastIndexOf(link.dataset.id)
    return el("a", { href: href.slice(0, end) + id + href.slice(end + link.dataset.id.length) }, text)
  }

  const coming = ({ winner, answers, notReady }) =>
    GuideFitting.coming(data.fitting, winner, answers, !notReady.includes(winner))

  /** Return what comes with this result: the risks, lists and contract points that fit the model and the answers. */
  function outlook({ result, doc }) {
    const { winner, answers } = result
    if (winner === null) return null
    const { risks, checklists, points: terms } = coming(result)
    const raised = (ids, tag, name) => (ids.length
      ? el(tag, { class: name }, fill(words, "raised_by", { answers: ids.map((id) => `${data.questions[id].title} ${quoted(id, answers[id])}`).join("; ") })) : null)
    const links = (heading, list) => (list.length ? [el("h3", {}, heading), el("ul", { class: "guide-links" }, list)] : [])
    return section("outlook", fill(words, "comes_with", { model: title(winner) }),
      el("h3", {}, words.risks),
      el("ul", { class: "guide-rows" }, risks.map(({ id, raisedBy }) => risk(doc, id, raised(raisedBy, "p", "guide-rows__raised")))),
      links(words.checklists, checklists.map((id) => el("li", {}, entry(doc, "checklists", id, data.entries.checklists[id])))),
      links(words.contract, terms.map(({ id, raisedBy }) => el("li", {}, entry(doc, "contract_points", id, data.entries.contract_points[id]),
        raised(raisedBy, "span", "guide-links__summary")))))
  }

  function risk(doc, id, raised) {
    const { risks, levels, tones, mitigations } = data.entries, { title: name, level, summary, lowered_by: lowers } = risks[id]
    const links = lowers.flatMap((each) => [", ", entry(doc, "mitigations", each, mitigations[each])]).slice(1)
    return el("li", {},
      el("p", { class: "guide-rows__title" }, entry(doc, "risks", id, name), " ",
        el("span", { class: `guide-level guide-level--${tones[level]}` }, levels[level])),
      el("p", {}, summary), raised, links.length ? el("p", { class: "guide-rows__company" }, links) : null)
  }

  /** Return the pages to go on with; what comes first, and when, the first steps say. */
  function next({ result, doc }) {
    const provider = result.winner !== null && coming(result).provider
    const pages = ["next_functions", ...(provider ? ["next_choose"] : []), "next_lists", "next_run"]
    const links = pages.map((page) => linkIn(doc, `[data-page="${page}"]`)).filter(Boolean)
    return section("next", words.next,
      el("ul", { class: "guide-links" }, links.map((link) => el("li", {}, link))))
  }

  function ledger(view) {
    const { result, explanation, model, own } = view
    const isRace = result.rows.length > 0 && result.runnerUp !== null
    const leads = new Map(explanation.drivers.map((driver) => [driver.question, driver.points]))
    const most = Math.max(1, ...[...leads.values()].map(Math.abs))
    const lead = (half, ...more) => (isRace ? number(half, words.lead, more) : null)
    const rows = result.shown.map((id) => ledgerRow(view, id, lead(leads.get(id) ?? 0, leadBar(result, model, leads.get(id) ?? 0, most))))
    const columns = [words.question, words.answer, ...model.alternatives.map(({ id }) => title(id)), ...(isRace ? [words.lead] : [])]
    const names = { winner: title(result.winner), rival: title(result.runnerUp) }
    return section("ledger", own ? words.answers : words.answers_shared, el("table", { class: "guide-ledger" },
      isRace ? el("caption", {}, fill(words, "answers_caption", names)) : null,
      heads(columns),
      el("tbody", {}, rows),
      el("tfoot", {}, totals(model, words.base, ({ base }) => 2 * base, lead(explanation.baseLead)),
        totals(model, words.sum, ({ id }) => result.scores[id], lead(result.lead)))),
      scale(model),
      own ? el("p", { class: "guide-noprint" }, el("a", { href: "#priorities" }, words.change_priorities)) : null)
  }

  /** Return what points are, and why a model starts with some. */
  function scale({ alternatives }) {
    const based = alternatives.filter(({ base }) => base !== 0)
    const said = based.map(({ id, base }) => el("p", {}, fill(words, "base_why", { model: title(id), points: points(2 * base) }), " ", data.bases[id] ?? ""))
    return el("details", { class: "guide-scale" }, el("summary", {}, words.scale_title), el("p", {}, words.scale), said)
  }

  function ledgerRow({ result, model, own, unsure }, id, lead) {
    const row = result.rows.find(({ question }) => question === id)
    const given = id in result.answers ? option(id, result.answers[id], unsure) : words.not_answered
    const theme = result.priorities[model.questions.find((question) => question.id === id).theme]
    return el("tr", {},
      el("th", { scope: "row" }, data.questions[id].title),
      el("td", { "data-label": words.answer }, given, theme ? ` (${words[`priority_${theme}`]}) ` : " ", own ? changeLink(id) : null),
      model.alternatives.map(({ id: name }, i) => number(row ? row.points[i] : 0, title(name))), lead)
  }

  const changeLink = (id) => el("a", { href: `#change=${id}`, class: "guide-noprint" }, words.change_link,
    hidden(fill(words, "change_what", { question: data.questions[id].title })))

  const leadBar = ({ winner, runnerUp }, model, half, most) =>
    bar(50, 50 + (50 * half) / most, party(model, half > 0 ? winner : runnerUp))

  const number = (half, label, more) =>
    el("td", { class: "guide-number", "data-label": label }, points(half), more ?? null)

  const totals = (model, name, value, lead) => el("tr", {},
    el("th", { scope: "row" }, name), el("td", { class: "guide-ledger__none" }),
    model.alternatives.map((each) => number(value(each), title(each.id))), lead)

  /** Return everything that render() needs to know about these answers. @returns {View} */
  function viewOf({ answers, priorities, unsure, path, own, doc, day = own ? now() : "", checks = own ? new GuideStore("functions").read({}).checks : {} }) {
    const { decide } = GuideDecision
    const model = GuideAnswers.model(path)
    const whole = path === "short" ? decide(data.model, answers, priorities, unsure) : null
    return { ...decide(model, answers, priorities, unsure), model, unsure, path, own, doc, day, whole, checks }
  }

  const parts = { changes, clashes, findOut, functions, gates, ledger, next, outlook, scores, sure }

  return { facts, functionMoves, option, outcome, parts, reasonsFor, render, title, turns, viewOf }
})()
