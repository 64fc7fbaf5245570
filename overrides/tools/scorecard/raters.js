/**
 * The third step: colleagues who rate in files of their own, where they differ, and what the group agreed.
 *
 * @typedef {import("./model.js").Kept} Kept
 * @typedef {import("./model.js").Ratings} Ratings
 */
import { GuideDom } from "../../script/base/dom.js"
import { GuideFile } from "../../script/base/file.js"
import { GuideStore } from "../../script/base/store.js"
import { GuideScorecardCard } from "./card.js"
import { GuideScorecardCount } from "./count.js"
import { GuideScorecard } from "./model.js"
import { GuideScorecardRate } from "./rate.js"
import { GuideScorecardWords } from "./words.js"

export const GuideScorecardRaters = (() => {
  const { told } = GuideScorecardWords
  const { el } = GuideDom
  const { isGiven } = GuideScorecard
  const { nameOf } = GuideScorecardRate

  /** @param {string} name @param {string} text @param {string} [value] */
  const button = (name, text, value) => el("button", { type: "button", "data-do": name, value: value ?? null }, text)

  /** Return the nodes of the step. @param {Kept} kept */
  function nodes(kept) {
    const { closed, others } = kept
    const load = el("p", {}, el("label", { class: "guide-load" }, el("span", {}, told("load_rater")), " ",
      el("input", { type: "file", accept: ".json,application/json", name: "rater-file", disabled: !closed })))
    return [
      el("ol", {}, ["raters_send", "raters_rate", "raters_close", "raters_agree"].map((key) => el("li", {}, told(key)))),
      el("p", { class: "guide-menu__buttons" }, button("send", told("send")), button("own-file", told("own_file")),
        closed ? (others.length ? null : button("reopen", told("reopen"))) : button("close", told("close"))),
      el("p", {}, told(closed ? "is_closed" : "is_open")), load,
      others.length ? el("ul", { class: "guide-scorecard__others" }, others.map(({ name, ratings }, i) => el("li", {},
        told("rater_of", { name: name || told("rater_nameless"), count: countOf(ratings) }), " ", button("drop", told("drop"), String(i))))) : null,
      ...(closed && others.length ? differences(kept) : []),
    ]
  }

  /** @param {Ratings} ratings */
  const countOf = (ratings) => Object.values(ratings).flatMap((each) => Object.values(each)).filter(isGiven).length

  /** @param {Kept} kept */
  function differences(kept) {
    const counted = GuideScorecardCount.count(GuideScorecardCard.of(kept)), found = GuideScorecardCount.differences(counted)
    const agreed = Object.entries(kept.agreed).flatMap(([provider, each]) => Object.keys(each).map((criterion) => ({ provider, criterion })))
    const settled = agreed.filter((one) => !found.some((other) => one.provider === other.provider && one.criterion === other.criterion))
    return [
      el("h3", {}, told("differences")), el("p", {}, found.length ? told("differ_count", { count: found.length }) : told("no_differences")),
      ...[...found, ...settled].map((each) => topic(kept, each.provider, each.criterion, "turns" in each && Boolean(each.turns))),
    ]
  }

  /** @param {Kept} kept @param {string} provider @param {string} criterion @param {boolean} turns */
  function topic(kept, provider, criterion, turns) {
    const now = kept.agreed[provider]?.[criterion], place = `${provider}/${criterion}`
    const all = [{ name: kept.rater || told("you"), ratings: kept.ratings }, ...kept.others]
    const given = all.filter(({ ratings }) => isGiven(ratings[provider]?.[criterion])).map(({ name, ratings }) => {
      const { points, known, evidence } = ratings[provider][criterion]
      return el("li", {}, told("rated", { name: name || told("rater_nameless"), count: points ?? 0, known: GuideData.words.known_by[known] }), evidence ? ` ${evidence}` : "")
    })
    const options = ["", "0", "1", "2", "3", "4", "5"].map((value) => el("option", { value, selected: value === String(now?.points ?? "") }, value || told("not_agreed")))
    return el("fieldset", { class: "guide-scorecard__topic" }, el("legend", {}, `${nameOf(kept, provider)}: ${GuideCriteria.criteria[criterion]?.title ?? criterion}`),
      turns ? el("p", {}, el("strong", {}, told("turns"))) : null, el("ul", {}, given),
      el("p", { class: "guide-filters" },
        el("label", {}, el("span", {}, told("agreed_points")), el("select", { name: `agreed/${place}`, autocomplete: "off" }, options)),
        el("label", {}, el("span", {}, told("agreed_reason")), el("input", { type: "text", name: `reason/${place}`, value: now?.reason ?? "", maxlength: 2000, autocomplete: "off" }))),
      now && !now.reason.trim() ? el("p", { class: "guide-scorecard__warn" }, told("agreed_why")) : null)
  }

  /**
   * Return a colleague's ratings for the providers here, by their names, and in words what does not fit.
   * @param {Kept} kept @param {Kept} theirs @returns {{rater: import("./model.js").Rater, faults: string[]}}
   */
  function matched(kept, theirs) {
    const plain = (/** @type {string} */ name) => name.normalize("NFKC").trim().toLowerCase()
    /** @type {Ratings} */
    const ratings = {}
    const faults = theirs.closed ? [] : [told("rater_open", { name: theirs.rater || told("rater_nameless") })]
    for (const { id, name } of theirs.providers) {
      const mine = kept.providers.find((each) => (name.trim() ? plain(each.name) === plain(name) : each.id === id))
      if (mine) ratings[mine.id] = theirs.ratings[id] ?? {}
      else faults.push(told("rater_stranger", { name: name.slice(0, 80) }))
    }
    return { rater: { name: theirs.rater, ratings }, faults }
  }

  /** Return the file that has the scorecard alone. @param {Kept} kept */
  const file = (kept) => JSON.stringify({ ...GuideFile.make(), tools: { scorecard: kept } }, null, 1)

  /** Return the scorecard in a file, or in words why there is none. @param {File} file @returns {Promise<{data?: unknown, problem?: string}>} */
  async function open(file) {
    const { text, problem } = await GuideFile.open(file)
    return problem ? { problem } : { data: GuideStore.parse(text ?? "")?.tools?.scorecard }
  }

  return { file, matched, nodes, open }
})()
