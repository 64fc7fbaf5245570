/**
 * The second step: one criterion at a time, all providers beside each other; what is missing; the red flags.
 *
 * @typedef {import("./model.js").Kept} Kept
 * @typedef {import("./model.js").Rating} Rating
 * @typedef {{question: string, scale: string[], ask: string, askHref: string, href: string}} Texts
 */
import { GuideDom } from "../../script/base/dom.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideScorecard } from "./model.js"

export const GuideScorecardRate = (() => {
  const { el } = GuideDom
  const { KNOWN, counting, isGiven, noRating } = GuideScorecard
  const FLAGS = "flags"

  /** @param {string} key @param {Record<string, string | number>} [values] */
  const told = (key, values) => GuidePage.say(`scorecard.${key}`, values)

  /** Return the places of the step: the criteria that count, then the red flags. @param {Kept} kept */
  const places = (kept) => [...counting(kept), FLAGS]

  /** Return the name of a provider. @param {Kept} kept @param {string} id */
  function nameOf({ providers }, id) {
    const at = providers.findIndex((each) => each.id === id)
    return providers[at].name.trim() || told("nameless", { number: at + 1 })
  }

  /** @param {string} place */
  const titleOf = (place) => (place === FLAGS ? told("flags") : GuideCriteria.criteria[place].title)

  /** Return the nodes of the step. @param {Kept} kept @param {string} place @param {Texts | undefined} texts */
  function nodes(kept, place, texts) {
    if (!kept.providers.length) return [heading("", told("no_providers")), el("p", {}, el("button", { type: "button", "data-do": "go", value: "setup" }, told("to_setup")))]
    return [...(place === FLAGS ? flags(kept) : criterion(kept, place, /** @type {Texts} */ (texts))), steps(kept, place), overview(kept, place)]
  }

  /** @param {string} where @param {string} title */
  const heading = (where, title) => el("div", {}, where ? el("p", { class: "guide-source-line" }, where) : null, el("h2", { id: "scorecard-rate", tabindex: -1 }, title))

  /** @param {Kept} kept @param {string} id @param {Texts} texts */
  function criterion(kept, id, texts) {
    const all = counting(kept), { title, weight, least } = GuideCriteria.criteria[id], chosen = kept.weight[id] ?? ""
    const facts = [told("weight_of", { weight }), chosen ? told(`weight_${chosen}`) : "", least ? told("must", { least }) : ""].filter(Boolean).join(" · ")
    const since = kept.first ? told("since", { day: GuideDom.day(kept.first) }) : ""
    return [
      el("div", { class: "guide-scorecard__band" },
        heading([told("place", { number: all.indexOf(id) + 1, total: all.length }), since].filter(Boolean).join(" · "), title),
        el("p", { class: "guide-scorecard__question" }, texts.question),
        el("p", { class: "guide-source-line" }, `${facts} · `, el("a", { href: texts.href }, told("why_weight")), ...(texts.ask ? [" · ", el("a", { href: texts.askHref }, told("question_to_ask"))] : []))),
      kept.closed ? el("p", { class: "guide-scorecard__closed" }, told("closed_text")) : null,
      grid(kept, id, texts),
      el("h3", {}, told("evidence_title")),
      el("div", { class: "guide-scorecard__evidence" }, kept.providers.map((each) => evidence(kept, each.id, id))),
    ]
  }

  /** @param {Kept} kept @param {string} id @param {Texts} texts */
  function grid(kept, id, { scale }) {
    const key = el("div", { class: "guide-scorecard__key", "aria-hidden": "true" }, el("p", {}, told("seen")),
      el("ol", { start: 0 }, scale.map((line, n) => el("li", {}, el("b", {}, String(n)), ` ${line}`))))
    return el("div", { class: "guide-scorecard__grid", "data-count": String(kept.providers.length) }, key, kept.providers.map((each) => points(kept, each.id, id, scale)))
  }

  /** @param {Kept} kept @param {string} provider @param {string} id @param {string[]} scale */
  function points(kept, provider, id, scale) {
    const now = kept.ratings[provider]?.[id]?.points ?? null, name = nameOf(kept, provider)
    const radios = scale.map((line, n) => el("label", {}, el("input", {
      type: "radio", name: `points/${provider}`, value: n, checked: n === now, disabled: kept.closed, autocomplete: "off",
    }), el("b", {}, String(n)), el("span", { class: "guide-scorecard__line" }, ` ${line}`)))
    const label = `scorecard-of-${provider}`
    return el("div", { class: "guide-scorecard__provider", role: "radiogroup", "aria-labelledby": label },
      el("p", { id: label, class: "guide-scorecard__name" }, el("bdi", {}, name)), el("div", { class: "guide-scorecard__radios" }, radios),
      el("button", { type: "button", "data-do": "unrate", value: provider, hidden: now === null, disabled: kept.closed }, told("unrate"), GuideDom.hidden(` ${name}`)))
  }

  /** @param {Kept} kept @param {string} provider @param {string} id */
  function evidence(kept, provider, id) {
    const { evidence: text, known, on, until } = kept.ratings[provider]?.[id] ?? noRating(), disabled = kept.closed
    const ways = KNOWN.map((value) => el("option", { value, selected: value === known }, GuideData.words.known_by[value]))
    const field = (/** @type {string} */ key, /** @type {Node} */ node) => el("label", {}, el("span", {}, told(key)), node)
    return el("fieldset", { "data-evidence": provider }, el("legend", {}, el("bdi", {}, nameOf(kept, provider)), " ", el("span", { "data-given": true })),
      field("evidence", el("textarea", { name: `evidence/${provider}`, rows: 2, maxlength: 2000, dir: "auto", disabled }, text)),
      field("known", el("select", { name: `known/${provider}`, disabled, autocomplete: "off" }, ways)),
      field("on", el("input", { type: "date", name: `on/${provider}`, value: on, disabled, autocomplete: "off" })),
      field("until", el("input", { type: "date", name: `until/${provider}`, value: until, disabled, autocomplete: "off" })),
      el("p", { class: "guide-scorecard__warn", "data-warn": true, hidden: true }))
  }

  /** @param {Kept} kept */
  function flags(kept) {
    const { flags: all } = GuideCriteria, states = ["", "open", "cleared"]
    const choice = (/** @type {string} */ id, /** @type {import("./model.js").Provider} */ { id: provider, flags: seen }) => el("select", {
      name: `flag/${provider}/${id}`, "aria-label": `${all[id].title}: ${nameOf(kept, provider)}`, autocomplete: "off",
    }, states.map((value) => el("option", { value, selected: (seen[id] ?? "") === value }, told(`flag_${value || "unseen"}`))))
    const rows = Object.entries(all).map(([id, { title, severity }]) => [
      el("span", {}, el("a", { href: `${GuidePage.href("choose/red-flags")}#${id}` }, title), ` (${GuideData.words.severity[severity]})`),
      ...kept.providers.map((each) => choice(id, each)),
    ])
    const names = [told("flag"), ...kept.providers.map(({ id }) => nameOf(kept, id))]
    return [heading("", told("flags")), el("p", {}, told("flags_text")),
      el("div", { class: "guide-table", tabindex: 0, role: "region", "aria-label": told("flags") }, GuideDom.table("guide-functions guide-scorecard__flags", names, rows))]
  }

  /** @param {Kept} kept @param {string} place */
  function steps(kept, place) {
    const all = places(kept), at = all.indexOf(place)
    const to = (/** @type {number} */ i, /** @type {string} */ key, /** @type {string} */ kind) => (all[i]
      ? el("button", { type: "button", "data-do": "step", value: all[i], class: kind }, `${told(key)}: ${titleOf(all[i])}`) : null)
    const end = el("button", { type: "button", "data-do": "go", value: "result", class: "guide-button--main" }, told("to_result"))
    return el("p", { class: "guide-menu__buttons guide-scorecard__next" }, to(at - 1, "previous", ""), to(at + 1, "next", "guide-button--main") ?? end)
  }

  /** @param {Kept} kept @param {string} place */
  function overview(kept, place) {
    return el("section", { class: "guide-scorecard__overview", "aria-label": told("overview") }, el("h3", {}, told("overview")), el("p", { "data-left": true }),
      el("ol", {}, places(kept).map((each) => el("li", {}, el("button", {
        type: "button", "data-do": "step", value: each, "aria-current": each === place ? "step" : null,
      }, titleOf(each)), " ", el("span", { "data-state": each })))))
  }

  /** Return what is missing of a place, in words. @param {Kept} kept @param {string} place */
  function state(kept, place) {
    if (place === FLAGS) return told("flags_open", { count: kept.providers.reduce((sum, { flags }) => sum + Object.values(flags).filter((each) => each === "open").length, 0) })
    const missing = kept.providers.filter(({ id }) => !isGiven(kept.ratings[id]?.[place]))
    if (missing.length === kept.providers.length) return told("none_rated")
    if (missing.length) return told("missing_of", { names: missing.map(({ id }) => nameOf(kept, id)).join(", ") })
    const said = kept.providers.filter(({ id }) => isOnlySaid(kept.ratings[id][place])).length
    return said ? told("said_of", { count: said }) : told("all_rated")
  }

  /** @param {Rating} rating */
  const isOnlySaid = ({ points, known }) => known === "said" && (points ?? 0) > 3

  /** Return what to know about one's rating, in words. @param {Rating | undefined} rating @param {number} least of a must-have */
  function warning(rating, least) {
    if (!isGiven(rating)) return ""
    const { points: given, until } = rating
    if (given < least) return told("warn_must", { least })
    if (given > 3 && until && until < GuideDom.today()) return told("warn_expired", { given })
    return isOnlySaid(rating) ? told("warn_said", { given }) : ""
  }

  /** Say anew what follows from the ratings, without touching any field. @param {Element} root @param {Kept} kept @param {string} place */
  function refresh(root, kept, place) {
    for (const node of root.querySelectorAll("[data-state]")) GuidePage.tell(node, state(kept, node.getAttribute("data-state") ?? ""))
    const all = counting(kept), left = all.reduce((sum, id) => sum + kept.providers.filter((each) => !isGiven(kept.ratings[each.id]?.[id])).length, 0)
    GuidePage.tell(root.querySelector("[data-left]"), told("left", { count: left, total: all.length * kept.providers.length }))
    for (const { id } of place === FLAGS ? [] : kept.providers) mark(root, id, kept.ratings[id]?.[place], GuideCriteria.criteria[place].least)
  }

  /** @param {Element} root @param {string} provider @param {Rating | undefined} rating @param {number} least */
  function mark(root, provider, rating, least) {
    const box = root.querySelector(`[data-evidence="${provider}"]`), warn = box?.querySelector("[data-warn]"), text = warning(rating, least)
    if (!box || !(warn instanceof HTMLElement)) return
    GuidePage.tell(box.querySelector("[data-given]"), isGiven(rating) ? told("points_of", { count: rating.points }) : told("not_rated"))
    GuidePage.tell(warn, text)
    warn.hidden = !text
    const on = box.querySelector("[name^='on/']")
    if (on instanceof HTMLInputElement && on !== document.activeElement) on.value = rating?.on ?? ""
    const clear = root.querySelector(`button[data-do=unrate][value="${provider}"]`)
    if (clear instanceof HTMLElement) clear.hidden = !isGiven(rating)
  }

  return { FLAGS, nameOf, nodes, places, refresh }
})()
