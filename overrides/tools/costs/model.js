/**
 * What a reader enters into the cost comparison: kept as it was typed, taken from anywhere without trust, and read into
 * a plan that can be computed. No DOM.
 *
 * @typedef {{low: string, likely: string, high: string}} Texts
 * @typedef {{id: string, line: string, model: string, title: string, unit: string, first: string, last: string, rise: string,
 *   at_least: string, source: string, out: boolean} & Texts} KeptLine
 * @typedef {{id: string, people: string, hours: string, scope: string, allowance: string}} KeptSide
 * @typedef {{term: string, currency: string, users: Texts, devices: Texts, on_costs: string, vat: string, unrecovered: string,
 *   discount: string, sides: KeptSide[], lines: KeptLine[], paid: Record<string, Record<string, string>>, example: string}} Kept
 * @typedef {{place: string, text: string}} Fault place: the name of the field
 * @typedef {{plan: import("./sums.js").Plan, faults: Fault[], missing: Record<string, string[]>, lines: Record<string, KeptLine>}} Read
 */
import { GuideTool } from "../../script/base/registry.js"
import { GuideStore } from "../../script/base/store.js"
import { GuideTable } from "../../script/forms/table.js"
import { GuideAmounts } from "../../script/method/amounts.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideCostSums } from "./sums.js"

export const GuideCosts = (() => {
  const { LARGEST, UNITS, quantity } = GuideCostSums
  const MOST_LINES = 200, LONGEST = 200
  const TERM = 5, SHORTEST = 3, LATEST = 7
  const PERCENT = { digits: 2, most: 10_000, signs: ["%"] }
  const COUNT = { digits: 0, most: 100_000 }
  const ENDS = /** @type {const} */ (["low", "likely", "high"])

  /** @returns {Texts} */
  const noTexts = () => ({ low: "", likely: "", high: "" })

  /** Return the comparison of somebody who has entered nothing. @returns {Kept} */
  const empty = () => ({
    term: "", currency: GuideData.currency, users: noTexts(), devices: noTexts(), on_costs: "", vat: "", unrecovered: "", discount: "",
    sides: [], lines: [], paid: {}, example: "",
  })

  /** @param {string} id @returns {KeptSide} */
  const side = (id) => ({ id, people: "", hours: "", scope: "", allowance: "" })

  /** Return an empty line of a model; `line` is that of the data, or "" for the reader's own. @param {string} model @param {string} line @param {string} [id] @returns {KeptLine} */
  function newLine(model, line, id = `${model}-${line}`) {
    const { unit = "year" } = GuideCostData.lines[line] ?? {}
    return { id, line, model, title: "", unit, ...noTexts(), first: "", last: "", rise: "", at_least: "", source: "", out: false }
  }

  /** Whether a model is incomplete without a line of the data. @param {string} id of the line @param {KeptSide | undefined} of */
  function isNeeded(id, of) {
    const line = GuideCostData.lines[id]
    return Boolean(line && of && line.needed_by.includes(of.id) && (!line.only_always || of.hours === "always"))
  }

  /** Return the lines that a model is incomplete without, and that are not there yet. @param {Kept} kept @param {KeptSide} of */
  function neededLines({ lines }, of) {
    return Object.keys(GuideCostData.lines).filter((id) => isNeeded(id, of))
      .map((id) => newLine(of.id, id)).filter(({ id }) => !lines.some((line) => line.id === id))
  }

  /* What comes from outside */

  /** @param {any} value */
  const text = (value) => (typeof value === "string" ? value.slice(0, LONGEST) : typeof value === "number" ? String(value) : "")
  /** @param {any} value @returns {Texts} */
  const texts = (value) => ({ low: text(value?.low), likely: text(value?.likely), high: text(value?.high) })
  /** @param {any} value @returns {any[]} */
  const list = (value) => (Array.isArray(value) ? value.filter((each) => each instanceof Object) : [])
  /** @param {string} key @param {Record<string, string | number>} values */
  const word = (key, values = {}) => GuideNumbers.fill(GuideData.words.cost_fault, key, values)

  /** Return what is usable of anything that claims to be a comparison, and what is not, in words. @param {any} data */
  function clean(data) {
    if (!(data instanceof Object) || Array.isArray(data)) return { data: undefined, faults: [word("foreign")] }
    /** @type {string[]} */
    const faults = []
    const known = (/** @type {{id: string}} */ { id }) => Object.hasOwn(GuideCostData.models, id)
    const given = list(data.sides).map((each) => ({ ...side(text(each.id)), ...strings(each, ["people", "hours", "scope", "allowance"]) }))
    const sides = given.filter((each, i) => known(each) && given.findIndex(({ id }) => id === each.id) === i)
    if (sides.length < given.length) faults.push(word("sides", { count: given.length - sides.length }))
    const lines = cleanLines(list(data.lines), sides, faults)
    if (text(data.currency) && data.currency !== GuideData.currency) {
      faults.push(word("currency_of_file", { theirs: text(data.currency), ours: GuideData.currency }))
    }
    const example = Object.hasOwn(GuideCostData.examples, text(data.example)) ? text(data.example) : ""
    const rest = strings(data, ["term", "on_costs", "vat", "unrecovered", "discount"])
    const paid = cleanPaid(data.paid, lines)
    return { data: { ...empty(), ...rest, users: texts(data.users), devices: texts(data.devices), sides, lines, paid, example }, faults }
  }

  /** @param {any} data @param {string[]} names */
  const strings = (data, names) => Object.fromEntries(names.map((name) => [name, text(data[name])]))

  /** @param {any[]} given @param {KeptSide[]} sides @param {string[]} faults @returns {KeptLine[]} */
  function cleanLines(given, sides, faults) {
    const names = ["title", "low", "likely", "high", "first", "last", "rise", "at_least", "source"]
    /** @type {KeptLine[]} */
    const lines = []
    let lost = 0
    for (const each of given) {
      const id = text(each.id), model = text(each.model), unit = Object.hasOwn(UNITS, text(each.unit)) ? each.unit : "year"
      const isNew = /^[a-z0-9-]{1,120}$/.test(id) && !GuideStore.taken.includes(id) && !lines.some((line) => line.id === id)
      if (!isNew || lines.length >= MOST_LINES || !sides.some((one) => one.id === model)) lost += 1
      else lines.push({ ...newLine(model, lineToday(text(each.line)), id), unit, out: each.out === true, ...strings(each, names) })
    }
    if (lost) faults.push(word("lines", { count: lost }))
    return lines
  }

  /** Return the id that a line of the data has today; "" makes it the reader's own. @param {string} id */
  function lineToday(id) {
    const now = (id && GuideStore.present(`cost-lines/${id}`)?.split("/")[1]) || ""
    return Object.hasOwn(GuideCostData.lines, now) ? now : ""
  }

  /** @param {any} paid @param {KeptLine[]} lines */
  function cleanPaid(paid, lines) {
    const years = (/** @type {any} */ given) => Object.entries(given instanceof Object ? given : {})
      .filter(([year, value]) => /^[1-7]$/.test(year) && text(value)).map(([year, value]) => [year, text(value)])
    const rows = lines.map(({ id }) => [id, Object.fromEntries(years(Object.hasOwn(paid ?? {}, id) ? paid[id] : {}))])
    return Object.fromEntries(rows.filter(([, row]) => Object.keys(row).length))
  }

  /* What can be computed */

  /** What may stand beside an amount of money, in small letters. */
  function signs() {
    const { currency } = GuideData
    const written = ["symbol", "narrowSymbol"].map((currencyDisplay) => new Intl.NumberFormat(GuideData.language,
      { style: "currency", currency, currencyDisplay: /** @type {"symbol"} */ (currencyDisplay) }).formatToParts(1)
      .find(({ type }) => type === "currency")?.value ?? currency)
    return [...new Set([currency, ...written].flatMap((sign) => [...(sign.toLowerCase().match(/\p{Sc}|\p{L}+/gu) ?? [])]))]
  }

  /** How many digits the currency has after the decimal mark. */
  const digits = () => GuideTable.digits()

  /** How amounts of money are read. */
  const money = () => ({ digits: digits(), most: LARGEST, signs: signs() })

  /**
   * Return the comparison as a plan, what of it could not be read, and which lines are missing in which model.
   * @param {Kept} kept @returns {Read}
   */
  function read(kept) {
    const reader = new Reader(kept)
    return { plan: reader.plan(), faults: reader.faults, missing: reader.missing, lines: Object.fromEntries(kept.lines.map((line) => [line.id, line])) }
  }

  class Reader {
    /** @type {Fault[]} */ faults = []
    /** @type {Record<string, string[]>} */ missing = {}

    /** @param {Kept} kept */
    constructor(kept) {
      this.kept = kept
      this.money = money()
    }

    /** Say what is wrong with a field, once. @param {string} place @param {string} key @param {Record<string, string | number>} [values] */
    fault(place, key, values = {}) {
      if (this.faults.some((fault) => fault.place === place)) return
      this.faults.push({ place, text: word(key, { name: nameOf(this.kept, place), ...values }) })
    }

    /**
     * Return the number of a field, or undefined if there is none or it cannot be used, which is said.
     * @param {string} place @param {string} given @param {{digits?: number, most?: number, signs?: string[]}} how
     */
    number(place, given, how) {
      const { value, readings, fault } = GuideAmounts.read(given, how)
      if (readings) this.fault(place, "readings", { text: given })
      const isCount = fault === "too_big" && how !== this.money
      if (fault) this.fault(place, isCount ? "too_many" : fault, { text: given, currency: GuideData.currency, most: GuideNumbers.number((how.most ?? 0) / 10 ** (how.digits ?? 2)) })
      return value
    }

    /**
     * Return a percentage, 0 if there is none. One that cannot be used is missing in the models that it would make dearer.
     * @param {string} place @param {string} given @param {string[]} models @param {number} [usual]
     */
    percent(place, given, models, usual = 0) {
      const value = this.number(place, given, PERCENT)
      if (value === undefined && given.trim()) for (const model of new Set(models)) (this.missing[model] ??= []).push(nameOf(this.kept, place))
      return value ?? usual
    }

    /** Return the models with a line that counts and of which something holds. @param {"taxed" | "on_costs"} what */
    modelsWith(what) {
      return this.kept.lines.filter(({ line, out }) => !out && GuideCostData.lines[line]?.[what]).map(({ model }) => model)
    }

    /** @param {string} place @param {Texts} given @param {{digits?: number, most?: number, signs?: string[]}} how @returns {import("./sums.js").Three | undefined} */
    three(place, given, how) {
      const [low, likely, high] = ENDS.map((end) => this.number(`${place}/${end}`, given[end], how))
      if (likely === undefined) {
        if (!given.likely.trim() && (low !== undefined || high !== undefined)) this.fault(`${place}/likely`, "no_likely")
        return undefined
      }
      const found = /** @type {import("./sums.js").Three} */ ([low ?? likely, likely, high ?? likely])
      if (found[0] <= likely && likely <= found[2]) return found
      return void this.fault(`${place}/${found[0] > likely ? "low" : "high"}`, "order")
    }

    /** @returns {import("./sums.js").Plan} */
    plan() {
      const { kept } = this, taxed = this.modelsWith("taxed")
      const term = this.term()
      const vat = this.percent("vat", kept.vat, taxed), unrecovered = this.percent("unrecovered", kept.unrecovered, vat ? taxed : [], GuideCostSums.WHOLE)
      const plan = {
        term, users: this.three("users", kept.users, COUNT) ?? [0, 0, 0], devices: this.three("devices", kept.devices, COUNT) ?? [0, 0, 0],
        on_costs: this.percent("on_costs", kept.on_costs, this.modelsWith("on_costs")), vat: GuideCostSums.share(vat, unrecovered),
        discount: this.percent("discount", kept.discount, kept.sides.map(({ id }) => id)),
        sides: kept.sides.map(({ id, people, allowance }) => ({
          id, people: this.number(`sides/${id}/people`, people, { digits: 2, most: 100_000 }) ?? 0,
          allowance: this.percent(`sides/${id}/allowance`, allowance, [id]),
        })), lines: /** @type {import("./sums.js").Line[]} */ ([]),
      }
      plan.lines = kept.lines.map((line) => this.line(line, plan)).filter((line) => line !== undefined)
      this.paid()
      return plan
    }

    term() {
      const given = this.kept.term, { value = 0 } = GuideAmounts.read(given, COUNT)
      if (value >= SHORTEST && value <= LATEST) return value
      if (given.trim()) this.fault("term", "term", { low: SHORTEST, high: LATEST, used: TERM })
      return TERM
    }

    /** Say what of that which was paid cannot be read. */
    paid() {
      for (const [id, years] of Object.entries(this.kept.paid)) for (const [year, given] of Object.entries(years)) this.number(`paid/${id}/${year}`, given, this.money)
    }

    /** @param {KeptLine} line @param {import("./sums.js").Plan} plan @returns {import("./sums.js").Line | undefined} */
    line(line, plan) {
      if (line.out) return undefined
      const place = `lines/${line.id}`, amounts = this.three(place, line, this.money), rest = amounts && this.rest(place, line, plan.term)
      const found = rest && this.usable(line, { amounts, ...rest }, plan)
      if (found) return found
      const of = this.kept.sides.find(({ id }) => id === line.model)
      if (isNeeded(line.line, of) || ENDS.some((end) => line[end].trim())) (this.missing[line.model] ??= []).push(titleOf(line))
      return undefined
    }

    /** Return when a line is paid, how it rises and its minimum; undefined if one of them cannot be read. @param {string} place @param {KeptLine} line @param {number} term */
    rest(place, line, term) {
      const count = this.faults.length, year = { digits: 0, most: 1_000 }, atEnd = GuideCostData.lines[line.line]?.at_the_end
      const first = this.number(`${place}/first`, line.first, year) ?? (atEnd ? term : 1)
      const last = this.number(`${place}/last`, line.last, year) ?? Math.max(term, first)
      const falls = /^\s*[-−]/.test(line.rise), rise = this.number(`${place}/rise`, falls ? line.rise.replace(/[-−]/, "") : line.rise, PERCENT) ?? 0
      const at_least = this.number(`${place}/at_least`, line.at_least, COUNT) ?? 0
      return this.faults.length > count ? undefined : { first, last, rise: falls ? -rise : rise, at_least }
    }

    /**
     * @param {KeptLine} kept @param {Pick<import("./sums.js").Line, "amounts" | "first" | "last" | "rise" | "at_least">} found
     * @param {import("./sums.js").Plan} plan @returns {import("./sums.js").Line | undefined}
     */
    usable(kept, found, plan) {
      const { id, model } = kept, place = `lines/${id}`, data = GuideCostData.lines[kept.line], unit = /** @type {import("./sums.js").Unit} */ (kept.unit)
      const line = { id, model, unit, ...found, moves: data?.moves_with ?? "", taxed: data?.taxed ?? false, on_costs: data?.on_costs ?? false }
      const [basis] = UNITS[unit], units = [0, 1, 2].map((level) => quantity(plan, line, level))
      if (line.first < 1) return void this.fault(`${place}/first`, "year_one")
      if (line.last < line.first) return void this.fault(`${place}/last`, "years")
      if (line.first > plan.term) this.fault(`${place}/first`, "after_term", { term: plan.term })
      if (line.at_least && (!basis || basis === "people")) this.fault(`${place}/at_least`, "no_unit")
      if (!units[1]) return void this.fault(basis === "people" ? `sides/${model}/people` : `${basis}/likely`, `no_${basis}`, { line: titleOf(kept) })
      if (units.some((count, level) => (line.amounts[level] * count) / 100 > LARGEST)) return void this.fault(`${place}/likely`, "too_big", { text: kept.likely })
      return line
    }
  }

  /** Return what a line is called. @param {KeptLine} line */
  const titleOf = ({ line, title }) => title || GuideCostData.lines[line]?.title || GuideData.words.costs.own_line

  /** Return what a field is called: "Internal IT, Salaries, low". @param {Kept} kept @param {string} place */
  function nameOf(kept, place) {
    const [kind, id, field] = place.split("/"), words = GuideData.words.costs
    const line = kind === "lines" && kept.lines.find((each) => each.id === id)
    const paid = kind === "paid" && kept.lines.find((each) => each.id === id)
    const of = paid ? [words.paid_title, GuideCostData.models[paid.model], titleOf(paid), field] : line ? [GuideCostData.models[line.model], titleOf(line), words[field]] : kind === "sides" ? [GuideCostData.models[id], words[field]] : [words[kind], words[id]]
    return of.filter(Boolean).join(", ")
  }

  GuideTool.define({ id: "costs", empty, clean })

  return { ENDS, LATEST, MOST_LINES, SHORTEST, clean, digits, empty, isNeeded, money, nameOf, neededLines, newLine, read, side, titleOf }
})()
