/**
 * What the cost comparison says: sentences, rows and numbers for pictures, as plain data. No DOM.
 *
 * @typedef {import("./model.js").Kept} Kept
 * @typedef {import("./sums.js").Plan} Plan
 * @typedef {import("./turns.js").Pair} Pair
 * @typedef {import("./model.js").Read & {sheets: Record<string, import("./sums.js").Sheet>, low: Record<string, number>,
 *   high: Record<string, number>, drawn: import("./draws.js").Drawn, verdict: import("./turns.js").Verdict, pair: Pair,
 *   fifths: Record<string, [number, number]>}} Look
 */
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideCostDraws } from "./draws.js"
import { GuideCosts } from "./model.js"
import { GuideCostSums } from "./sums.js"
import { GuideCostTurns } from "./turns.js"

export const GuideCostView = (() => {
  const { DRAWS, draw } = GuideCostDraws
  const { HIGH, LIKELY, LOW, UNITS, WHOLE, sheets, sum, totals } = GuideCostSums
  const SHOWN = 5

  // Words of parts that are loaded later stand in groups of their own.
  const GROUPS = /** @type {const} */ (["costs", "cost_result", "cost_more", "cost_sheet"])

  /** Return a word of this tool, from whichever of its groups has it. @param {string} key @param {Record<string, string | number>} [values] */
  function word(key, values = {}) {
    const { words } = GuideData, group = GROUPS.find((name) => words[name] && key in words[name]) ?? "costs"
    return GuideNumbers.fill(words[group], key, values)
  }

  /** @param {string} id of a model */
  const model = (id) => GuideCostData.models[id]
  /** @param {Look} look @param {string} id of a line, or users or devices */
  const lineName = ({ lines }, id) => (lines[id] ? GuideCosts.titleOf(lines[id]) : word(id))
  /** @param {Look} look @param {string} id */
  const longName = (look, id) => (look.lines[id] ? `${model(look.lines[id].model)}: ${lineName(look, id)}` : lineName(look, id))

  /** Return an amount to the last cent. @param {number} value */
  const exact = (value) => GuideNumbers.number(value / 10 ** GuideCosts.digits(), GuideCosts.digits())
  /** Return an amount in whole units. @param {number} value */
  const whole = (value) => GuideNumbers.number(value / 10 ** GuideCosts.digits())
  /** Return an amount in whole units, with its currency. @param {number} value */
  const money = (value) => `${whole(value)} ${GuideData.currency}`
  /** Return an amount to the last cent, with its currency. @param {number} value */
  const cents = (value) => `${exact(value)} ${GuideData.currency}`
  /** Return an amount in thousands. @param {number} value */
  const thousands = (value) => GuideNumbers.number(value / 10 ** (GuideCosts.digits() + 3))
  /** Return a part of a whole as a number of hundredths that is not more exact than it need be. @param {number} part @param {number} all */
  function percent(part, all) {
    const tenths = GuideNumbers.rounded(all ? (100 * part) / all : 0, 1)
    return GuideNumbers.number(tenths, Number.isInteger(tenths) || Math.abs(tenths) >= 10 ? 0 : 1)
  }

  /** Return everything that follows from what was entered; undefined until two models have a line. @param {Kept} kept @returns {Look | undefined} */
  function look(kept) {
    const read = GuideCosts.read(kept), { plan } = read
    const filled = plan.sides.filter(({ id }) => plan.lines.some((line) => line.model === id))
    if (filled.length < 2) return undefined
    const part = { ...plan, sides: filled }, drawn = draw(part)
    const open = Object.fromEntries(Object.entries(read.missing).map(([id, titles]) => [id, titles.length]))
    const verdict = GuideCostTurns.verdict(part, open, drawn)
    /** @type {Pair} */
    const pair = [verdict.first, verdict.second]
    return {
      ...read, plan: part, sheets: sheets(part), low: totals(part, undefined, LOW), high: totals(part, undefined, HIGH), drawn, verdict, pair,
      fifths: GuideCostTurns.fifths(part, pair),
    }
  }

  /* Sentences */

  /** Return the result in one sentence. @param {Look} look */
  function headline({ plan, verdict }) {
    const { certainty, first, second, gap } = verdict
    const key = gap === 0 && certainty === "close" ? "says_tie" : `says_${certainty}`
    return word(key, { first: model(first), second: model(second), gap: money(gap), years: plan.term })
  }

  /** Return what follows for the decision. @param {Look} look */
  const advice = ({ verdict: { certainty, first } }) => word(`advice_${certainty}`, { first: model(first) })

  /** Return from which year the cheaper one is ahead. @param {Look} look */
  function sinceWhen({ sheets: found, verdict: { first, second } }) {
    const { kind, year } = GuideCostTurns.crossing(found[first].years, found[second].years)
    return word(`since_${kind}`, { first: model(first), second: model(second), year })
  }

  /** Return that the order is another one without what is paid once; "" if it is not. @param {Look} look */
  function withoutOnce({ plan, sheets: found, verdict: { first, second } }) {
    const running = (/** @type {string} */ id) => {
      const once = plan.lines.filter((line) => line.model === id && line.unit === "once")
      return found[id].years.map((value, y) => value - sum(once.map((line) => found[id].lines[line.id][y])))
    }
    const [mine, others] = [running(first), running(second)]
    return others.every((value, y) => value < mine[y]) ? word("without_once", { first: model(first), second: model(second) }) : ""
  }

  /** Return whether a fifth turns the order, and by how much. @param {Look} look */
  function fifthSays(look) {
    const { verdict: { first, second, turned_by }, fifths } = look
    if (!turned_by) return word("fifth_stays", { first: model(first) })
    const [low, high] = fifths[turned_by], turned = Math.min(low, high)
    return word(low < high ? "fifth_less" : "fifth_more", { line: longName(look, turned_by), second: model(second), gap: money(-turned) })
  }

  /** Return how often the cheapest is the cheapest when amounts vary. @param {Look} look */
  function drawsSay({ low, high, verdict: { first, times } }) {
    if (Object.keys(low).every((id) => low[id] === high[id])) return word("draws_none")
    return word("draws_say", { first: model(first), often: GuideNumbers.tenths(GuideData.words.cost_result, times, DRAWS) })
  }

  /** Return what is left out, in sentences. @param {Look} look @param {Kept} kept */
  function leftOut({ missing, plan }, kept) {
    const open = plan.sides.filter(({ id }) => missing[id])
      .map(({ id }) => word("lacks", { model: model(id), count: missing[id].length, lines: missing[id].join(", ") }))
    const sides = kept.sides.filter(({ id }) => plan.sides.some((side) => side.id === id)), hours = new Set(sides.map(({ hours }) => hours || "office"))
    const without = kept.sides.filter(({ id }) => !plan.sides.some((side) => side.id === id)).map(({ id }) => word("no_figure", { model: model(id) }))
    const differ = hours.size > 1 ? [word("hours_differ", { list: sides.map(({ id, hours }) => `${model(id)}: ${word(`hours_${hours || "office"}`)}`).join("; ") })] : []
    const scopes = sides.filter(({ scope }) => scope.trim()).map(({ id, scope }) => word("scope_differs", { model: model(id), scope: scope.trim() }))
    return [...open, ...without, ...differ, ...scopes, word("draws_leave_out")]
  }

  /** Return how many users turn the order. @param {Look} look */
  function headcount({ plan, pair }) {
    const [down, up] = GuideCostTurns.headcounts(plan, pair), now = plan.users[LIKELY]
    if (!now) return ""
    const parts = [down && word("users_down", { users: down }), up && word("users_up", { users: up })].filter(Boolean)
    return parts.length ? word("users_turn", { second: model(pair[1]), parts: parts.join(word("or")) }) : word("users_stay", { first: model(pair[0]) })
  }

  /* Tables: heads and rows of texts */

  /** Return the range of each model: bounds, middle, likely, and a user and month. @param {Look} look */
  function ranges({ plan, sheets: found, low, high, drawn }) {
    const months = plan.users[LIKELY] * plan.term * 12, month = (/** @type {number} */ value) => exact(GuideNumbers.rounded(value / months))
    const monthly = (/** @type {number} */ value, /** @type {[number, number]} */ middle) => (months ? [month(value), ` (${middle.map(month).join("–")})`].join("") : "–")
    return {
      heads: ["model", "lowest", "middle_from", "likely", "middle_to", "highest", "per_user"].map((key) => word(key)),
      rows: plan.sides.map(({ id }) => [model(id), whole(low[id]), whole(drawn.middle[id][0]), exact(found[id].total), whole(drawn.middle[id][1]), whole(high[id]), monthly(found[id].total, drawn.middle[id])]),
    }
  }

  /** Return what each model costs by year, and summed. @param {Look} look */
  function years({ plan, sheets: found }) {
    const so = Object.fromEntries(plan.sides.map(({ id }) => [id, cumulated(found[id].years)]))
    return {
      heads: [word("year"), ...plan.sides.map(({ id }) => model(id)), ...plan.sides.map(({ id }) => word("summed", { model: model(id) }))],
      rows: Array.from({ length: plan.term }, (_, y) => [word("year_n", { year: y + 1 }),
        ...plan.sides.map(({ id }) => exact(found[id].years[y])), ...plan.sides.map(({ id }) => exact(so[id][y]))]),
    }
  }

  /** @param {number[]} numbers */
  const cumulated = (numbers) => numbers.map((_, i) => sum(numbers.slice(0, i + 1)))

  /** Return the yearly costs of a model, line by line. @param {Look} look @param {string} id */
  function sheetOf(look, id) {
    const { plan, sheets: found } = look, { lines, vat, allowance, years: all, total } = found[id]
    const row = (/** @type {string} */ name, /** @type {number[]} */ values) => [name, ...values.map(exact), exact(sum(values))]
    const more = [["vat_line", vat], ["allowance_line", allowance]].filter(([, values]) => sum(/** @type {number[]} */ (values)))
    return {
      heads: [word("line"), ...all.map((_, y) => word("year_n", { year: y + 1 })), word("total")],
      rows: [
        ...plan.lines.filter((line) => line.model === id).map((line) => row(lineName(look, line.id), lines[line.id])),
        ...more.map(([key, values]) => row(word(/** @type {string} */ (key)), /** @type {number[]} */ (values))),
        [word("sum"), ...all.map(exact), exact(total)],
      ],
    }
  }

  /** Return what moves the gap most: names, the gap at low and at high. @param {Look} look */
  function movers(look) {
    return GuideCostTurns.swings(look.plan, look.pair).map(({ id, low, high }) => ({ id, name: longName(look, id), low, high }))
  }

  /** Return the table of what moves the gap. @param {Look} look */
  const moversTable = (look) => ({
    heads: [word("line"), word("gap_low"), word("gap_high")],
    rows: movers(look).map(({ name, low, high }) => [name, whole(low), whole(high)]),
  })

  /** Return at which value of each of the biggest lines the order turns. @param {Look} look */
  function turning(look) {
    const { plan, pair } = look
    return {
      heads: ["line", "unit", "likely", "turns_at", "that_is"].map((key) => word(key)),
      rows: GuideCostTurns.biggest(plan, pair, SHOWN).map((line) => {
        const at = GuideCostTurns.turning(plan, pair, line), likely = line.amounts[LIKELY]
        const part = at === undefined ? "" : percent(Math.abs(at - likely), likely)
        return [longName(look, line.id), GuideData.words.cost_unit[line.unit], exact(likely), at === undefined ? word("turns_never") : exact(at),
          at === undefined ? "" : word(at < likely ? "less" : "more", { part })]
      }),
    }
  }

  /* The questionnaire */

  /** Return which answer of the questionnaire the result is: an option, or "" if it is none. @param {Look} look */
  function answer({ verdict: { certainty, first } }) {
    if (certainty === "open") return ""
    return certainty === "close" ? "no-gap" : Object.hasOwn(GuideCostData.answers.cost.options, first) ? first : ""
  }

  return {
    advice, answer, cents, cumulated, drawsSay, exact, fifthSays, headcount, headline, leftOut, lineName, look, model, money, movers,
    moversTable, percent, ranges, word, sum, sheetOf, sinceWhen, thousands, turning, whole, withoutOnce, years,
  }
})()
