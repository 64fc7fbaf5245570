/**
 * The first step: who is rated, what it costs, and what counts how much.
 *
 * @typedef {import("./model.js").Kept} Kept
 * @typedef {{name: string, low: number, likely: number, high: number}} Offered a price that another tool has computed
 */
import { GuideDom } from "../../script/base/dom.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideScorecardMoney } from "./money.js"
import { GuideScorecard } from "./model.js"

export const GuideScorecardSetup = (() => {
  const { el } = GuideDom
  const { MOST, WEIGHTS, counting } = GuideScorecard

  /** @param {string} key @param {Record<string, string | number>} [values] */
  const told = (key, values) => GuidePage.say(`scorecard.${key}`, values)

  /** @param {string} text @param {Node} field */
  const labelled = (text, field) => el("label", {}, el("span", {}, text), field)

  /** Return the nodes of the step. @param {Kept} kept @param {(id: string) => string} href where a criterion is told @param {Offered[] | undefined} prices */
  const nodes = (kept, href, prices) => [...who(kept, prices), ...what(kept, href)]

  /** @param {Kept} kept @param {Offered[] | undefined} prices */
  function who(kept, prices) {
    const { providers, cap, rater } = kept
    return [
      el("p", {}, told("setup_text")),
      el("ol", { class: "guide-scorecard__providers" }, providers.map((each, i) => provider(each, i))),
      el("p", { class: "guide-menu__buttons" }, providers.length < MOST
        ? el("button", { type: "button", "data-do": "add", id: "scorecard-add" }, told("add")) : told("most", { most: MOST })),
      el("p", { class: "guide-filters" },
        labelled(told("cap"), amount("cap", cap)),
        labelled(told("rater"), el("input", { type: "text", name: "rater", value: rater, maxlength: 80, autocomplete: "off" }))),
      el("p", { class: "guide-source-line" }, told("cap_text")),
      ...(providers.length ? taking(kept, prices) : []),
    ]
  }

  /** Return what takes a price over that another tool has computed. @param {Kept} kept @param {Offered[] | undefined} prices */
  function taking({ providers }, prices) {
    if (!prices) return [el("p", {}, el("button", { type: "button", "data-do": "prices" }, told("prices")))]
    if (!prices.length) return []
    const options = prices.map(({ name, likely }, i) => el("option", { value: i }, `${name}: ${GuideScorecardMoney.money(likely)}`))
    const whom = providers.map(({ id, name }, i) => el("option", { value: id }, name || told("nameless", { number: i + 1 })))
    return [el("p", { class: "guide-filters" }, labelled(told("prices_of"), el("select", { name: "offered", autocomplete: "off" }, options)),
      labelled(told("prices_for"), el("select", { name: "offered-to", autocomplete: "off" }, whom)), el("button", { type: "button", "data-do": "take-price" }, told("prices_take")))]
  }

  /** @param {import("./model.js").Provider} each @param {number} i */
  function provider({ id, name, price }, i) {
    const number = i + 1
    return el("li", {}, el("fieldset", {}, el("legend", {}, told("nameless", { number })),
      labelled(told("name"), el("input", { type: "text", name: `name/${id}`, value: name, maxlength: 300, dir: "auto", autocomplete: "off" })),
      labelled(told("low"), amount(`price/${id}/low`, price.low)), labelled(told("likely"), amount(`price/${id}/likely`, price.likely)),
      labelled(told("high"), amount(`price/${id}/high`, price.high)),
      el("button", { type: "button", "data-do": "remove", value: id }, told("remove"), GuideDom.hidden(` ${name || told("nameless", { number })}`))))
  }

  /** @param {string} name @param {number | null} value */
  const amount = (name, value) => el("input", {
    type: "text", name, value: value === null ? "" : GuideScorecardMoney.plain(value), inputmode: "decimal", maxlength: 40, autocomplete: "off", class: "guide-scorecard__amount",
  })

  /** @param {Kept} kept @param {(id: string) => string} href */
  function what(kept, href) {
    const on = new Set(counting(kept)), { criteria, themes } = GuideCriteria
    const names = ["criterion", "weight_now", "weight_mine"].map((key) => told(key))
    const sections = Object.entries(themes).map(([theme, title]) => {
      const rows = Object.entries(criteria).filter(([, each]) => each.theme === theme).map(([id]) => row(kept, id, on.has(id), href))
      return rows.length ? [el("h4", {}, title), GuideDom.table("guide-functions guide-scorecard__weights", names, rows)] : []
    })
    return [
      el("h3", {}, told("what_counts")), el("p", {}, told("what_counts_text", { count: on.size })),
      el("p", { class: "guide-menu__buttons" }, ["short", "all"].map((value) => el("button", { type: "button", "data-do": "switch", value }, told(`switch_${value}`)))),
      ...sections.flat(),
      el("p", {}, el("button", { type: "button", class: "guide-button--main", "data-do": "go", value: "rate" }, told("begin"))),
    ]
  }

  /** @param {Kept} kept @param {string} id @param {boolean} isOn @param {(id: string) => string} href */
  function row(kept, id, isOn, href) {
    const { title, weight, least } = GuideCriteria.criteria[id], chosen = kept.weight[id] ?? ""
    const options = WEIGHTS.map((value) => el("option", { value, selected: value === chosen }, told(`weight_${value || "as"}`)))
    return [
      el("span", {}, el("label", {}, el("input", { type: "checkbox", name: `on/${id}`, checked: isOn, autocomplete: "off" }), " ", title), " ",
        el("a", { href: href(id), class: "guide-scorecard__about" }, told("about"), GuideDom.hidden(` ${title}`))),
      told("weight_of", { weight }) + (least ? `, ${told("must", { least })}` : ""),
      el("select", { name: `weight/${id}`, "aria-label": told("weight_for", { criterion: title }), autocomplete: "off" }, options),
    ]
  }

  return { nodes }
})()
