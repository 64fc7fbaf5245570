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
 *   leaning_share: number}} Settings
 * @typedef {{version: number, alternatives: {id: string, code: string, base: number}[],
 *   themes: {id: string, code: string}[], questions: Question[], gates: Gate[],
 *   settings: Settings}} Model
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
 * @typedef {{place: number, spare: number}} Rival
 * @typedef {{version: number | null, answers: Answers, priorities: Priorities,
 *   dropped: string[], check: "right" | "wrong" | "none"}} Decoded
 */
globalThis.GuideDecision = (() => {
  const UNKNOWN = "unknown"

  // A priority multiplies a weight by a half, one or two. Counting in half points keeps every
  // number whole: points on paper are these numbers divided by HALF_POINTS.
  /** @type {Object<string, number>} */
  const FACTORS = { less: 1, normal: 2, more: 4 }
  const HALF_POINTS = 2

  // Every weight, and every base, is taken at a whole percentage between these.
  const LEAST = 50
  const MOST = 200

  const SHAPE = /^v([0-9]{1,6})\.((?:[A-Za-z][0-9])*)(?:~((?:[A-Za-z][0-9])*))?([A-Za-z]|-[0-9a-z]{0,3})?$/
  const LONGEST = 1000
  /** @type {Object<string, string>} */
  const WISHES = { less: "0", normal: "1", more: "2" }

  /** @param {Object<string, string>} object @param {string} key @returns {string | undefined} */
  const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined)
  /** @param {number[]} numbers */
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)
  /** @param {string[]} names @param {string | null | undefined} name */
  const has = (names, name) => name != null && names.includes(name)
  /** @param {Model} model @param {string | null} name */
  const placeOf = (model, name) => model.alternatives.findIndex(({ id }) => id === name)
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
    const scores = Object.fromEntries(model.alternatives.map(({ id, base }, i) =>
      [id, HALF_POINTS * base + sum(rows.map((row) => row.points[i]))]))
    const gates = model.gates.filter((gate) => holds(gate.when, given))
    const excluded = closedBy(model, gates, "exclude")
    // sort() keeps equals in their order: a tie goes to the alternative that stands first.
    const order = model.alternatives.map(({ id }) => id).filter((id) => !excluded.includes(id))
      .sort((one, other) => scores[other] - scores[one])
    const names = shown.map(({ id }) => id)
    return {
      version: model.version,
      answers: given,
      priorities: wishes,
      shown: names,
      unanswered: names.filter((id) => !(id in given)),
      unknown: names.filter((id) => given[id] === UNKNOWN),
      rows,
      scores,
      gates: gates.map(({ id }) => id),
      excluded,
      notReady: closedBy(model, gates, "not-ready"),
      order,
      winner: order[0] ?? null,
      runnerUp: order[1] ?? null,
      lead: order.length > 1 ? scores[order[0]] - scores[order[1]] : null,
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
   * Return the rivals of the winner, the strongest first; the spare is what it can lose and win.
   * @param {Model} model @param {Result} result @returns {Rival[]}
   */
  function rivalsOf(model, result) {
    const { winner, scores } = result
    if (winner === null) return []
    return result.order.slice(1).map((name) => {
      const [place, lead] = [placeOf(model, name), scores[winner] - scores[name]]
      return { place, spare: placeOf(model, winner) < place ? lead : lead - 1 }
    })
  }

  /**
   * Return what each option of the question adds to the winner's lead over this rival.
   * @param {Model} model @param {Result} result @param {Question} question @param {Rival} rival
   */
  function differences(model, result, question, rival) {
    const winner = placeOf(model, result.winner)
    const points = question.options.map((option) => pointsOf(question, option, result.priorities))
    return points.map((each) => each[winner] - each[rival.place])
  }

  /**
   * Return why this result is what it is, and what would change it. The base lead and the drivers
   * add up to the lead exactly.
   * @param {Model} model @param {Result} result @returns {Explanation}
   */
  function explain(model, result) {
    const [winner, rival] = [placeOf(model, result.winner), placeOf(model, result.runnerUp)]
    const bases = model.alternatives.map(({ base }) => HALF_POINTS * base)
    const drivers = result.rows.map(({ question, option, points }) =>
      ({ question, option, points: points[winner] - points[rival] }))
    const flips = flipsOf(model, result)
    return {
      baseLead: rival < 0 ? 0 : bases[winner] - bases[rival],
      drivers: drivers.filter(({ points }) => rival >= 0 && points !== 0)
        .sort((one, other) => Math.abs(other.points) - Math.abs(one.points)),
      flips,
      leastChanges: leastChanges(model, result, flips),
      settled: isSettled(model, result),
      open: openQuestions(model, result),
      weights: weightRanges(model, result),
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
   * @param {Model} model @param {Result} result @param {Flip[]} flips
   */
  function leastChanges(model, result, flips) {
    const answered = result.rows.map(({ question }) => question)
    if (flips.some((flip) => answered.includes(flip.question) &&
        flip.winner !== result.winner && !flip.byGate)) return 1
    const counts = rivalsOf(model, result).map((rival) => changesAgainst(model, result, rival))
      .filter((count) => count !== null)
    return counts.length ? Math.max(2, Math.min(...counts)) : null
  }

  /** @param {Model} model @param {Result} result @param {Rival} rival */
  function changesAgainst(model, result, rival) {
    const winner = placeOf(model, result.winner)
    const gains = result.rows.map(({ question, points }) => {
      const options = differences(model, result, questionOf(model, question), rival)
      return points[winner] - points[rival.place] - Math.min(...options)
    }).sort((one, other) => other - one)
    let spare = rival.spare
    const last = gains.findIndex((gain) => (spare -= gain) < 0)
    return last < 0 ? null : last + 1
  }

  /** @param {Model} model @param {Result} result */
  function weightRanges(model, result) {
    const winner = placeOf(model, result.winner)
    return result.rows.flatMap((row) => {
      const question = questionOf(model, row.question)
      const { effect } = /** @type {Option} */ (optionOf(question, row.option))
      const lowers = [0]
      const uppers = []
      for (const { place, spare } of rivalsOf(model, result)) {
        const step = factorOf(question, result.priorities) * (effect[winner] - effect[place])
        if (step > 0) lowers.push(question.weight - Math.floor(spare / step))
        if (step < 0) uppers.push(question.weight + Math.floor(spare / -step))
      }
      const lowest = Math.max(...lowers)
      const highest = uppers.length ? Math.min(...uppers) : null
      if (question.weight === 0 || (lowest === 0 && highest === null)) return []
      return [{ question: question.id, weight: question.weight, lowest, highest }]
    })
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

  /** @param {Model} model @param {Result} result */
  function openQuestions(model, result) {
    const may = mayBeShown(model, result)
    return result.shown.filter((name) => isOpen(result, name)).map((name) => {
      const moves = rivalsOf(model, result)
        .map((rival) => differences(model, result, questionOf(model, name), rival))
      const gates = model.gates
        .filter((gate) => Object.hasOwn(gate.when, name) && canHold(gate.when, result, may))
      const swing = Math.max(0, ...moves.map((each) => Math.max(...each) - Math.min(...each)))
      return { question: name, swing, gates: gates.map(({ id }) => id) }
    }).sort((one, other) =>
      Number(!one.gates.length) - Number(!other.gates.length) || other.swing - one.swing)
  }

  /** @param {Model} model @param {Result} result */
  function isSettled(model, result) {
    const may = mayBeShown(model, result)
    const closing = model.gates.filter((gate) =>
      !has(result.gates, gate.id) && has(gate.closes, result.winner) &&
      (gate.kind === "exclude" || isReady(result)))
    if (closing.some((gate) => canHold(gate.when, result, may))) return false
    return rivalsOf(model, result).every((rival) => rival.spare + sum(model.questions.map(
      (question) => {
        const hidden = has(may, question.id)
        if (!hidden && !isOpen(result, question.id)) return 0
        const least = Math.min(...differences(model, result, question, rival))
        return hidden ? Math.min(0, least) : least
      })) >= 0)
  }

  /** @type {Map<string, Uint8Array>} */
  const drawn = new Map()

  /** @param {number} seed @param {number} width @param {number} count */
  function weightings(seed, width, count) {
    const key = [seed, width, count].join()
    const known = drawn.get(key)
    if (known) return known
    const next = mulberry32(seed)
    const percents = new Uint8Array(width * count).map(() => LEAST + (next() % (MOST - LEAST + 1)))
    drawn.set(key, percents)
    return percents
  }

  /** @param {number} seed */
  function mulberry32(seed) {
    let state = seed
    return () => {
      state = (state + 0x6d2b79f5) | 0
      let mixed = Math.imul(state ^ (state >>> 15), state | 1)
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
      return (mixed ^ (mixed >>> 14)) >>> 0
    }
  }

  /**
   * Return in how many of the weightings each alternative comes first.
   * @param {Model} model @param {Result} result @returns {Object<string, number>}
   */
  function robustness(model, result) {
    const { alternatives, questions, settings } = model
    const counts = alternatives.map(() => 0)
    const left = alternatives.map(({ id }) => result.order.includes(id))
    const width = alternatives.length + questions.length
    const percents = weightings(settings.seed, width, settings.weightings)
    const places = new Map(questions.map(({ id }, i) => [id, alternatives.length + i]))
    const rows = result.rows.map(({ question, points }) =>
      ({ points, place: /** @type {number} */ (places.get(question)) }))
    for (let start = 0; result.winner !== null && start < percents.length; start += width) {
      let first = -1
      let best = 0
      for (let i = 0; i < alternatives.length; i++) {
        if (!left[i]) continue
        let score = percents[start + i] * HALF_POINTS * alternatives[i].base
        for (const { place, points } of rows) score += percents[start + place] * points[i]
        if (first < 0 || score > best) [first, best] = [i, score]
      }
      counts[first] += 1
    }
    return Object.fromEntries(alternatives.map(({ id }, i) => [id, counts[i]]))
  }

  /**
   * Return none, not-ready, open, close, clear or leaning: the first that applies.
   * @param {Model} model @param {Result} result @param {Explanation} explanation
   * @param {Object<string, number>} counts
   */
  function verdict(model, result, explanation, counts) {
    if (result.winner === null) return "none"
    if (!isReady(result)) return "not-ready"
    if (!explanation.settled) return "open"
    const { weightings: all, clear_share, clear_changes, leaning_share } = model.settings
    const holdsIn = 100 * counts[result.winner]
    if (result.lead === 0 || holdsIn < leaning_share * all) return "close"
    const survives = explanation.leastChanges === null || explanation.leastChanges >= clear_changes
    return survives && holdsIn >= clear_share * all ? "clear" : "leaning"
  }

  /**
   * Return the result of these answers with its explanation and its verdict.
   * @param {Model} model @param {Answers} answers @param {Priorities} [priorities]
   */
  function decide(model, answers, priorities = {}) {
    const result = evaluate(model, answers, priorities)
    const explanation = explain(model, result)
    const counts = robustness(model, result)
    const word = verdict(model, result, explanation, counts)
    return { result, explanation, robustness: counts, verdict: word }
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
   * Return the code of the answers that count, such as v3.a1b2c0~p2-4kx; others are left out.
   * @param {Model} model @param {Answers} answers @param {Priorities} [priorities]
   */
  function encode(model, answers, priorities = {}) {
    const result = evaluate(model, answers, priorities)
    const told = model.questions.filter(({ id }) => id in result.answers).map((question) =>
      question.code + (optionOf(question, result.answers[question.id])?.code ?? "0"))
    const wishes = model.themes.filter(({ id }) => Object.hasOwn(result.priorities, id))
      .map(({ id, code }) => code + WISHES[result.priorities[id]])
    return checked(`v${model.version}.${told.join("")}${wishes.length ? "~" : ""}${wishes.join("")}`)
  }

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
    if (!match) return { version: null, answers: {}, priorities: {}, dropped: [], check: "none" }
    /** @type {string[]} */
    const dropped = []
    const answers = read(match[2], answersByCode(model), dropped, "")
    const priorities = read(match[3] ?? "", wishesByCode(model), dropped, "~")
    const end = match[4] ?? ""
    const whole = checked(match[0].slice(0, match[0].length - end.length)) === match[0]
    const check = whole ? "right" : end ? "wrong" : "none"
    return { version: Number(match[1]), answers, priorities, dropped, check }
  }

  /**
   * @param {string} text @param {Map<string, [string, string]>} known
   * @param {string[]} dropped @param {string} mark
   */
  function read(text, known, dropped, mark) {
    /** @type {Object<string, string>} */
    const found = {}
    for (const code of text.match(/../g) ?? []) {
      const [name, value] = known.get(code) ?? ["", ""]
      if (!name || Object.hasOwn(found, name)) dropped.push(mark + code)
      else found[name] = value
    }
    return found
  }

  /** @param {Model} model @returns {Map<string, [string, string]>} */
  function answersByCode(model) {
    return new Map(model.questions.flatMap(({ id, code, options }) =>
      [{ id: UNKNOWN, code: "0" }, ...options].map((option) =>
        /** @type {[string, [string, string]]} */ ([code + option.code, [id, option.id]]))))
  }

  /** @param {Model} model @returns {Map<string, [string, string]>} */
  function wishesByCode(model) {
    return new Map(model.themes.flatMap(({ id, code }) => Object.entries(WISHES).map(
      ([wish, digit]) =>
        /** @type {[string, [string, string]]} */ ([code + digit, [id, wish]]))))
  }

  return {
    FACTORS, HALF_POINTS, UNKNOWN, decide, decode, encode, evaluate, explain, mulberry32,
    robustness, shorten, verdict, weightings,
  }
})()
