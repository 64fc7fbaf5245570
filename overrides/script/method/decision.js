import { GuideChance } from "./chance.js"
import { GuideRace } from "./race.js"

/**
 * The decision method in the browser: the twin of macros/decision/. Whole numbers, no texts, no DOM.
 * A change here is a change there: tests/decision/ holds the two against each other.
 * Longer than other files, because the types are written here and a page loads it whole.
 *
 * @typedef {Object<string, string[]>} Conditions question id: the option ids that fulfil it
 * @typedef {{id: string, code: string, effect: number[]}} Option
 * @typedef {{id: string, code: string, theme: string, weight: number, short: boolean,
 *   show_if: Conditions, options: Option[]}} Question
 * @typedef {{id: string, kind: string, closes: string[], when: Conditions}} Gate
 * @typedef {{weightings: number, seed: number, clear_share: number, clear_changes: number,
 *   leaning_share: number, readings: number, open_share: number, little_share: number}} Settings
 * @typedef {{version: number, alternatives: {id: string, code: string, base: number, today?: string}[],
 *   themes: {id: string, code: string}[], questions: Question[], gates: Gate[],
 *   settings: Settings, retired?: Object<string, [string, string]>}} Model
 * @typedef {Object<string, string>} Answers question id: option id, or "unknown"
 * @typedef {Object<string, string>} Priorities theme id: "less", "normal" or "more"
 * @typedef {{version: number, answers: Answers, priorities: Priorities, shown: string[],
 *   unanswered: string[], unknown: string[],
 *   rows: {question: string, option: string, points: number[]}[],
 *   scores: Object<string, number>, gates: string[], excluded: string[], notReady: string[],
 *   order: string[], winner: string | null, runnerUp: string | null, lead: number | null}} Result
 * @typedef {{question: string, option: string, winner: string | null, ready: boolean,
 *   byGate: boolean}} Flip
 * @typedef {{baseLead: number, drivers: {question: string, option: string, points: number}[],
 *   flips: Flip[], leastChanges: number | null, settled: boolean,
 *   open: {question: string, swing: number, gates: string[]}[],
 *   weights: {question: string, weight: number, lowest: number,
 *     highest: number | null}[]}} Explanation
 * @typedef {import("./race.js").Race} Race
 * @typedef {{total: number, counted: boolean, counts: Object<string, number>}} Doubt
 * @typedef {{question: string, option: string, winner: string | null, ready: boolean,
 *   lead: number | null}} Lift
 * @typedef {{waiting: {gate: string, lifts: Lift[]}[], together: string[]}} Lifting
 * @typedef {{result: Result, explanation: Explanation, robustness: Object<string, number>,
 *   completions: Doubt, readings: Doubt, lifting: Lifting, certainty: string}} Decision
 * @typedef {{path: string, day: string, edition: string, editionVersion: number}} Origin
 * @typedef {{version: number | null, answers: Answers, priorities: Priorities, dropped: string[],
 *   unsure: string[], check: "right" | "wrong" | "none", origin: Origin}} Decoded
 */
export const GuideDecision = (() => {
  const UNKNOWN = "unknown"

  // A priority multiplies a weight by a half, one or two. Counting in half points keeps every
  // number whole: points on paper are these numbers divided by HALF_POINTS.
  /** @type {Object<string, number>} */
  const FACTORS = { less: 1, normal: 2, more: 4 }
  const HALF_POINTS = 2

  const SHAPE = /^v([0-9]{1,6})(?:([sf])([0-9]{8})?)?(?:\.([a-z0-9][a-z0-9-]{0,59})\.([0-9]{1,6}))?\.((?:[A-Za-z]{1,2}[0-9]_?)*)(?:~((?:[A-Za-z][0-9])*))?([A-Za-z]{1,2}|-[0-9a-z]{0,3})?$/
  const EDITION = /^[a-z0-9][a-z0-9-]{0,59}$/
  /** @type {Origin} */
  const NOWHERE = { path: "", day: "", edition: "", editionVersion: 0 }
  const LONGEST = 1000
  /** @type {Object<string, string>} */
  const WISHES = { less: "0", normal: "1", more: "2" }

  /** @param {Object<string, string>} object @param {string} key @returns {string | undefined} */
  const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined)
  /** @param {number[]} numbers */
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)
  /** @param {string[]} names @param {string | null | undefined} name */
  const has = (names, name) => name != null && names.includes(name)
  /** @param {Model} model */
  const basesOf = ({ alternatives }) => alternatives.map(({ base }) => HALF_POINTS * base)
  /** @param {Model} model @param {string} name */
  const questionOf = (model, name) =>
    /** @type {Question} */ (model.questions.find(({ id }) => id === name))
  /** @param {Question} question @param {string | undefined} id */
  const optionOf = (question, id) => question.options.find((option) => option.id === id)
  /** @param {Result} result */
  const isReady = (result) => !has(result.notReady, result.winner)
  /** @param {Result} result @param {string} name */
  const isOpen = (result, name) => has(result.unanswered, name) || has(result.unknown, name)

  /**
   * Return what these answers come to. Answers to questions that are not shown never count.
   * @param {Model} model @param {Answers} answers @param {Priorities} [priorities]
   * @returns {Result}
   */
  function evaluate(model, answers, priorities = {}) {
    const { shown, given } = shownQuestions(model, answers)
    const wishes = knownPriorities(model, priorities)
    const rows = rowsOf(shown, given, wishes)
    const names = model.alternatives.map(({ id }) => id)
    const scores = GuideRace.totals(basesOf(model), rows.map(({ points }) => points))
    const gates = model.gates.filter((gate) => holds(gate.when, given))
    const excluded = closedBy(model, gates, "exclude")
    const order = GuideRace.ranked(names, scores, excluded)
    const byName = Object.fromEntries(names.map((name, i) => [name, scores[i]]))
    const asked = shown.map(({ id }) => id)
    return {
      version: model.version,
      answers: given,
      priorities: wishes,
      shown: asked,
      unanswered: asked.filter((id) => !(id in given)),
      unknown: asked.filter((id) => given[id] === UNKNOWN),
      rows,
      scores: byName,
      gates: gates.map(({ id }) => id),
      excluded,
      notReady: closedBy(model, gates, "not-ready"),
      order,
      winner: order[0] ?? null,
      runnerUp: order[1] ?? null,
      lead: order.length > 1 ? byName[order[0]] - byName[order[1]] : null,
    }
  }

  /** @param {Model} model @param {Answers} answers */
  function shownQuestions(model, answers) {
    /** @type {Question[]} */
    const shown = []
    /** @type {Answers} */
    const given = Object.create(null)
    for (const question of model.questions) {
      if (!holds(question.show_if, given)) continue
      shown.push(question)
      const answer = own(answers, question.id)
      if (answer === UNKNOWN || optionOf(question, answer)) given[question.id] = String(answer)
    }
    return { shown, given }
  }

  /** @param {Conditions} conditions @param {Answers} given */
  const holds = (conditions, given) =>
    Object.entries(conditions).every(([question, options]) => has(options, given[question]))

  /** @param {Model} model @param {Priorities} priorities @returns {Priorities} */
  function knownPriorities(model, priorities) {
    const wishes = model.themes.map(({ id }) => [id, own(priorities, id)])
    return Object.fromEntries(wishes.filter(([, wish]) => wish === "less" || wish === "more"))
  }

  /** @param {Question[]} shown @param {Answers} given @param {Priorities} priorities */
  function rowsOf(shown, given, priorities) {
    return shown.flatMap((question) => {
      const option = optionOf(question, given[question.id])
      if (!option) return []
      const points = pointsOf(question, option, priorities)
      return [{ question: question.id, option: option.id, points }]
    })
  }

  /** @param {Question} question @param {Priorities} priorities */
  const factorOf = (question, priorities) => FACTORS[own(priorities, question.theme) ?? "normal"]

  /** @param {Question} question @param {Option} option @param {Priorities} priorities */
  const pointsOf = (question, option, priorities) =>
    option.effect.map((value) => value * question.weight * factorOf(question, priorities))

  /** @param {Model} model @param {Gate[]} gates @param {string} kind */
  function closedBy(model, gates, kind) {
    const closed = gates.flatMap((gate) => (gate.kind === kind ? gate.closes : []))
    return model.alternatives.map(({ id }) => id).filter((id) => closed.includes(id))
  }

  /**
   * Return the race that a result comes of, in half points: each question is a row, in its place, asked or not.
   * @param {Model} model @param {Result} result
   */
  function raceOf(model, result) {
    const may = mayBeShown(model, result)
    const rows = model.questions.map((question) => raceRow(model, result, question, may))
    return GuideRace.of(model.alternatives.map(({ id }) => id), basesOf(model), rows, result.excluded)
  }

  /**
   * @param {Model} model @param {Result} result @param {Question} question @param {string[]} may
   * @returns {import("./race.js").Row}
   */
  function raceRow(model, result, question, may) {
    const { id, weight, options } = question
    const times = factorOf(question, result.priorities)
    const ways = options.map(({ effect }) => effect.map((value) => times * value))
    const given = options.findIndex((option) => option.id === result.answers[id])
    const nothing = model.alternatives.map(() => 0)
    const value = ways[given] ?? nothing
    const known = given >= 0 || !(isOpen(result, id) || has(may, id))
    if (has(may, id)) ways.push(nothing)
    return { id, weight, low: value, high: value, ways: known && given < 0 ? [] : ways, known }
  }

  /**
   * Return why this result is what it is, and what would change it. The base lead and the drivers
   * add up to the lead exactly.
   * @param {Model} model @param {Result} result @returns {Explanation}
   */
  function explain(model, result) {
    const { winner, runnerUp } = result
    const race = raceOf(model, result)
    const drivers = winner === null || runnerUp === null ? [] : GuideRace.drivers(race, winner, runnerUp)
    const flips = flipsOf(model, result)
    return {
      baseLead: winner === null || runnerUp === null ? 0 : GuideRace.baseLead(race, winner, runnerUp),
      drivers: drivers.map(({ row, least }) => ({ question: row, option: result.answers[row], points: least })),
      flips,
      leastChanges: leastChanges(race, result, flips),
      settled: isSettled(model, result, race),
      open: openQuestions(model, result, race),
      weights: GuideRace.tippingWeights(race).map(({ row, ...range }) => ({ question: row, ...range })),
    }
  }

  /** @param {Model} model @param {Result} result @returns {Flip[]} */
  function flipsOf(model, result) {
    return result.shown.flatMap((name) => questionOf(model, name).options.flatMap((option) => {
      if (option.id === result.answers[name]) return []
      const changed = evaluate(model, { ...result.answers, [name]: option.id }, result.priorities)
      const { winner, excluded } = changed
      const [same, ready] = [winner === result.winner, isReady(changed)]
      if (same && ready === isReady(result)) return []
      const byGate = same || excluded.join() !== result.excluded.join()
      return [{ question: name, option: option.id, winner, ready, byGate }]
    }))
  }

  /**
   * Return how many given answers must change until points, not a gate, turn the winner.
   * @param {Race} race @param {Result} result @param {Flip[]} flips
   */
  function leastChanges(race, result, flips) {
    const answered = result.rows.map(({ question }) => question)
    if (flips.some((flip) => answered.includes(flip.question) &&
        flip.winner !== result.winner && !flip.byGate)) return 1
    const found = GuideRace.leastChanges(race)
    return found === null ? null : Math.max(2, found)
  }

  /** @param {Conditions} conditions @param {Result} result @param {string[]} may */
  function canHold(conditions, result, may) {
    return Object.entries(conditions).every(([question, options]) =>
      has(options, result.answers[question]) || isOpen(result, question) || has(may, question))
  }

  /** @param {Model} model @param {Result} result */
  function mayBeShown(model, result) {
    /** @type {string[]} */
    const may = []
    for (const { id, show_if } of model.questions) {
      if (!has(result.shown, id) && canHold(show_if, result, may)) may.push(id)
    }
    return may
  }

  /** @param {Model} model @param {Result} result @param {Race} race */
  function openQuestions(model, result, race) {
    const may = mayBeShown(model, result)
    const swings = GuideRace.swings(race)
    return result.shown.filter((name) => isOpen(result, name)).map((name) => {
      const gates = model.gates
        .filter((gate) => Object.hasOwn(gate.when, name) && canHold(gate.when, result, may))
      return { question: name, swing: swings[name], gates: gates.map(({ id }) => id) }
    }).sort((one, other) =>
      Number(!one.gates.length) - Number(!other.gates.length) || other.swing - one.swing)
  }

  /** @param {Model} model @param {Result} result @param {Race} race */
  function isSettled(model, result, race) {
    const may = mayBeShown(model, result)
    const closing = model.gates.filter((gate) =>
      !has(result.gates, gate.id) && has(gate.closes, result.winner) &&
      (gate.kind === "exclude" || isReady(result)))
    return GuideRace.settled(race) && !closing.some((gate) => canHold(gate.when, result, may))
  }

  /**
   * Return in how many of the weightings each alternative comes first.
   * @param {Model} model @param {Result} result @returns {Object<string, number>}
   */
  function robustness(model, result) {
    const counts = GuideRace.robustness(raceOf(model, result), model.settings.seed, model.settings.weightings)
    return Object.fromEntries(Object.entries(counts).map(([name, [least]]) => [name, least]))
  }

  /**
   * Return what comes of reading the answers in other ways: an open question may have any option,
   * an answer that somebody is not quite sure of also the option before or after it.
   * @param {Model} model @param {Result} result @param {string[]} unsure @returns {Doubt}
   */
  function readings(model, result, unsure) {
    const { settings, alternatives } = model
    const asked = choicesOf(model, result, unsure)
    const ways = asked.reduce((product, { options }) => product * options.length, 1)
    const counted = ways <= settings.readings
    const total = counted ? ways : settings.readings
    const counts = alternatives.map(() => 0)
    const nextWay = counted ? everyWay(asked) : drawnWay(asked, settings.seed)
    for (let i = 0; i < total; i++) {
      const first = firstOf(model, asked, nextWay())
      if (first >= 0) counts[first] += 1
    }
    return { total, counted, counts: Object.fromEntries(alternatives.map(({ id }, i) => [id, counts[i]])) }
  }

  /**
   * Return every question that is or may be asked, with the options it may have and their points.
   * @param {Model} model @param {Result} result @param {string[]} unsure
   */
  function choicesOf(model, result, unsure) {
    /** @type {Map<string, string[]>} */
    const choices = new Map()
    return model.questions.flatMap((question) => {
      const { id, show_if } = question
      const may = Object.entries(show_if).every(([parent, options]) =>
        choices.get(parent)?.some((option) => options.includes(option)))
      if (!may) return []
      const place = question.options.findIndex((option) => option.id === result.answers[id])
      const near = unsure.includes(id) ? 1 : 0
      const options = place < 0 ? question.options
        : question.options.slice(Math.max(0, place - near), place + near + 1)
      choices.set(id, options.map((option) => option.id))
      const points = options.map((option) => pointsOf(question, option, result.priorities))
      return [{ id, conditions: Object.entries(show_if), options, points }]
    })
  }

  /** @typedef {ReturnType<typeof choicesOf>} Choices */

  /** Return a function that gives one way after the other. @param {Choices} asked */
  function everyWay(asked) {
    const way = asked.map(() => 0)
    let started = false
    return () => {
      for (let i = way.length - 1; started && i >= 0; i--) {
        way[i] = (way[i] + 1) % asked[i].options.length
        if (way[i] > 0) break
      }
      started = true
      return way
    }
  }

  /** @param {Choices} asked @param {number} seed */
  function drawnWay(asked, seed) {
    const next = GuideChance.numbers(seed)
    return () => asked.map(({ options }) => (options.length > 1 ? next() % options.length : 0))
  }

  /**
   * Return the place of what comes first if the questions have these options, or -1.
   * @param {Model} model @param {Choices} asked @param {number[]} way
   */
  function firstOf(model, asked, way) {
    const { alternatives } = model
    const scores = basesOf(model)
    /** @type {Answers} */
    const given = Object.create(null)
    for (let i = 0; i < asked.length; i++) {
      const { id, conditions, options, points } = asked[i]
      if (!conditions.every(([parent, names]) => has(names, given[parent]))) continue
      given[id] = options[way[i]].id
      for (let j = 0; j < scores.length; j++) scores[j] += points[way[i]][j]
    }
    const closed = model.gates.flatMap((gate) =>
      (gate.kind === "exclude" && holds(gate.when, given) ? gate.closes : []))
    let first = -1
    for (let j = 0; j < scores.length; j++) {
      if (closed.includes(alternatives[j].id)) continue
      if (first < 0 || scores[j] > scores[first]) first = j
    }
    return first
  }

  /**
   * Return what follows from lifting the gates that make models wait, one by one and together.
   * @param {Model} model @param {Result} result @returns {Lifting}
   */
  function lifting(model, result) {
    const gates = model.gates.filter(({ id, kind }) => kind === "not-ready" && has(result.gates, id))
    const waiting = gates.map((gate) => ({ gate: gate.id, lifts: liftsOf(model, result, gate) }))
    /** @type {[string, string][][]} */
    const none = [[]]
    const ways = gates.reduce((all, gate) => all.flatMap((way) =>
      otherAnswers(model, gate).map((answer) => [...way, answer])), none)
    const first = (gates.length ? ways : []).flatMap((way) => {
      const answers = Object.fromEntries(way)
      const agree = way.every(([name, option]) => answers[name] === option)
      const now = after(model, result, answers)
      return agree && isLifted(result, now, gates) ? [now.winner] : []
    })
    return { waiting, together: model.alternatives.map(({ id }) => id).filter((id) => first.includes(id)) }
  }

  /** @param {Model} model @param {Result} result @param {Gate} gate @returns {Lift[]} */
  function liftsOf(model, result, gate) {
    return otherAnswers(model, gate).flatMap(([question, option]) => {
      const now = after(model, result, { [question]: option })
      const { winner, lead } = now
      return isLifted(result, now, [gate]) ? [{ question, option, winner, ready: isReady(now), lead }] : []
    })
  }

  /**
   * Return each question of a gate with each option that does not fire it.
   * @param {Model} model @param {Gate} gate @returns {[string, string][]}
   */
  function otherAnswers(model, gate) {
    return Object.entries(gate.when).flatMap(([name, options]) =>
      questionOf(model, name).options.filter(({ id }) => !options.includes(id))
        .map(({ id }) => /** @type {[string, string]} */ ([name, id])))
  }

  /** @param {Model} model @param {Result} result @param {Answers} answers */
  const after = (model, result, answers) =>
    evaluate(model, { ...result.answers, ...answers }, result.priorities)

  /** @param {Result} result @param {Result} now @param {Gate[]} gates */
  const isLifted = (result, now, gates) =>
    now.gates.every((id) => has(result.gates, id) && !gates.some((gate) => gate.id === id))

  /**
   * Return none, little, open, close, leaning or clear: the first that applies. What a gate of the
   * kind not-ready does is readiness, and no matter of certainty.
   * @param {Model} model @param {Omit<Decision, "certainty">} found
   */
  function certainty(model, { result, explanation, robustness: counts, completions, readings: others }) {
    const { weightings: all, clear_changes, open_share } = model.settings
    const { winner } = result
    if (winner === null) return "none"
    if (result.runnerUp !== null && tooLittle(model, result)) return "little"
    if (100 * completions.counts[winner] < open_share * completions.total) return "open"
    let word = result.lead === 0 ? "close" : byShare(model, counts[winner], all)
    const fragile = explanation.leastChanges !== null && explanation.leastChanges < clear_changes
    if (word === "clear" && fragile) word = "leaning"
    const words = [word, byShare(model, others.counts[winner], others.total)]
    return ["close", "leaning", "clear"].find((each) => words.includes(each)) ?? "close"
  }

  /** Return whether too small a part of the weight is answered. @param {Model} model @param {Result} result */
  function tooLittle(model, result) {
    const weight = (/** @type {string[]} */ names) =>
      sum(names.map((name) => questionOf(model, name).weight))
    const answered = weight(result.rows.map(({ question }) => question))
    return 100 * answered < model.settings.little_share * weight(result.shown)
  }

  /** @param {Model} model @param {number} kept @param {number} total */
  function byShare({ settings }, kept, total) {
    if (100 * kept >= settings.clear_share * total) return "clear"
    return 100 * kept >= settings.leaning_share * total ? "leaning" : "close"
  }

  /**
   * Return the result of these answers with its explanation, certainty and readiness.
   * @param {Model} model @param {Answers} answers @param {Priorities} [priorities]
   * @param {string[]} [unsure] the questions whose answers somebody is not quite sure of
   * @returns {Decision}
   */
  function decide(model, answers, priorities = {}, unsure = []) {
    const result = evaluate(model, answers, priorities)
    const explanation = explain(model, result)
    const completions = readings(model, result, [])
    const found = {
      result,
      explanation,
      robustness: robustness(model, result),
      completions,
      readings: unsure.length ? readings(model, result, unsure) : completions,
      lifting: lifting(model, result),
    }
    return { ...found, certainty: certainty(model, found) }
  }

  /**
   * Return the model of the short path: the same rules for fewer questions. A base answers for all
   * questions together, so the short path takes its part by weight.
   * @param {Model} model @returns {Model}
   */
  function shorten(model) {
    const questions = model.questions.filter(({ short }) => short)
    const [part, whole] = [questions, model.questions].map((each) =>
      sum(each.map(({ weight }) => weight)))
    const alternatives = model.alternatives.map((each) => ({ ...each,
      base: whole ? 0 - Math.floor((2 * -each.base * part + whole) / (2 * whole)) : each.base }))
    return { ...model, questions, alternatives }
  }

  /**
   * Return the code of the answers that count; others are left out.
   * @param {Model} model @param {Answers} answers @param {Priorities} [priorities]
   * @param {string[]} [unsure] the questions whose answers somebody is not quite sure of
   * @param {Origin} [origin] where the answers come from
   */
  function encode(model, answers, priorities = {}, unsure = [], origin = NOWHERE) {
    const result = evaluate(model, answers, priorities)
    const told = model.questions.filter(({ id }) => id in result.answers).map((question) =>
      codeOf(question, result.answers) + (unsure.includes(question.id) ? "_" : ""))
    const wishes = model.themes.filter(({ id }) => Object.hasOwn(result.priorities, id))
      .map(({ id, code }) => code + WISHES[result.priorities[id]])
    const head = `v${model.version}${toldOf(origin)}`
    return checked(`${head}.${told.join("")}${wishes.length ? "~" : ""}${wishes.join("")}`)
  }

  /** Return where answers come from, as it stands behind the version. @param {Origin} origin */
  function toldOf({ path, day, edition, editionVersion }) {
    const way = path ? path[0] + day.replaceAll("-", "") : ""
    return EDITION.test(edition) ? `${way}.${edition}.${editionVersion}` : way
  }

  /** Return the code of a question with that of its answer. @param {Question} question @param {Answers} answers */
  const codeOf = (question, answers) => question.code + (optionOf(question, answers[question.id])?.code ?? "0")

  /** Return a code with its check, by which one that was cut on its way is known. @param {string} text */
  function checked(text) {
    let value = 0
    for (const sign of text) value = (value * 31 + sign.charCodeAt(0)) % 36 ** 3
    return `${text}-${value.toString(36).padStart(3, "0")}`
  }

  /**
   * Return what the code says, whatever it is; of two answers to a question the first counts.
   * @param {Model} model @param {unknown} code @returns {Decoded}
   */
  function decode(model, code) {
    const match = typeof code === "string" && code.length <= LONGEST ? SHAPE.exec(code) : null
    if (!match) {
      return { version: null, answers: {}, priorities: {}, dropped: [], unsure: [], check: "none", origin: NOWHERE }
    }
    /** @type {string[]} */
    const dropped = []
    const known = answersByCode(model)
    const answers = read(match[6], known, dropped, "")
    const priorities = read(match[7] ?? "", wishesByCode(model), dropped, "~")
    const doubted = (match[6].match(/[A-Za-z]{1,2}[0-9](?=_)/g) ?? []).map((each) => known.get(each) ?? ["", ""])
    const unsure = model.questions.map(({ id }) => id)
      .filter((id) => doubted.some(([name, value]) => name === id && own(answers, id) === value))
    const check = checkOf(match[0], match[8] ?? "")
    return { version: Number(match[1]), answers, priorities, dropped, unsure, check, origin: originOf(match) }
  }

  /** Return whether the end of a code is the check of what stands before it. @param {string} code @param {string} end */
  function checkOf(code, end) {
    if (!end) return "none"
    return checked(code.slice(0, code.length - end.length)) === code ? "right" : "wrong"
  }

  /** @param {RegExpExecArray} match @returns {Origin} */
  function originOf([, , way, day, edition = "", version = "0"]) {
    const written = day ? `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}` : ""
    const path = way ? (way === "s" ? "short" : "full") : ""
    return { path, day: written, edition, editionVersion: Number(version) }
  }

  /**
   * @param {string} text @param {Map<string, [string, string]>} known
   * @param {string[]} dropped @param {string} mark
   */
  function read(text, known, dropped, mark) {
    /** @type {Object<string, string>} */
    const found = {}
    for (const code of text.match(/[A-Za-z]{1,2}[0-9]/g) ?? []) {
      const [name, value] = known.get(code) ?? ["", ""]
      if (!name || Object.hasOwn(found, name)) dropped.push(mark + code)
      else found[name] = value
    }
    return found
  }

  /** @param {Model} model @returns {Map<string, [string, string]>} */
  function answersByCode(model) {
    const now = model.questions.flatMap(({ id, code, options }) =>
      [{ id: UNKNOWN, code: "0" }, ...options].map((option) =>
        /** @type {[string, [string, string]]} */ ([code + option.code, [id, option.id]])))
    return new Map([...Object.entries(model.retired ?? {}), ...now])
  }

  /** @param {Model} model @returns {Map<string, [string, string]>} */
  function wishesByCode(model) {
    return new Map(model.themes.flatMap(({ id, code }) => Object.entries(WISHES).map(
      ([wish, digit]) =>
        /** @type {[string, [string, string]]} */ ([code + digit, [id, wish]]))))
  }

  return {
    FACTORS, HALF_POINTS, UNKNOWN, certainty, decide, decode, encode, evaluate, explain, readings,
    robustness, shorten,
  }
})()
