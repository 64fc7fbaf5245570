/**
 * Compares the answers of two or more heads: where they differ, whether it matters, what they agree on.
 *
 * @typedef {{name: string, answers: Object<string, string>, priorities: Object<string, string>, unsure: string[]}} Person
 *   the first is the reader
 */
globalThis.GuideCompare = (() => {
  const { el, table } = GuideDom
  const { fill, points } = GuideNumbers
  const { option, outcome, title } = GuideResult
  const { sentence } = GuideVerdict
  const { decide, evaluate } = GuideDecision
  const data = GuideQuestions
  const words = data.words.compare
  const TALK = 3

  /** Return the nodes of the comparison. @param {Person[]} people */
  function render(people) {
    const decisions = people.map((person) => decide(data.model, person.answers, person.priorities, person.unsure))
    const results = decisions.map((decision) => decision.result)
    const found = differences(people, results)
    return [who(people, decisions), differ(people, results, found), talk(found), joint(people, results)]
  }

  /** Return the questions with different answers, those that matter most first. */
  function differences(people, results) {
    const [own] = results
    return data.model.questions.map(({ id }) => ({ id, given: results.map((result) => result.answers[id]) }))
      .filter(({ given }) => new Set(given.filter((answer) => answer !== undefined)).size > 1)
      .map(({ id, given }) => ({ id, given, ...effect(people[0], own, id, given) }))
      .sort((one, other) => other.flips.length - one.flips.length || other.swing - one.swing)
  }

  /** Return what each other answer to a question would do to the reader's own result. */
  function effect(reader, own, id, given) {
    const tries = given.map((answer, i) => ({ i, answer })).slice(1)
      .filter(({ answer }) => answer !== undefined && answer !== given[0])
      .map(({ i, answer }) => ({ i, result: evaluate(data.model, { ...reader.answers, [id]: answer }, reader.priorities) }))
    const lead = ({ scores }) => (own.runnerUp ? scores[own.winner] - scores[own.runnerUp] : 0)
    return {
      swing: Math.max(0, ...tries.map(({ result }) => Math.abs(lead(result) - lead(own)))),
      flips: tries.filter(({ result }) => result.winner !== own.winner || isReady(result) !== isReady(own)),
    }
  }

  const isReady = (result) => !result.notReady.includes(result.winner)
  const section = (title, ...children) => el("section", {}, el("h2", {}, title), ...children)

  function who(people, decisions) {
    const rows = people.map(({ name }, i) => [name, sentence(decisions[i])])
    return section(words.results, table("guide-who guide-compare__who", [words.who, words.result], rows))
  }

  function differ(people, results, found) {
    const total = data.model.questions.filter(({ id }) => results.every((result) => id in result.answers)).length
    const both = found.filter(({ given }) => given.every((answer) => answer !== undefined)).length
    if (!found.length) return section(words.differ, el("p", {}, words.agree))
    const rows = found.map(({ id, given, flips }) => [data.questions[id].title,
      ...given.map((answer, i) => (answer === undefined ? data.words.result.not_answered : option(id, answer, people[i].unsure))),
      matters(people, results[0], flips)])
    return section(words.differ, el("p", {}, fill(words, "differ_count", { differ: both, count: total })),
      table("guide-who guide-compare__differ",
        [data.words.result.question, ...people.map(({ name }) => name), words.changes], rows))
  }

  function matters(people, own, flips) {
    if (!flips.length) return words.changes_not
    return flips.map(({ i, result }) => el("p", {}, fill(words, "changes_to",
      { name: people[i].name, outcome: outcome({ winner: result.winner, ready: isReady(result) }, own) })))
  }

  function talk(found) {
    const first = found.filter(({ swing, flips }) => swing || flips.length).slice(0, TALK)
    if (!first.length) return null
    return section(words.talk, el("p", {}, words.talk_text),
      el("ol", {}, first.map(({ id, swing }) => el("li", {}, data.questions[id].title,
        swing ? ` (${fill(words, "talk_points", { count: swing / 2, points: points(swing) })})` : ""))))
  }

  /** Return the result of what all agree on, with everything else unknown. */
  function joint(people, results) {
    const agreed = results[0].shown.map((id) => [id, results[0].answers[id]])
      .filter(([id, answer]) => answer && answer !== "unknown" && results.every((result) => result.answers[id] === answer))
    const wishes = Object.entries(people[0].priorities)
      .filter(([theme, wish]) => people.every(({ priorities }) => priorities[theme] === wish))
    const decision = decide(data.model, Object.fromEntries(agreed), Object.fromEntries(wishes))
    const scores = Object.entries(decision.result.scores).map(([model, score]) => `${title(model)} ${points(score)}`)
    return section(words.joint, el("p", { class: "guide-compare__joint" }, sentence(decision)),
      el("p", {}, fill(words, "joint_text", { count: agreed.length }), " ", scores.join(" · ")))
  }

  return { render }
})()
