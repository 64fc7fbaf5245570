import { GuideChance } from "./chance.js"

/**
 * The kernel of every weighing: names that race for the first place on rows of points. It knows no questions,
 * no criteria and no words: answers let delivery models race, ratings let providers. The twin of
 * macros/decision/race.py: a change here is a change there, and tests/cases/race.json holds the two together.
 *
 * Ties go to the name that stands first. What is not known is either a span for each name, from `low` to `high`,
 * or one of some `ways` for all names together; a row that is not `known` has one of its ways, and adds nothing
 * until it is.
 *
 * @typedef {[least: number, most: number]} Span both are the same where a number is known
 * @typedef {{id: string, weight: number, low: number[], high: number[], ways: number[][], known: boolean}} Row
 * @typedef {{names: string[], bases: number[], rows: Row[], out: string[], totals: Object<string, Span>,
 *   order: string[]}} Race `out` never come first; `order` is that of the others, best first, by their middle
 * @typedef {{row: string, least: number, most: number}} Lead
 * @typedef {{row: string, weight: number, lowest: number, highest: number | null}} Tipping
 */
export const GuideRace = (() => {
  // Every weight, and every base, is taken at a whole percentage between these.
  const LEAST = 50
  const MOST = 200

  /** @param {number[]} numbers */
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)

  /**
   * Return the race of these names with the points they start with.
   * @param {string[]} names @param {number[]} bases @param {Row[]} rows @param {string[]} [out]
   * @returns {Race}
   */
  function of(names, bases, rows, out = []) {
    const least = totals(bases, rows.map(({ weight, low }) => low.map((value) => weight * value)))
    const most = totals(bases, rows.map(({ weight, high }) => high.map((value) => weight * value)))
    const spans = names.map((name, i) => /** @type {[string, Span]} */ ([name, [least[i], most[i]]]))
    const order = ranked(names, least.map((points, i) => points + most[i]), out)
    return { names, bases, rows, out, totals: Object.fromEntries(spans), order }
  }

  /** Return the sums of the points for each name. @param {number[]} bases @param {number[][]} points */
  const totals = (bases, points) => bases.map((base, i) => points.reduce((total, each) => total + each[i], base))

  /**
   * Return the names that are not out, the best first.
   * @param {string[]} names @param {number[]} points @param {string[]} out
   */
  function ranked(names, points, out) {
    // sort() keeps equals in their order: a tie goes to the name that stands first.
    return names.map((name, i) => ({ name, points: points[i] })).filter(({ name }) => !out.includes(name))
      .sort((one, other) => other.points - one.points).map(({ name }) => name)
  }

  /** @param {Race} race @param {string} one @param {string} other @returns {[number, number]} */
  const placesOf = ({ names }, one, other) => [names.indexOf(one), names.indexOf(other)]

  /** Return the leader with each of the others, the strongest first. @param {Race} race @returns {[string, string][]} */
  const against = ({ order }) => order.slice(1).map((other) => [order[0], other])

  /** Return the lead with which the one comes first. @param {Race} race @param {string} one @param {string} other */
  function needed(race, one, other) {
    const [first, second] = placesOf(race, one, other)
    return first < second ? 0 : 1
  }

  /**
   * Return what the row adds to the lead of the one place over the other.
   * @param {Row} row @param {number} one @param {number} other @returns {Span}
   */
  function gap({ weight, low, high, ways, known }, one, other) {
    if (known) return [weight * (low[one] - high[other]), weight * (high[one] - low[other])]
    const leads = ways.length ? ways.map((way) => way[one] - way[other]) : [0]
    return [weight * Math.min(...leads), weight * Math.max(...leads)]
  }

  /** Return twice the lead that the row adds in the middle. @param {Row} row @param {number} one @param {number} other */
  const middle = ({ weight, low, high }, one, other) => weight * (low[one] + high[one] - low[other] - high[other])

  /** Return twice what the other gains most if the row goes another way. @param {Row} row @param {number} one @param {number} other */
  function gain(row, one, other) {
    const now = middle(row, one, other)
    return row.ways.length ? now - Math.min(...row.ways.map((way) => 2 * row.weight * (way[one] - way[other]))) : 0
  }

  /** Return how far the one leads before any row is counted. @param {Race} race @param {string} one @param {string} other */
  function baseLead(race, one, other) {
    const [first, second] = placesOf(race, one, other)
    return race.bases[first] - race.bases[second]
  }

  /**
   * Return how far the one may lead the other, whatever becomes of what is not known.
   * @param {Race} race @param {string} one @param {string} other @returns {Span}
   */
  function lead(race, one, other) {
    const gaps = race.rows.map((row) => gap(row, ...placesOf(race, one, other)))
    const base = baseLead(race, one, other)
    return [base + sum(gaps.map(([least]) => least)), base + sum(gaps.map(([, most]) => most))]
  }

  /**
   * Return whether nothing that is not known can change who comes first. Yes is a promise; no may be too careful.
   * @param {Race} race
   */
  const settled = (race) => against(race).every((pair) => lead(race, ...pair)[0] >= needed(race, ...pair))

  /**
   * Return what each row adds to the lead, the strongest first; those of nothing left out.
   * @param {Race} race @param {string} one @param {string} other @returns {Lead[]}
   */
  function drivers(race, one, other) {
    const places = placesOf(race, one, other)
    return race.rows.filter(({ known }) => known).map((row) => {
      const [least, most] = gap(row, ...places)
      return { row: row.id, least, most }
    }).filter(({ least, most }) => least !== 0 || most !== 0)
      .sort((one, other) => Math.abs(other.least + other.most) - Math.abs(one.least + one.most))
  }

  /**
   * Return how far each row that is not known can move the lead over one of the others.
   * @param {Race} race @returns {Object<string, number>}
   */
  function swings(race) {
    const pairs = against(race).map((pair) => placesOf(race, ...pair))
    return Object.fromEntries(race.rows.filter(({ known }) => !known).map((row) => {
      const gaps = pairs.map((pair) => gap(row, ...pair))
      return [row.id, Math.max(0, ...gaps.map(([least, most]) => most - least))]
    }))
  }

  /** Return twice what the one can lose, in the middle of all values. @param {Race} race @param {string} one @param {string} other */
  const spareOf = (race, one, other) => sum(race.totals[one]) - sum(race.totals[other]) - needed(race, one, other)

  /** Return the rows whose weight alone could change who comes first. @param {Race} race @returns {Tipping[]} */
  function tippingWeights(race) {
    const spares = against(race).map((pair) => ({ places: placesOf(race, ...pair), spare: spareOf(race, ...pair) }))
    return race.rows.filter(({ weight }) => weight).map((row) => {
      const steps = spares.map(({ places, spare }) => ({ step: middle(row, ...places) / row.weight, spare }))
      const lowers = steps.filter(({ step }) => step > 0).map(({ step, spare }) => row.weight - Math.floor(spare / step))
      const uppers = steps.filter(({ step }) => step < 0).map(({ step, spare }) => row.weight + Math.floor(spare / -step))
      const highest = uppers.length ? Math.min(...uppers) : null
      return { row: row.id, weight: row.weight, lowest: Math.max(0, ...lowers), highest }
    }).filter(({ lowest, highest }) => lowest > 0 || highest !== null)
  }

  /** Return how many known rows must go another way until another comes first, or null. @param {Race} race */
  function leastChanges(race) {
    const counts = against(race).map((pair) => changes(race, ...pair)).filter((count) => count !== null)
    return counts.length ? Math.min(...counts) : null
  }

  /** @param {Race} race @param {string} one @param {string} other */
  function changes(race, one, other) {
    const gains = race.rows.filter(({ known }) => known).map((row) => gain(row, ...placesOf(race, one, other)))
    let spare = spareOf(race, one, other)
    const last = gains.sort((one, other) => other - one).findIndex((each) => (spare -= each) < 0)
    return last < 0 ? null : last + 1
  }

  /**
   * Return the race in which every value is a row of its own, and may be any in a range.
   * @param {Race} race @param {number} least @param {number} most
   */
  function byCell({ names, bases, rows, out }, least, most) {
    const cells = rows.flatMap((row) => names.map((_, place) => {
      const alone = (/** @type {number} */ value) => names.map((_, other) => (other === place ? value : 0))
      const ways = [alone(least), alone(most)]
      return { id: row.id, weight: row.weight, low: alone(row.low[place]), high: alone(row.high[place]), ways, known: true }
    }))
    return of(names, bases, cells, out)
  }

  /**
   * Return in how many of so many weightings each name comes first: at least and at most. The weightings depend on
   * the seed and on how many names and rows there are only: all races of one size are judged by the same ones.
   * @param {Race} race @param {number} seed @param {number} count @returns {Object<string, Span>}
   */
  function robustness({ names, bases, rows, out }, seed, count) {
    const width = names.length + rows.length
    const percents = weightings(seed, width, count)
    const left = names.map((name) => !out.includes(name))
    const parts = [counted(names, rows, "low"), counted(names, rows, "high")]
    const low = bases.map(() => 0)
    const high = rows.every((row) => row.low.every((value, i) => value === row.high[i])) ? low : bases.map(() => 0)
    const spans = names.map(() => /** @type {Span} */ ([0, 0]))
    for (let start = 0; start < percents.length; start += width) {
      weigh(low, bases, parts[0], percents, start)
      if (high !== low) weigh(high, bases, parts[1], percents, start)
      for (let i = 0; i < spans.length; i++) {
        if (left[i] && isFirst(low[i], high, i, left)) spans[i][0] += 1
        if (left[i] && isFirst(high[i], low, i, left)) spans[i][1] += 1
      }
    }
    return Object.fromEntries(names.map((name, i) => [name, spans[i]]))
  }

  /**
   * Return the points of the rows that have some, each with the place of its percentage in a weighting.
   * @param {string[]} names @param {Row[]} rows @param {"low" | "high"} end
   */
  const counted = (names, rows, end) => rows.map((row, i) =>
    ({ at: names.length + i, points: row[end].map((value) => row.weight * value) })).filter(({ points }) => points.some(Boolean))

  /**
   * Put the points of each name in the weighting that begins at `start` into `sums`.
   * @param {number[]} sums @param {number[]} bases @param {{at: number, points: number[]}[]} parts
   * @param {Uint8Array} percents @param {number} start
   */
  function weigh(sums, bases, parts, percents, start) {
    for (let i = 0; i < sums.length; i++) {
      let points = percents[start + i] * bases[i]
      for (const part of parts) points += percents[start + part.at] * part.points[i]
      sums[i] = points
    }
  }

  /** @param {number} mine @param {number[]} theirs @param {number} place @param {boolean[]} left */
  function isFirst(mine, theirs, place, left) {
    for (let i = 0; i < theirs.length; i++) {
      if (i !== place && left[i] && (theirs[i] > mine || (theirs[i] === mine && i < place))) return false
    }
    return true
  }

  /** @type {Map<string, Uint8Array>} */
  const drawn = new Map()

  /**
   * Return percentages for all bases, then for all rows, one weighting after the other.
   * @param {number} seed @param {number} width @param {number} count
   */
  function weightings(seed, width, count) {
    const key = [seed, width, count].join()
    const known = drawn.get(key)
    if (known) return known
    const next = GuideChance.numbers(seed)
    const percents = new Uint8Array(width * count).map(() => LEAST + (next() % (MOST - LEAST + 1)))
    drawn.set(key, percents)
    return percents
  }

  return {
    baseLead, byCell, drivers, lead, leastChanges, of, ranked, robustness, settled, swings, tippingWeights,
    totals, weightings,
  }
})()
