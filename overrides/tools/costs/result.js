/**
 * The result of the cost comparison, drawn from what view.js says: on the page, on the board's paper, in the dossier.
 */
import { GuideDom } from "../../script/base/dom.js"
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

  /** Return the result. @param {Look} look @param {Kept} kept @param {Node | null} offer to take it into the questionnaire @returns {Node[]} */
  function nodes(look, kept, offer = null) {
    const { verdict, sheets, plan } = look
    const once = GuideCostView.withoutOnce(look), mark = kept.example ? [el("p", { class: "guide-costs__mark" }, word("example_mark"))] : []
    return [
      ...mark, el("p", { class: "guide-costs__advice" }, GuideCostView.advice(look)),
      el("ul", { class: "guide-costs__facts" }, [word("apart", { percent: percent(verdict.gap, sheets[verdict.second].total) }), GuideCostView.drawsSay(look), GuideCostView.fifthSays(look), [GuideCostView.sinceWhen(look), once].join(" ").trim()].map((text) => el("li", {}, text))),
      ...(offer ? [offer] : []),
      el("div", { class: "guide-costs__pair" }, GuideCostPictures.totals(look), GuideCostPictures.years(look), GuideCostPictures.movers(look), turning(look)),
      el("section", { class: "guide-costs__left" }, el("h3", {}, word("left_out_title")), el("ul", {}, [...GuideCostView.leftOut(look, kept), ...(plan.discount ? [word("discounted", { rate: kept.discount })] : [])].map((text) => el("li", {}, text)))),
      el("details", { class: "guide-menu guide-noprint" }, el("summary", {}, word("by_year")), plan.sides.flatMap(({ id }) => [el("h4", {}, model(id)), tableOf(GuideCostView.sheetOf(look, id), model(id), "guide-costs__sums")])),
    ]
  }

  /** @param {Look} look */
  function turning(look) {
    const { heads, rows } = GuideCostView.turning(look), users = GuideCostView.headcount(look)
    return el("section", {}, el("h3", {}, word("turning")), el("p", { class: "guide-costs__hint" }, word("turning_text")), GuideDom.table("guide-costs__turns", heads, rows), users ? el("p", {}, users) : null)
  }

  /** Return the offer to take the result as an answer. @param {Look} look @param {string | undefined} answer what the questionnaire has now */
  function use(look, answer) {
    const { title, options } = GuideCostData.answers.cost, option = GuideCostView.answer(look)
    if (!title) return el("div", {})
    const words = look.verdict.certainty === "open" ? word("use_open") : option ? "" : word("use_today")
    const offer = option && option !== answer ? el("button", { type: "button", "data-do": "use", value: option }, word("use_answer", { option: options[option] })) : null
    return el("section", { class: "guide-costs__use guide-noprint" }, el("h3", {}, word("use_title")), el("p", {}, word("use_text", { question: title }), " ", answer && options[answer] ? word("use_now", { option: options[answer] }) : "", " ", words), el("p", {}, offer))
  }

  /** Return a page for each model, with its figures and its years, for paper. @param {Look} look @param {Kept} kept @returns {Node[]} */
  function sheets(look, kept) {
    return look.plan.sides.map(({ id }) => el("section", { class: "guide-costs__page" }, el("h2", {}, model(id)),
      GuideDom.table("guide-costs__years", ["line", "unit", "low", "likely", "high", "rise", "source"].map((key) => word(key)), entered(look, kept, id)),
      tableOf(GuideCostView.sheetOf(look, id), model(id), "guide-costs__sums")))
  }

  /** @param {Look} look @param {Kept} kept @param {string} id */
  function entered(look, kept, id) {
    return kept.lines.filter((line) => line.model === id).map((line) => [GuideCostView.lineName(look, line.id), GuideData.words.cost_unit[line.unit],
      line.low, line.out ? word("is_out") : line.likely || word("is_open"), line.high, line.rise && `${line.rise} %`, line.source])
  }

  return { nodes, sheets, use }
})()
