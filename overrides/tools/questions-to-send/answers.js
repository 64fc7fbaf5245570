import { GuideDom } from "../../script/base/dom.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideAnswersView } from "./view.js"

/**
 * Draws the answers that came back, for our eyes alone.
 */
export const GuideAnswersShown = (() => {
  const { el } = GuideDom, words = () => GuideData.words.questions_to_send

  /** @param {import("./model.js").GuideSent} data @returns {Node[]} */
  function draw(data) {
    const back = GuideAnswersView.askBack(data)
    return [
      ...(back.length ? [el("h3", {}, words().back_title), el("ul", { class: "guide-answered__back" }, back.map((each) => el("li", {}, each)))] : []),
      ...GuideAnswersView.criteria(data).map(criterion),
    ]
  }

  /** @param {import("./view.js").GuideAnsweredCriterion} criterion */
  function criterion({ id, title, questions }) {
    const name = id ? el("a", { href: GuidePage.href(`choose/criteria/${id}`) }, title) : title
    return el("section", { class: "guide-answered" }, el("h3", {}, name), questions.map(question))
  }

  /** @param {import("./view.js").GuideAnsweredQuestion} question */
  function question({ title, worrying, also, differ, rows }) {
    const w = words()
    return el("div", { class: "guide-answered__question" },
      el("h4", {}, title),
      worrying ? el("p", { class: "guide-answered__worry" }, el("strong", {}, w.worries), " ", worrying) : null,
      GuideDom.table("guide-answered__table", [w.provider_name, w.answer, w.enclosed, w.who], rows.map((row) => [
        row.name, [row.answer, row.doubts.map((doubt) => el("span", { class: "guide-answered__doubt" }, doubt))],
        row.enclosed, row.split ? `${row.who}: ${row.split}` : row.who,
      ])),
      differ ? el("p", { class: "guide-answered__differ" }, w.differ) : null,
      also.length === 0 ? null : el("p", { class: "guide-source-line" }, w.also, " ", also.map(([id, name], i) =>
        [i ? ", " : "", el("a", { href: GuidePage.href(`choose/criteria/${id}`) }, name)]).flat()))
  }

  return { draw }
})()
