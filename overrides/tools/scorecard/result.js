/**
 * The fourth step: what the ratings come to, in words first, then in pictures and numbers.
 *
 * @typedef {import("./model.js").Kept} Kept
 * @typedef {import("./view.js").TextsOf} TextsOf
 */
import { GuideDom } from "../../script/base/dom.js"
import { GuideScorecardCard } from "./card.js"
import { GuideScorecardCount } from "./count.js"
import { GuideScorecardMoney } from "./money.js"
import { GuideScorecardPictures } from "./pictures.js"
import { GuideScorecardView } from "./view.js"

export const GuideScorecardResult = (() => {
  const { el, table } = GuideDom
  const { money } = GuideScorecardMoney
  const { View, factor, points, title, told } = GuideScorecardView
  const MANY = 6
  const ASKED = 10

  /** @typedef {InstanceType<typeof View>} Shown */

  /** Return the nodes of the result. @param {Kept} kept @param {TextsOf} texts @param {[string, string] | undefined} pair the two that are compared */
  function nodes(kept, texts, pair) {
    const view = new View(kept, texts), head = el("p", { class: "guide-paper" }, told("print_head", { day: GuideDom.day(GuideDom.today()), rater: kept.rater || "____________________" }))
    const sentence = el("p", { class: "guide-scorecard__sentence" }, view.sentence)
    if (view.standing === "empty") return [sentence, el("p", {}, told("empty_text"))]
    return [head, sentence, el("p", {}, view.figures.join(" ")), el("p", { class: "guide-scorecard__late" }, view.late), knockOuts(view), providers(view),
      scores(view), prices(view), between(view, pair), section("changes", list(view.changes)), asks(view), themes(view), section("flags", list(view.flags)), ratings(view), sign()]
  }

  /** @param {string} key @param {...(Node | string | null)} content */
  const section = (key, ...content) => (content.some((each) => each) ? el("section", { class: `guide-scorecard__part guide-scorecard__${key}` }, el("h3", {}, told(`title_${key}`)), ...content) : null)

  /** @param {string[]} sentences */
  const list = (sentences) => (sentences.length ? el("ul", {}, sentences.map((each) => el("li", {}, each))) : null)

  /** @param {Shown} view */
  function scores(view) {
    const rows = view.ranked.map((id) => ({ name: view.name(id), span: view.counted.scores[id], isOut: view.counted.out.includes(id) }))
    return section("scores", el("p", { class: "guide-source-line" }, told("scores_text")), GuideScorecardPictures.bars(rows, told("title_scores")))
  }

  /** @param {Shown} view */
  const knockOuts = (view) => section("out", list(view.knockOuts))

  /** @param {Shown} view */
  function providers(view) {
    return section("words", el("div", { class: "guide-scorecard__columns" }, view.ranked.map((id) => {
      const isOut = view.counted.out.includes(id), worries = view.worries(id), strengths = view.strengths(id)
      const label = told("score_of", { score: points(view.counted.scores[id]) })
      return el("section", {}, el("h4", {}, el("bdi", {}, view.name(id)), isOut ? el("span", { class: "guide-level guide-level--critical" }, told("is_out")) : null), el("p", {}, label),
        signed("plus", told("strengths"), strengths, told("no_strengths")), signed("minus", told("worries"), worries, told("no_worries")))
    })))
  }

  /** @param {string} kind @param {string} heading @param {{title: string, text: string}[]} items @param {string} none */
  function signed(kind, heading, items, none) {
    const lines = items.slice(0, MANY).map((each) => el("li", {}, el("b", {}, each.title), `: ${each.text}`))
    const more = items.length > MANY ? el("li", {}, told("more", { count: items.length - MANY })) : null
    return [el("h5", {}, heading), items.length ? el("ul", { class: `guide-scorecard__${kind}` }, lines, more) : el("p", {}, none)]
  }

  /** @param {Shown} view */
  function prices(view) {
    const rows = view.priced.map(({ id, price }) => ({ id, name: view.name(id), span: view.counted.scores[id], isOut: view.counted.out.includes(id), price: /** @type {any} */ (price) }))
    if (!rows.length) return section("prices", el("p", {}, told("no_prices")))
    const lines = rows.map(({ name, span, price }) => [el("bdi", {}, name), points(span), money(price.low), money(price.likely), money(price.high)])
    return section("prices", list(view.worths), GuideScorecardPictures.prices(rows, told("title_prices")),
      table("guide-functions", ["provider", "points", "low", "likely", "high"].map((key) => told(key)), lines))
  }

  /** @param {Shown} view @param {[string, string] | undefined} pair */
  function between(view, pair) {
    const all = view.ranked
    if (all.length < 2) return null
    const [one, other] = pair?.every((id) => all.includes(id)) ? pair : [all[0], all[1]], found = view.between(one, other)
    const choice = (/** @type {string} */ name, /** @type {string} */ chosen) => el("select", { name, "aria-label": told(name.replace("-", "_")), autocomplete: "off" },
      all.map((id) => el("option", { value: id, selected: id === chosen }, view.name(id))))
    return section("between", el("p", { class: "guide-filters guide-noprint" }, choice("pair-first", one), " ", choice("pair-second", other)), el("p", {}, found.sentence),
      found.rows.length ? table("guide-functions", [told("criterion"), told("speaks_for")], found.rows.map((row) => [row.title, row.text])) : null)
  }

  /** @param {Shown} view */
  function asks(view) {
    const all = view.asks, shown = all.slice(0, ASKED).map(({ provider, criterion, name, title: about, why, worth, turns, ask }) => el("li", {},
      el("button", { type: "button", class: "guide-scorecard__jump", "data-do": "step", value: criterion, "data-provider": provider }, el("bdi", {}, name), `: ${about}.`), ` ${why} ${worth}`, turns ? el("strong", {}, ` ${told("turns")}`) : "", ask ? ` ${told("ask", { question: ask })}` : ""))
    const more = all.length > ASKED ? el("li", {}, told("more", { count: all.length - ASKED })) : null
    return section("asks", all.length ? el("ol", {}, shown, more) : el("p", {}, told("nothing_to_ask")))
  }

  /** @param {Shown} view */
  const themes = (view) => section("themes", table("guide-functions", [told("theme"), told("share")], view.themes.map((each) => [each.title, `${each.share}%`])))

  /** Return the lines to sign on paper. */
  const sign = () => el("p", { class: "guide-paper guide-scorecard__sign", "aria-hidden": "true" }, ["buyer", "owner", "director"].map((key) => el("span", {}, told(`sign_${key}`))))

  /** Return all ratings as a table, with what they come to. @param {Shown} view */
  function ratings(view) {
    const names = [told("criterion"), told("weight"), ...view.ranked.map((id) => view.name(id))]
    const rows = view.card.criteria.map(({ id, weight }) => [title(id), factor(weight / 2), ...view.ranked.map((provider) => cell(view, provider, id))])
    const sum = [el("strong", {}, told("of_hundred")), factor(view.counted.whole / 10), ...view.ranked.map((id) => el("strong", {}, points(view.counted.scores[id])))]
    return section("all", el("div", { class: "guide-table", tabindex: 0, role: "region", "aria-label": told("title_all") },
      table("guide-functions guide-scorecard__all-table", names, [...rows, sum])), el("p", { class: "guide-source-line" }, told("formula")))
  }

  /** @param {Shown} view @param {string} provider @param {string} id */
  function cell(view, provider, id) {
    const given = GuideScorecardCount.given(view.card, provider, id), span = GuideScorecardCount.span(view.card, provider, id)
    if (!given.length && view.card.agreed[provider]?.[id] === undefined) return el("span", { class: "guide-level guide-level--medium" }, told("missing_short"))
    const known = [...new Set(given.map((each) => GuideData.words.known_by[each.known]))].join(", ")
    return el("span", {}, el("b", {}, points(span)), " ", el("small", {}, known), el("small", { class: "guide-paper" }, view.kept.ratings[provider]?.[id]?.evidence ?? ""))
  }

  return { cardOf: GuideScorecardCard.of, nodes }
})()
