import { GuideDom } from "../../script/base/dom.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideVerdict } from "../../script/method/verdict.js"
import { GuideResult } from "./result.js"

/**
 * Draws both doubts of a result: how often each model comes first if questions weigh differently, and if answers are
 * read differently. A bar for each, in the colours of the models, with names in it; and the same as a table.
 *
 * @typedef {import("./result.js").View} View
 * @typedef {{title: string, total: number, counts: Object<string, number>}} Doubt
 */
export const GuideDoubt = (() => {
  const { el, table } = GuideDom
  const { fill, number } = GuideNumbers
  const words = GuideQuestions.words.result
  const SMALL = 0.2 // of the bar: less than that has no room for a name

  /** Return the picture, or null where only one model is left. @param {View} view */
  function picture(view) {
    if (view.result.runnerUp === null) return null
    const doubts = doubtsOf(view)
    return el("figure", { class: "guide-doubt" },
      el("figcaption", {}, el("h3", {}, words.doubt)),
      strips(view),
      doubts.length < 2 ? el("p", { class: "guide-doubt__of" }, words.doubt_none) : null,
      el("details", { class: "guide-scale" }, el("summary", {}, words.doubt_table), rows(view, doubts)))
  }

  /** Return a bar for each doubt, below its title. @param {View} view @returns {Node[]} */
  const strips = (view) => view.result.runnerUp === null ? []
    : doubtsOf(view).flatMap((doubt) => [el("p", { class: "guide-doubt__of" }, doubt.title), ...strip(view, doubt)])

  /** @param {View} view @returns {Doubt[]} */
  function doubtsOf({ result, robustness, completions, readings, model }) {
    const total = model.settings.weightings
    const said = readings === completions ? "doubt_open" : "doubt_unsure"
    const weights = { title: fill(words, "doubt_weights", { whole: total }), total, counts: robustness }
    const others = { ...readings, title: fill(words, said, { whole: readings.total }) }
    return others.total > 1 ? [weights, others] : [weights]
  }

  /** Return the models that come first at least once, in the order of the result. */
  const leading = ({ result }, { counts }) => result.order.filter((name) => counts[name] > 0)

  function strip(view, doubt) {
    const found = leading(view, doubt).map((name) => ({ name, count: doubt.counts[name], share: doubt.counts[name] / doubt.total }))
    const label = ({ name, count }) => fill(words, "doubt_part", { model: GuideResult.title(name), part: count })
    const parts = found.map((each) => {
      const node = el("span", { class: `guide-strip__part guide-strip__part--${GuideVerdict.party(view.model, each.name)}` },
        each.share < SMALL ? "" : label(each))
      node.style.flexGrow = String(each.share)
      return node
    })
    const small = found.filter(({ share }) => share < SMALL)
    const names = small.length ? [el("p", { class: "guide-doubt__small", "aria-hidden": "true" }, small.map(label).join(" · "))] : []
    return [el("div", { class: "guide-strip", "aria-hidden": "true" }, parts), ...names]
  }

  function rows(view, doubts) {
    const lines = view.result.order.map((name) =>
      [GuideResult.title(name), ...doubts.map(({ counts, total }) => fill(words, "doubt_count", { part: counts[name], whole: total }))])
    return table("guide-doubt__table", [words.model, ...doubts.map(({ title }) => title)], lines)
  }

  return { picture, strips }
})()
