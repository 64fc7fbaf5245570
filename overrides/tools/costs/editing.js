/**
 * What a reader does to the cost comparison: fields by their name, lines and models that come and go. No DOM.
 */
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideCosts } from "./model.js"

/**
 * @typedef {import("./model.js").Kept} Kept
 * @typedef {import("./model.js").KeptLine} KeptLine
 */
export const GuideCostEditing = (() => {
  const { digits, empty, neededLines, newLine, side } = GuideCosts

  /** Return what a field of this name holds: "term", "users/low", "sides/<id>/people", "lines/<id>/likely", "paid/<id>/2". @param {Kept} kept @param {string} place @returns {string} */
  function fieldOf(kept, place) {
    const [kind, id, field] = place.split("/")
    if (kind === "paid") return kept.paid[id]?.[field] ?? ""
    /** @type {Record<string, any>} */
    const all = kept, of = kind === "lines" || kind === "sides" ? listed(kept, kind, id) : all[kind]
    return (field ? of?.[field] : id ? of?.[id] : of) ?? ""
  }

  /** @param {Kept} kept @param {"lines" | "sides"} kind @param {string} id */
  const listed = (kept, kind, id) => /** @type {Record<string, any> | undefined} */ ([...kept[kind]].find((each) => each.id === id))

  /** Return the comparison with another text in a field. @param {Kept} kept @param {string} place @param {string} value @returns {Kept} */
  function withField(kept, place, value) {
    if (fieldOf(kept, place) === value) return kept
    const [kind, id, field] = place.split("/")
    if (kind === "paid") return { ...kept, paid: { ...kept.paid, [id]: { ...kept.paid[id], [field]: value } } }
    if (kind === "lines") return withLine(kept, id, { [field]: value })
    if (kind === "sides") return { ...kept, sides: kept.sides.map((each) => (each.id === id ? { ...each, [field]: value } : each)) }
    const all = /** @type {Record<string, any>} */ (kept)
    return { ...kept, [kind]: id ? { ...all[kind], [id]: value } : value }
  }

  /** Return the comparison with a line changed. @param {Kept} kept @param {string} id @param {Partial<KeptLine>} change @returns {Kept} */
  const withLine = (kept, id, change) => ({ ...kept, lines: kept.lines.map((line) => (line.id === id ? { ...line, ...change } : line)) })

  /** Return the comparison with the lines that its models need and that are not there. @param {Kept} kept @returns {Kept} */
  const completed = (kept) => ({ ...kept, lines: [...kept.lines, ...kept.sides.flatMap((each) => neededLines(kept, each))] })

  /** Return the comparison with a model more, and the lines that it needs. @param {Kept} kept @param {string} id @returns {Kept} */
  function withSide(kept, id) {
    const order = Object.keys(GuideCostData.models)
    const sides = [...kept.sides, side(id)].sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id))
    return completed({ ...kept, sides })
  }

  /** Return the comparison without a model and its lines. @param {Kept} kept @param {string} id @returns {Kept} */
  const withoutSide = (kept, id) => ({ ...kept, sides: kept.sides.filter((each) => each.id !== id), lines: kept.lines.filter(({ model }) => model !== id) })

  /** Return an id for a line of the reader's own. @param {Kept} kept @param {string} model */
  function freeId({ lines }, model) {
    let n = 1
    while (lines.some(({ id }) => id === `${model}-own-${n}`)) n += 1
    return `${model}-own-${n}`
  }

  /** Return an invented example, as a reader would have typed it. @param {string} id @returns {Kept} */
  function exampleOf(id) {
    const { term, users, on_costs, people, figures, not_needed } = GuideCostData.examples[id]
    const given = figures.map(({ line, model, low, likely, high, rise, note }) => ({ ...newLine(model, line), low, likely, high, rise: rise === "0" ? "" : rise, source: note }))
    const names = Object.keys(GuideCostData.models).filter((model) => given.some((line) => line.model === model))
    const sides = names.map((model) => ({ ...side(model), people: people[model] ?? "" }))
    const all = completed({ ...empty(), example: id, term, users: { low: "", likely: users, high: "" }, on_costs, sides, lines: given })
    return written({ ...all, lines: all.lines.map((line) => ({ ...line, out: !line.likely && not_needed.includes(line.line) })) })
  }

  /** Return a comparison whose numbers, written with a point, are written as the edition writes them. @param {Kept} kept @returns {Kept} */
  function written(kept) {
    const number = (/** @type {string} */ text) => (/^\d+(\.\d+)?$/.test(text) ? GuideNumbers.number(Number(text), text.split(".")[1]?.length ?? 0) : text)
    const lines = kept.lines.map((line) => ({ ...line, low: number(line.low), likely: number(line.likely), high: number(line.high), rise: number(line.rise) }))
    // Grouped thousands without a decimal mark could be two numbers, so amounts get theirs.
    const clear = (/** @type {string} */ text) => (/^[1-9]\d{0,2}[.,]\d{3}$/.test(text) ? `${text}${GuideData.numbers.decimal}${"0".repeat(digits())}` : text)
    return {
      ...kept, lines: lines.map((line) => ({ ...line, low: clear(line.low), likely: clear(line.likely), high: clear(line.high) })),
      on_costs: number(kept.on_costs), sides: kept.sides.map((each) => ({ ...each, people: number(each.people) })),
    }
  }

  /** Return how many digits a field has after the decimal mark. @param {string} place */
  function digitsOf(place) {
    const [kind, id, field] = place.split("/")
    if (/^(users|devices|term)$/.test(kind) || /^(first|last|at_least)$/.test(field ?? "")) return 0
    return /^(low|likely|high)$/.test(field ?? "") || kind === "paid" ? digits() : id || kind ? 2 : 0
  }

  return { completed, digitsOf, exampleOf, fieldOf, freeId, withField, withLine, withSide, withoutSide }
})()
