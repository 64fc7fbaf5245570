/**
 * The result of the cost comparison, drawn from what view.js says: on the page, on paper, in the dossier.
 */
import { GuideDom } from "../../script/base/dom.js"
import { GuideSets } from "../../script/base/sets.js"
import { GuideCostPictures } from "./pictures.js"
import { GuideCostView } from "./view.js"

/**
 * @typedef {import("./view.js").Look} Look
 * @typedef {import("./model.js").Kept} Kept
 */
export const GuideCostResult = (() => {
  const { el } = GuideDom
  const { model, percent, word } = GuideCostView
  const { tableOf } = GuideCostPictures

  /** @param {string} kind @param {string[]} texts */
  const list = (kind, texts) => el("ul", { class: kind }, texts.map((text) => el("li", {}, text)))

  /** Return the result. @param {Look} look @param {Kept} kept @param {Node | null} offer to take it into the questionnaire @returns {Node[]} */
  function nodes(look, kept, offer = null) {
    return [
      ...(kept.example ? [el("p", { class: "guide-costs__mark" }, word("example_mark"))] : []),
      el("p", { class: "guide-costs__advice" }, GuideCostView.advice(look)),
      list("guide-costs__facts", facts(look)),
      ...(offer ? [offer] : []),
      el("div", { class: "guide-costs__pair" },
        GuideCostPictures.totals(look), GuideCostPictures.years(look), GuideCostPictures.movers(look), turning(look)),
      leftOut(look, kept),
      byYear(look),
    ]
  }

  /** @param {Look} look */
  function facts(look) {
    const { verdict, sheets } = look
    const apart = word("apart", { percent: percent(verdict.gap, sheets[verdict.second].total) })
    const since = [GuideCostView.sinceWhen(look), GuideCostView.withoutOnce(look)].join(" ").trim()
    return [apart, GuideCostView.drawsSay(look), GuideCostView.fifthSays(look), since]
  }

  /** @param {Look} look */
  function turning(look) {
    const { heads, rows } = GuideCostView.turning(look), users = GuideCostView.headcount(look)
    return el("section", {},
      el("h3", {}, word("turning")), el("p", { class: "guide-costs__hint" }, word("turning_text")),
      el("div", { class: "guide-table", tabindex: "0", role: "region", "aria-label": word("turning") },
        GuideDom.table("guide-costs__turns", heads, rows)),
      users ? el("p", {}, users) : null)
  }

  /** @param {Look} look @param {Kept} kept */
  function leftOut(look, kept) {
    const discounted = look.plan.discount ? [word("discounted", { rate: kept.discount })] : []
    return el("section", { class: "guide-costs__left" },
      el("h3", {}, word("left_out_title")), list("", [...GuideCostView.leftOut(look, kept), ...discounted]))
  }

  /** @param {Look} look */
  function byYear(look) {
    return el("details", { class: "guide-menu guide-noprint" },
      el("summary", {}, word("by_year")),
      look.plan.sides.flatMap(({ id }) => [el("h4", {}, model(id)), sums(look, id)]))
  }

  /** @param {Look} look @param {string} id */
  const sums = (look, id) => tableOf(GuideCostView.sheetOf(look, id), [word("by_year"), model(id)].join(": "), "guide-costs__sums")

  /** Return the line above the result: whose it is, and when. @param {Look} look */
  function head({ plan }) {
    const day = GuideDom.day(GuideDom.today())
    return word("head", { set: GuideSets.name(), users: plan.users[1], years: plan.term, day })
  }

  /** Return the offer to take the result as an answer. @param {Look} look @param {string | undefined} answer what the questionnaire has now */
  function use(look, answer) {
    const { title, options } = GuideCostData.answers.cost, option = GuideCostView.answer(look)
    if (!title) return null
    const now = answer && options[answer] ? [word("use_now", { option: options[answer] })] : []
    const none = look.verdict.certainty === "open" ? [word("use_open")] : option ? [] : [word("use_today")]
    const text = word("use_answer", { option: options[option] ?? "" })
    const offer = option && option !== answer ? el("button", { type: "button", "data-do": "use", value: option }, text) : null
    return el("section", { class: "guide-costs__use guide-noprint" },
      el("h3", {}, word("use_title")), el("p", {}, [word("use_text", { question: title }), ...now, ...none].join(" ")), el("p", {}, offer))
  }

  /** Return a page for each model, with its figures and its years, for paper. @param {Look} look @param {Kept} kept @returns {Node[]} */
  function sheets(look, kept) {
    const heads = ["line", "unit", "low", "likely", "high", "rise", "source"].map((key) => word(key))
    return look.plan.sides.map(({ id }) => el("section", { class: "guide-costs__page" },
      el("h2", {}, model(id)), el("p", {}, basics(kept, id)), GuideDom.table("guide-costs__years", heads, entered(look, kept, id)), sums(look, id)))
  }

  /** Return what a model is counted with beside its lines, as far as it was entered. @param {Kept} kept @param {string} id */
  function basics(kept, id) {
    const { people = "", allowance = "", scope = "", hours = "" } = kept.sides.find((side) => side.id === id) ?? {}
    /** @type {[string, string][]} */
    const pairs = [["people", people], ["hours", word(`hours_${hours || "office"}`)], ["users", kept.users.likely], ["devices", kept.devices.likely],
      ["on_costs", kept.on_costs], ["vat", kept.vat], ["unrecovered", kept.unrecovered], ["discount", kept.discount], ["allowance", allowance], ["scope", scope]]
    return pairs.filter(([, value]) => value.trim()).map(([key, value]) => `${word(key)}: ${value}`).join(" · ")
  }

  /** @param {Look} look @param {Kept} kept @param {string} id */
  function entered(look, kept, id) {
    return kept.lines.filter((line) => line.model === id).map((line) => [
      GuideCostView.lineName(look, line.id), GuideData.words.cost_unit[line.unit],
      line.low, line.out ? word("is_out") : line.likely || word("is_open"), line.high, line.rise && `${line.rise} %`, line.source,
    ])
  }

  return { head, nodes, sheets, use }
})()
