/**
 * Function by function: keep, share or hand over. The twin of macros/decision/functions.py, where the rule is told; a
 * change here is a change there. No DOM. Answers that nobody knows do nothing.
 *
 * @typedef {"keep" | "keep-part" | "share" | "get-help" | "hand-over"} Pull
 * @typedef {{pull: Pull | null, because?: string, label?: string}} Pulled
 * @typedef {{id: string, title?: string, starts: Object<string, string>, limit: Pulled | null,
 *   signals: Object<string, (Pulled & {options: string[], limit?: boolean})[]>,
 *   checks: Object<string, {title?: string, options: Object<string, Pulled>}>, share?: string}} Rules of one function
 * @typedef {{models: string[], gates: {id: string, closes: string[], when: Object<string, string[]>, because?: string}[],
 *   functions: Rules[], usual?: Object<string, string>}} FunctionData
 * @typedef {Object<string, string>} Answers
 * @typedef {{winner: string | null, answers: Answers}} Given what GuideDecision.evaluate returns, or a model chosen by hand
 * @typedef {{kind: "gate" | "limit" | "check" | "answer", id: string, pull: Pull, because?: string, holds: boolean}} Reason
 * @typedef {{kind: "check" | "answer" | "model", id: string, options: string[], move: string}} Change
 * @typedef {{id: string, start: string, move: string, torn: boolean, reasons: Reason[]}} FunctionMove
 */
export const GuideFunctions = (() => {
  const MOVES = ["keep", "share", "hand-over"]
  /** @type {Object<string, [number, number]>} the first and the last place that a reason accepts */
  const ACCEPTED = { keep: [0, 0], "keep-part": [0, 1], share: [1, 1], "get-help": [1, 2], "hand-over": [2, 2] }
  const UP_TO = { keep: "keep", share: "keep-part" }
  const SHARED = 1

  /** @param {FunctionData} data @param {string} id @returns {Rules} */
  const rulesOf = (data, id) => data.functions.find((each) => each.id === id)

  /**
   * Return where each function goes under a delivery model, and why, the strongest reasons first; nothing without a model.
   * Functions that a company has not are left out. If there are no reasons, it is as usual: data.usual[winner].
   * @param {FunctionData} data @param {Given} given @param {Answers} [checks] answers to "function/check"
   * @returns {FunctionMove[]}
   */
  function moves(data, given, checks = {}) {
    const there = data.models.includes(given.winner) ? data.functions.filter(({ id }) => checks[`${id}/have`] !== "none") : []
    return there.map((rules) => move(data, rules, given, checks))
  }

  /** @param {FunctionData} data @param {Rules} rules @param {Given} given @param {Answers} checks @returns {FunctionMove} */
  function move(data, rules, { winner, answers }, checks) {
    const reasons = reasonsOf(data, rules, answers, checks)
    let position = MOVES.indexOf(rules.starts[winner]), tornLevel = -1
    for (const level of [0, 1, 2, 3]) {
      const accepted = reasons.filter((each) => each.level === level).map(({ pull }) => ACCEPTED[pull])
      const low = Math.max(0, ...accepted.map(([first]) => first)), high = Math.min(2, ...accepted.map(([, last]) => last))
      const nearest = low > high ? SHARED : Math.min(Math.max(position, low), high)
      if (low > high) tornLevel = level
      else if (nearest !== position) tornLevel = -1
      position = nearest
    }
    return {
      id: rules.id, start: rules.starts[winner], move: MOVES[position], torn: tornLevel >= 0,
      reasons: reasons.sort((one, other) => other.level - one.level).map(({ level, ...reason }) => {
        const [first, last] = ACCEPTED[reason.pull]
        return { ...reason, holds: level === tornLevel || (first <= position && position <= last) }
      }),
    }
  }

  /** Return the reasons that apply; one of a higher level has the last word. */
  function reasonsOf({ gates, models }, { id, starts, limit, signals, checks }, answers, checked) {
    const applies = (question, options) => options.includes(answers[question])
    const fired = gates.filter(({ when }) => Object.entries(when).every((condition) => applies(...condition)))
    const left = models.filter((model) => !fired.some(({ closes }) => closes.includes(model)))
    const pull = left.length === 1 && UP_TO[starts[left[0]]]
    /** @type {[number, Reason["kind"], string, Pulled | undefined][]} level, kind, id, and what it says */
    const reasons = [
      [2, "limit", "", limit],
      ...Object.entries(signals).flatMap(([question, list]) => list.filter(({ options }) => applies(question, options))
        .map((signal) => [signal.limit ? 2 : 0, "answer", question, signal])),
      ...Object.entries(checks).map(([name, { options }]) => [1, "check", name, options[checked[`${id}/${name}`]]]),
      ...fired.map((gate) => [3, "gate", gate.id, { ...gate, pull }]),
    ]
    return reasons.filter(([, , , said]) => said?.pull).map(([level, kind, id, { pull, because }]) => ({ level, kind, id, pull, because }))
  }

  /**
   * Return every single change that would move a function, the checks first.
   * @param {FunctionData} data @param {string} id @param {Given} given @param {Answers} [checks]
   * @returns {Change[]}
   */
  function changes(data, id, given, checks = {}) {
    const rules = rulesOf(data, id), { answers } = given
    const to = (changed, checked = checks) => move(data, rules, { ...given, ...changed }, checked).move
    /** @type {[Change["kind"], string, string[], string][]} */
    const tried = []
    for (const [name, { options }] of Object.entries(rules.checks)) {
      for (const option in options) tried.push(["check", name, [option], to({}, { ...checks, [`${id}/${name}`]: option })])
    }
    for (const [question, list] of Object.entries(rules.signals)) {
      if (!Object.hasOwn(answers, question)) continue
      for (const { options } of list) tried.push(["answer", question, options, to({ answers: { ...answers, [question]: options[0] } })])
    }
    for (const winner of data.models) tried.push(["model", winner, [], to({ winner })])
    return tried.map(([kind, id, options, move]) => ({ kind, id, options, move })).filter((each) => each.move !== to({}))
  }

  /**
   * Return what all moves come to: how many of each, and which delivery model they look like.
   * @param {FunctionData} data @param {string} winner @param {FunctionMove[]} found
   */
  function shape(data, winner, found) {
    const tally = (names, test) => Object.fromEntries(names.map((name) => [name, found.filter(({ id, move }) => test(move, name, id)).length]))
    const counts = tally(MOVES, (move, name) => move === name)
    const matches = tally(data.models, (move, name, id) => move === rulesOf(data, id).starts[name])
    const [nearest] = [...data.models].sort((one, other) => matches[other] - matches[one] || Number(other === winner) - Number(one === winner))
    return { counts, matches, nearest }
  }

  return { changes, moves, shape }
})()
