/**
 * What the scorecard brings to the dossier: its sentence for the board; the providers with points and price, who is out
 * and why, and what to ask next.
 */
import { GuideDom } from "../../script/base/dom.js"
import { GuideTool } from "../../script/base/registry.js"
import { GuideScorecardDays } from "./days.js"
import { GuideScorecardMoney } from "./money.js"
import { GuideScorecard } from "./model.js"
import { GuideScorecardView } from "./view.js"
import { GuideScorecardWords } from "./words.js"

{
  const { el, table } = GuideDom
  const { told } = GuideScorecardWords
  const ASKED = 3

  /** Return what a scorecard says of itself; null while nothing is rated. @param {import("./model.js").Kept | undefined} data */
  function viewOf(data) {
    const view = new GuideScorecardView.View(data ?? GuideScorecard.empty(), () => undefined)
    return view.standing === "empty" ? null : view
  }

  /** @param {string[]} sentences */
  const list = (sentences) => (sentences.length ? [el("ul", {}, sentences.map((each) => el("li", {}, each)))] : [])

  GuideTool.extend("scorecard", {
    happenings: (data) => (data ? GuideScorecardDays.happenings(data) : []),
    brief: (data) => viewOf(data)?.sentence ?? null,
    dossier: (data) => {
      const view = viewOf(data)
      if (!view) return null
      const price = (/** @type {string} */ id) => GuideScorecard.priceOf(view.provider(id).price)?.likely
      const rows = view.ranked.map((id) => [el("bdi", {}, view.name(id)), GuideScorecardView.points(view.counted.scores[id]) + (view.counted.out.includes(id) ? ` (${told("is_out")})` : ""),
        price(id) === undefined ? "" : GuideScorecardMoney.money(price(id) ?? 0)])
      const asks = view.asks.slice(0, ASKED).map(({ name, title, why, worth }) => `${name}: ${title}. ${why} ${worth}`)
      return [
        el("p", {}, el("strong", {}, view.sentence), " ", view.figures.join(" "), " ", view.late),
        table("guide-dossier__table", ["provider", "of_hundred", "likely"].map((key) => told(key)), rows),
        ...list(view.knockOuts), ...list(view.worths), ...(asks.length ? [el("h3", {}, told("title_asks")), ...list(asks)] : []),
      ]
    },
  })
}
