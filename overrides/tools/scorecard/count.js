/**
 * How providers are counted. No DOM. The twin of macros/tools/scorecard.py, where each rule is told: a change here is
 * a change there, and tests/cases/scorecard.json holds the two together.
 *
 * @typedef {[least: number, most: number]} Span
 * @typedef {{points: number, known: string, until: string}} Rating until: a day, or "" for one that does not expire
 * @typedef {{id: string, weight: number, least: number}} Criterion least: of a must-have, else 0
 * @typedef {{providers: string[], criteria: Criterion[], ratings: Object<string, Object<string, Rating[]>>,
 *   agreed: Object<string, Object<string, number>>, over: string[], today: string}} Card
 * @typedef {{provider: string, criterion: string, span: Span}} Below
 * @typedef {{provider: string, criterion: string, worth: number, turns: boolean}} Ask
 * @typedef {"empty" | "nobody" | "one" | "open" | "close" | "leaning" | "clear"} Standing
 * @typedef {{id: string, weight: number, low: number[], high: number[], ways: number[][], known: boolean}} Row
 * @typedef {{names: string[], bases: number[], rows: Row[], out: string[], totals: Object<string, Span>, order: string[]}} Race
 * @typedef {{card: Card, race: Race, whole: number, scores: Object<string, Span>, knockedOut: Below[], unproven: Below[],
 *   out: string[]}} Counted
 */
import { GuideRace } from "../../script/method/race.js"

export const GuideScorecardCount = (() => {
  const TOP = 5
  const SAID = 3
  /** @type {Record<string, number>} */
  const FACTORS = { less: 1, "": 2, more: 4 }
  const SEED = 20252
  const WEIGHTINGS = 2000
  const CLEAR = 90
  const LEANING = 70
  const STRONG = 4
  const WEAK = 2
  /** @type {number[][]} */
  const NO_WAYS = []

  /** Return whether there is more than a word: a paper that has expired is one. @param {Rating} rating @param {string} today */
  const isProven = ({ known, until }, today) => known !== "said" && !(until && until < today)

  /** Return what a rating may be worth. @param {Rating} rating @param {string} today @returns {Span} */
  const spanOf = (rating, today) => [isProven(rating, today) ? rating.points : Math.min(rating.points, SAID), rating.points]

  /**
   * Return what several raters leave open, from the lowest to the highest, or what they agreed.
   * @param {Rating[]} ratings @param {number | undefined} agreed @param {string} today @returns {Span}
   */
  function merged(ratings, agreed, today) {
    if (agreed !== undefined) {
      const known = ratings.some((rating) => isProven(rating, today)) ? "paper" : "said"
      return spanOf({ points: agreed, known, until: "" }, today)
    }
    const spans = ratings.map((rating) => spanOf(rating, today))
    if (!spans.length) return [0, TOP]
    return [Math.min(...spans.map(([least]) => least)), Math.max(...spans.map(([, most]) => most))]
  }

  /** Return 100 × part / whole, a half rounded away from zero. @param {number} part @param {number} whole */
  const rounded = (part, whole) => (whole ? Math.sign(part) * Math.floor((200 * Math.abs(part) + whole) / (2 * whole)) + 0 : 0)

  /** @param {Card} card @param {string} provider @param {string} criterion @returns {Rating[]} */
  const given = (card, provider, criterion) => card.ratings[provider]?.[criterion] ?? []

  /** Return the points that a provider may have on a criterion. @param {Card} card @param {string} provider @param {string} criterion */
  const span = (card, provider, criterion) =>
    merged(given(card, provider, criterion), card.agreed[provider]?.[criterion], card.today)

  /** Return everything that is counted at once. @param {Card} card @returns {Counted} */
  function count(card) {
    const { providers, criteria } = card
    const spans = criteria.map(({ id }) => providers.map((name) => span(card, name, id)))
    const below = providers.flatMap((provider, i) => criteria.map((each, n) => ({ each, below: { provider, criterion: each.id, span: spans[n][i] } })))
      .filter(({ each, below }) => below.span[0] < each.least)
    const knockedOut = below.filter(({ each, below }) => below.span[1] < each.least).map(({ below }) => below)
    const out = providers.filter((name) => card.over.includes(name) || knockedOut.some(({ provider }) => provider === name))
    const rows = criteria.map(({ id, weight }, n) =>
      ({ id, weight, low: spans[n].map(([least]) => least), high: spans[n].map(([, most]) => most), ways: NO_WAYS, known: true }))
    const race = GuideRace.of(providers, providers.map(() => 0), rows, out)
    const whole = TOP * criteria.reduce((sum, { weight }) => sum + weight, 0)
    const scores = Object.fromEntries(providers.map((name) => [name, inHundred(race.totals[name], whole)]))
    const unproven = below.filter(({ each, below }) => below.span[1] >= each.least).map(({ below }) => below)
    return { card, race, whole, scores, knockedOut, unproven, out }
  }

  /** @param {Span} span @param {number} whole @returns {Span} */
  const inHundred = ([least, most], whole) => [rounded(least, whole), rounded(most, whole)]

  /** Return how many points of 100 the one is ahead, at least and at most. @param {Counted} counted @param {string} one @param {string} other */
  const lead = ({ race, whole }, one, other) => inHundred(GuideRace.lead(race, one, other), whole)

  /** Return what each criterion adds to the lead in points of 100, the strongest first. @param {Counted} counted @param {string} one @param {string} other */
  const drivers = ({ race, whole }, one, other) => GuideRace.drivers(race, one, other)
    .map(({ row, least, most }) => ({ row, least: rounded(least, whole), most: rounded(most, whole) }))

  /** Return in how many weightings the leader comes first, at least and at most. @param {Race} race @returns {Span} */
  const firstIn = (race) => (race.order.length ? GuideRace.robustness(race, SEED, WEIGHTINGS)[race.order[0]] : [0, 0])

  /** Return in how many weightings it comes first if every span is worth its middle. @param {Counted} counted */
  function kept({ race }) {
    const rows = race.rows.map((row) => {
      const middle = row.low.map((least, i) => least + row.high[i])
      return { ...row, low: middle, high: middle }
    })
    return firstIn(GuideRace.of(race.names, race.bases, rows, race.out))[0]
  }

  /** Return how many ratings must be quite different until another comes first, or null. @param {Counted} counted */
  const leastChanges = ({ race }) => GuideRace.leastChanges(GuideRace.byCell(race, 0, TOP))

  /** Return the first that applies. @param {Counted} counted @returns {Standing} */
  function standing(counted) {
    const { card, race } = counted, [first, ...others] = race.order
    const isRated = (/** @type {string} */ name, /** @type {string} */ id) => given(card, name, id).length > 0 || card.agreed[name]?.[id] !== undefined
    if (!card.providers.some((name) => card.criteria.some(({ id }) => isRated(name, id)))) return "empty"
    if (!others.length) return first === undefined ? "nobody" : "one"
    const leads = others.map((other) => GuideRace.lead(race, first, other))
    if (leads.some(([least, most]) => least < 0 || (least === 0 && most > 0))) return "open"
    return byWeights(counted, leads.some(([, most]) => most === 0))
  }

  /** @param {Counted} counted @param {boolean} isTie @returns {Standing} */
  function byWeights(counted, isTie) {
    const [share, sure] = [kept(counted), firstIn(counted.race)[0]].map((count) => Math.floor((100 * count) / WEIGHTINGS))
    if (isTie || share < LEANING) return "close"
    const isFragile = (leastChanges(counted) ?? TOP) < 2
    return isFragile || share < CLEAR || sure < LEANING ? "leaning" : "clear"
  }

  /** Return what to ask next: what can turn the order first, then by what it is worth. @param {Counted} counted @returns {Ask[]} */
  function asks(counted) {
    const { card, race } = counted
    return race.order.flatMap((name) => card.criteria.map((each) => ask(counted, name, each)))
      .filter(({ worth, turns }) => worth || turns)
      .sort((one, other) => Number(other.turns) - Number(one.turns) || other.worth - one.worth)
  }

  /** @param {Counted} counted @param {string} name @param {Criterion} criterion @returns {Ask} */
  function ask(counted, name, { id, weight }) {
    const [least, most] = span(counted.card, name, id), width = weight * (most - least)
    return { provider: name, criterion: id, worth: rounded(width, counted.whole), turns: width > 0 && turns(counted.race, name, width) }
  }

  /** Return whether a cell alone can change who is first; in the middle it counts half of its width. @param {Race} race @param {string} name @param {number} width */
  function turns({ order, totals }, name, width) {
    const middle = (/** @type {string} */ each) => totals[each][0] + totals[each][1]
    if (!order.includes(name)) return false
    if (name !== order[0]) return middle(name) + width >= middle(order[0])
    return order.length > 1 && middle(name) - width <= middle(order[1])
  }

  /** Return where raters differ and nothing is agreed: what could turn the order first. @param {Counted} counted @returns {Ask[]} */
  function differences(counted) {
    const { card, out } = counted
    const differ = (/** @type {string} */ name, /** @type {string} */ id) =>
      new Set(given(card, name, id).map(({ points }) => points)).size > 1 && card.agreed[name]?.[id] === undefined
    const others = out.flatMap((name) => card.criteria.map((each) => ask(counted, name, each)))
    return [...asks(counted), ...others].filter(({ provider, criterion }) => differ(provider, criterion))
  }

  /**
   * Return by how much the one is dearer, how far it leads, and a word for both together.
   * @param {Counted} counted @param {Object<string, {likely: number}>} prices @param {string} one @param {string} other
   * @returns {{dearer: number, lead: Span, word: "pays" | "saves" | "both" | "worse" | "unclear" | "same"}}
   */
  function compared(counted, prices, one, other) {
    const dearer = prices[one].likely - prices[other].likely, ahead = lead(counted, one, other)
    return { dearer, lead: ahead, word: worth(dearer, ahead) }
  }

  /** @param {number} dearer @param {Span} lead */
  function worth(dearer, [least, most]) {
    if (least <= 0 && most >= 0) return "unclear"
    if (!dearer) return "same"
    if (dearer > 0) return least > 0 ? "pays" : "worse"
    return least > 0 ? "both" : "saves"
  }

  return {
    CLEAR, FACTORS, LEANING, SAID, STRONG, TOP, WEAK, WEIGHTINGS,
    asks, compared, count, differences, drivers, firstIn, given, isProven, kept, lead, leastChanges, merged, rounded, span, standing,
    tipping: (/** @type {Counted} */ { race }) => GuideRace.tippingWeights(race),
    settled: (/** @type {Counted} */ { race }) => GuideRace.settled(race),
  }
})()
