/**
 * The cost comparison as a spreadsheet that goes on counting, with the rule of sums.js as formulas: each year from the
 * rounded year before. It comes back through <guide-sheets>.
 */
import { GuideStore } from "../../script/base/store.js"
import { GuideSheetWork } from "../../script/forms/sheet-work.js"
import { GuideAmounts } from "../../script/method/amounts.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideCostEditing } from "./editing.js"
import { GuideCosts } from "./model.js"
import { GuideCostSums } from "./sums.js"
import { GuideCostView } from "./view.js"

/**
 * @typedef {import("./model.js").Kept} Kept
 * @typedef {import("./model.js").KeptLine} KeptLine
 * @typedef {import("./sums.js").Plan} Plan
 * @typedef {import("../../script/forms/table.js").GuideTableOf} GuideTableOf
 * @typedef {import("../../script/forms/table.js").GuidePlain} GuidePlain
 * @typedef {import("../../script/forms/table.js").GuideRich} GuideRich
 * @typedef {import("../../script/forms/table.js").GuideColumn} GuideColumn
 */
export const GuideCostSheets = (() => {
  const { UNITS, WHOLE, quantity, share, sheets, sum, yearsOf } = GuideCostSums
  const { model, word } = GuideCostView
  const SPARE = 20
  const YEARS = Array.from({ length: GuideCosts.LATEST }, (_, y) => y + 1)
  const RATES = ["on_costs", "vat", "unrecovered", "discount"]

  /** @returns {Kept} */
  const kept = () => new GuideStore("costs").read(undefined) ?? GuideCosts.empty()

  /** Return a number for a spreadsheet, or the text as it is if it is none. @param {string} text @param {{digits?: number, most?: number, signs?: string[]}} how @param {number} unit @returns {GuidePlain} */
  function number(text, how, unit) {
    const { value } = GuideAmounts.read(text, how)
    return value === undefined ? text.trim() || null : value / unit
  }

  const money = (/** @type {string} */ text) => number(text, GuideCosts.money(), 10 ** GuideCosts.digits())
  const count = (/** @type {string} */ text) => number(text, { digits: 0, most: 100_000 }, 1)
  const rate = (/** @type {string} */ text) => number(text, { digits: 2, most: WHOLE, signs: ["%"] }, WHOLE)
  const percent = (/** @type {string} */ text) => (/^\s*[-−]\d/.test(text) ? -Number(rate(text.replace(/[-−]/, ""))) : rate(text))

  /* Formulas */

  /** Return a rate as a whole number of hundredths of a per cent. @param {string} rate */
  const part = (rate) => `ROUND((${rate})*${WHOLE},0)`

  /**
   * Return an amount × part / whole, rounded. It is computed in whole numbers of the smallest unit, so that a half is a
   * half in every spreadsheet: 25,215 × 1.025 is 25,845.375 on paper, and a little less in the numbers of computers.
   * @param {string} amount @param {string} times @param {string} whole
   */
  function scaled(amount, times, whole, unit = 10 ** GuideCosts.digits()) {
    return `ROUND(ROUND(${amount}*${unit},0)*${times}/${whole},0)/${unit}`
  }

  /** Return the tables: the lines with their years first, since a CSV file holds no other; sums are not read again. @param {boolean} [comeBack] @returns {GuideTableOf[]} */
  function tables(comeBack = false) {
    const now = kept(), { plan } = GuideCosts.read(now)
    return [lines(now, plan), basics(now), models(now), ...(comeBack ? [] : [sums(now, plan, sheets(plan))])]
  }

  /** @param {Kept} now @returns {GuideTableOf} */
  function basics(now) {
    /** @type {(key: string, type: GuideColumn["type"], values: Record<string, GuidePlain>, only?: boolean) => import("../../script/forms/table.js").GuideTableRow} */
    const row = (key, type, values, only = false) => ({ key, name: word(key), likely: { value: values.likely, type },
      low: { value: values.low, type, locked: only }, high: { value: values.high, type, locked: only } })
    const three = (/** @type {"users" | "devices"} */ key) => row(key, "whole", { low: count(now[key].low), likely: count(now[key].likely), high: count(now[key].high) })
    return {
      id: "basics", name: word("sheet_basics"),
      columns: [{ key: "key", head: word("key"), locked: true }, { key: "name", head: word("line"), locked: true }, ...GuideCosts.ENDS.map((key) => ({ key, head: word(key) }))],
      rows: [row("term", "whole", { likely: count(now.term) ?? 5 }, true), three("users"), three("devices"),
        ...RATES.map((key) => row(key, "percent", { likely: percent(/** @type {any} */ (now)[key]) }, true))],
    }
  }

  /** @param {Kept} now @returns {GuideTableOf} */
  function models(now) {
    const hours = Object.fromEntries(["office", "long", "always"].map((each) => [each, word(`hours_${each}`)]))
    return {
      id: "models", name: word("sheet_models"),
      columns: [{ key: "key", head: word("key"), locked: true }, { key: "name", head: word("model"), locked: true }, { key: "people", head: word("people"), type: "number" },
        { key: "hours", head: word("hours"), choices: hours }, { key: "allowance", head: word("allowance"), type: "percent" }, { key: "scope", head: word("scope"), width: 40 }],
      rows: now.sides.map((side) => ({ key: side.id, name: model(side.id), people: number(side.people, { digits: 2, most: 100_000 }, 100), hours: side.hours || "office", allowance: percent(side.allowance), scope: side.scope })),
    }
  }

  /** What a line costs in its first year, where it begins and ends, and then year by year. @returns {GuideColumn[]} */
  function computed() {
    const unit = (/** @type {string} */ id) => `[unit]="${GuideData.words.cost_unit[id].replaceAll('"', '""')}"`
    const counted = (/** @type {string} */ name, /** @type {string} */ per) => `MAX([basics!likely@${name}],[at_least])*IF(${unit(`${per}-month`)},12,1)`
    const units = `IF(OR(${unit("user-month")},${unit("user-year")}),${counted("users", "user")},IF(OR(${unit("device-month")},${unit("device-year")}),${counted("devices", "device")},`
      + `IF(${unit("person-year")},SUMIF([models!name:],[model],[models!people:]),IF(${unit("month")},12,1))))`
    const units100 = "ROUND([units]*100,0)"
    const out = `OR([state]="${word("is_out").replaceAll('"', '""')}",[unit]="",NOT(ISNUMBER([likely])),AND(ISNUMBER([low]),[low]>[likely]),AND(ISNUMBER([high]),[high]<[likely]))`
    const counts = (/** @type {string} */ formula) => `IF(${out},0,${formula})`
    const worth = (/** @type {number} */ year) => Array.from({ length: year - 1 }).reduce((/** @type {string} */ inner) => scaled(inner, String(WHOLE), part("1+[basics!likely@discount]")), `[y${year}]`)
    const column = (/** @type {string} */ key, /** @type {string} */ head, /** @type {string} */ formula, /** @type {GuideColumn["type"]} */ type = "money") => ({ key, head, type, formula, locked: true })
    return [
      column("units", word("sheet_units"), counts(units), "number"),
      column("starts", word("sheet_starts"), counts("IF(ISNUMBER([first]),[first],1)"), "whole"),
      column("ends", word("sheet_ends"), counts(`MIN([basics!likely@term],IF(${unit("once")},[starts],IF(ISNUMBER([last]),[last],MAX([basics!likely@term],[starts]))))`), "whole"),
      column("price", word("sheet_price"), counts(scaled(scaled("[likely]", units100, "100"), part('1+IF([on_costs]="×",[basics!likely@on_costs],0)'), String(WHOLE)))),
      ...YEARS.map((year) => column(`y${year}`, word("year_n", { year }), `IF(OR(${year}<[starts],${year}>[ends]),0,IF(${year}=[starts],[price],${year === 1 ? 0 : scaled(`[y${year - 1}]`, part("1+[rise]"), String(WHOLE))}))`)),
      ...YEARS.map((year) => column(`w${year}`, word("sheet_worth", { year }), worth(year))),
      column("total", word("total"), `SUM(${YEARS.map((year) => `[w${year}]`).join(",")})`),
    ]
  }

  /** @param {Kept} now @param {Plan} plan @returns {GuideTableOf} */
  function lines(now, plan) {
    const names = Object.fromEntries(now.sides.map(({ id }) => [id, model(id)])), states = { counts: word("sheet_counts"), out: word("is_out") }
    return {
      id: "lines", name: word("sheet_lines"), above: [word("title"), word("sheet_note", { currency: GuideData.currency })],
      columns: [
        { key: "key", head: word("key"), locked: true }, { key: "model", head: word("model"), choices: names }, { key: "title", head: word("line"), width: 34 },
        { key: "unit", head: word("unit"), choices: GuideData.words.cost_unit, width: 20 }, ...GuideCosts.ENDS.map((key) => ({ key, head: word(key), type: /** @type {const} */ ("money") })),
        { key: "first", head: word("first"), type: "whole" }, { key: "last", head: word("last"), type: "whole" }, { key: "rise", head: word("rise"), type: "percent" },
        { key: "at_least", head: word("at_least"), type: "whole" }, { key: "state", head: word("sheet_state"), choices: states, width: 16 }, { key: "source", head: word("source"), width: 34 },
        { key: "on_costs", head: word("sheet_on_costs"), locked: true }, { key: "taxed", head: word("sheet_taxed"), locked: true }, ...computed(),
      ],
      rows: now.lines.map((line) => lineRow(line, plan)), spare: SPARE,
    }
  }

  /** @param {KeptLine} line @param {Plan} plan @returns {import("../../script/forms/table.js").GuideTableRow} */
  function lineRow(line, plan) {
    const data = GuideCostData.lines[line.line], atEnd = data?.at_the_end && !line.first.trim()
    const title = { value: GuideCosts.titleOf(line), locked: Boolean(data) }
    return {
      key: line.id, model: { value: line.model, locked: true }, title, unit: line.unit, low: money(line.low), likely: money(line.likely), high: money(line.high),
      first: atEnd ? { value: plan.term, formula: "[basics!likely@term]" } : count(line.first), last: count(line.last), rise: percent(line.rise), at_least: count(line.at_least),
      state: line.out ? "out" : "counts", source: line.source, on_costs: data?.on_costs ? "×" : "", taxed: data?.taxed ? "×" : "", ...computedOf(line, plan),
    }
  }

  /** Return what the formulas of a line come to. @param {KeptLine} kept @param {Plan} plan */
  function computedOf({ id }, plan) {
    const line = plan.lines.find((each) => each.id === id), unit = 10 ** GuideCosts.digits()
    const paid = line ? yearsOf({ ...plan, discount: 0 }, line, line.amounts[1]) : [], worth = line ? yearsOf(plan, line, line.amounts[1]) : []
    const row = (/** @type {string} */ name, /** @type {number[]} */ values) => YEARS.map((year) => [`${name}${year}`, { value: (values[year - 1] ?? 0) / unit }])
    const ends = line ? Math.min(plan.term, line.unit === "once" ? line.first : line.last) : 0
    const price = line ? share(share(line.amounts[1], quantity(plan, line), 100), WHOLE + (line.on_costs ? plan.on_costs : 0)) / unit : 0
    return Object.fromEntries([["units", { value: line ? quantity(plan, line) / 100 : 0 }], ["starts", { value: line?.first ?? 0 }], ["ends", { value: ends }], ["price", { value: price }],
      ...row("y", paid), ...row("w", worth), ["total", { value: sum(worth) / unit }]])
  }

  /** @param {Kept} now @param {Plan} plan @param {Record<string, import("./sums.js").Sheet>} found @returns {GuideTableOf} */
  function sums(now, plan, found) {
    const unit = 10 ** GuideCosts.digits()
    const rate = part(scaled("[basics!likely@vat]", part("IF(ISNUMBER([basics!likely@unrecovered]),[basics!likely@unrecovered],1)"), String(WHOLE), WHOLE))
    const parts = now.sides.flatMap(({ id }) => {
      const name = `"${model(id).replaceAll('"', '""')}"`, { vat, allowance, years, lines: own } = found[id]
      const before = YEARS.map((_, y) => sum(Object.values(own).map((each) => each[y] ?? 0)))
      const row = (/** @type {string} */ kind, /** @type {string} */ title, /** @type {number[]} */ values, /** @type {(year: number) => string} */ formula) => ({
        key: `${id}-${kind}`, name: { value: `${model(id)}: ${title}`, strong: kind === "all" },
        ...Object.fromEntries(YEARS.map((year) => [`y${year}`, { value: (values[year - 1] ?? 0) / unit, formula: formula(year), strong: kind === "all" }])),
        total: { value: sum(values) / unit, formula: `SUM(${YEARS.map((year) => `[y${year}]`).join(",")})`, strong: kind === "all" },
      })
      const at = (/** @type {string} */ kind, /** @type {number} */ year) => `[y${year}@${id}-${kind}]`
      return [
        row("lines", word("sheet_lines"), before, (year) => `SUMIF([lines!model:],${name},[lines!w${year}:])`),
        row("vat", word("vat_line"), vat, (year) => scaled(`SUMPRODUCT(([lines!model:]=${name})*([lines!taxed:]="×")*[lines!w${year}:])`, rate, String(WHOLE))),
        row("allowance", word("allowance_line"), allowance, (year) => scaled(`(${at("lines", year)}+${at("vat", year)})`, part(`[models!allowance@${id}]`), String(WHOLE))),
        row("all", word("total"), years, (year) => `${at("lines", year)}+${at("vat", year)}+${at("allowance", year)}`),
      ]
    })
    return {
      id: "sums", name: word("sum"), rows: parts,
      columns: [{ key: "name", head: word("model"), width: 44, locked: true }, ...YEARS.map((year) => ({ key: `y${year}`, head: word("year_n", { year }), type: /** @type {const} */ ("money"), locked: true })),
        { key: "total", head: word("total"), type: "money", locked: true }],
    }
  }

  /* What comes back */

  /** @param {GuidePlain} value @param {number} [digits] @param {number} [times] */
  const text = (value, digits = 2, times = 1) => (typeof value === "number" ? written(value * times, digits) : String(value ?? ""))

  /** Return a number as a reader would type it: no digits that say nothing, and nothing that could be two numbers. @param {number} value @param {number} digits */
  function written(value, digits) {
    const needed = [0, 1].find((places) => GuideNumbers.rounded(value, places) === GuideNumbers.rounded(value, digits)) ?? digits
    const plain = GuideNumbers.number(value, needed)
    return "readings" in GuideAmounts.read(plain, { digits }) ? GuideNumbers.number(value, digits) : plain
  }

  /** Return the field of the kept data that a column is, with the text that it then has. @param {string} key @param {GuidePlain} value */
  function fieldOf(key, value) {
    if (GuideCosts.ENDS.some((end) => end === key)) return text(value, GuideCosts.digits())
    if (/^(rise|allowance)$/.test(key)) return text(value, 2, 100)
    return key === "people" ? text(value) : text(value, 0)
  }

  /** Take over what came back. @param {import("../../script/forms/returning.js").GuideReturned} read */
  function take({ rows, added }) {
    let now = kept()
    for (const [key, values] of Object.entries(rows.basics ?? {})) {
      for (const [end, value] of Object.entries(values)) {
        now = GuideCostEditing.withField(now, /^(users|devices)$/.test(key) ? `${key}/${end}` : key, RATES.includes(key) ? text(value, 2, 100) : text(value, 0))
      }
    }
    for (const [id, values] of Object.entries(rows.models ?? {})) for (const [key, value] of Object.entries(values)) now = GuideCostEditing.withField(now, `sides/${id}/${key}`, value === "office" ? "" : fieldOf(key, value))
    for (const [id, values] of Object.entries(rows.lines ?? {})) now = GuideCostEditing.withLine(now, id, lineOf(values))
    for (const values of added.lines ?? []) now = withNew(now, values)
    return new GuideStore("costs").write(GuideCostEditing.completed(now))
  }

  /** @param {Record<string, GuidePlain>} values @returns {Partial<KeptLine>} */
  function lineOf({ state, ...values }) {
    const fields = Object.fromEntries(Object.entries(values).filter(([key]) => key !== "model").map(([key, value]) => [key, fieldOf(key, value)]))
    return state === undefined ? fields : { ...fields, out: state === "out" }
  }

  /** @param {Kept} now @param {Record<string, GuidePlain>} values @returns {Kept} */
  function withNew(now, values) {
    const id = String(values.model ?? now.sides[0]?.id ?? "")
    if (!now.sides.some((side) => side.id === id) || now.lines.length >= GuideCosts.MOST_LINES) return now
    return { ...now, lines: [...now.lines, { ...GuideCosts.newLine(id, "", GuideCostEditing.freeId(now, id)), ...lineOf(values) }] }
  }

  return GuideSheetWork.define({ kind: "costs", version: 1, file: "costs", tables: (_place, _variant, opened) => tables(Boolean(opened)), take })
})()
