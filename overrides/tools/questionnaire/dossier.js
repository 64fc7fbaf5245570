import { GuideDom } from "../../script/base/dom.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideTool } from "../../script/base/registry.js"
import { GuideAnswers } from "./answers.js"
import { GuideBoard } from "./board.js"
import { GuideLinks } from "./links.js"
import { GuideResult } from "./result.js"

/**
 * What the questionnaire brings to the dossier: the first page, and parts that show what is rendered of its result.
 *
 * @typedef {import("../../script/base/registry.js").Kept} Kept
 * @typedef {import("./result.js").View} View
 */
export const GuideAnswersPaper = (() => {
  const BRIEF = 3 // risks named on the first page

  /** The classes of what is shown of a result, by part. @type {Record<string, string[]>} */
  const KINDS = {
    decision: ["scores", "gates", "reasons", "changes", "sure", "open"],
    functions: ["functions"], risks: ["outlook"], answers: ["ledger"],
  }

  /** What a part says in one line. @type {Record<string, (view: View) => string | null>} */
  const BRIEFS = { functions: functionsBrief, risks: risksBrief }

  /** Return the result of the stored answers, or null if there are none. @param {Kept} kept */
  function resultOf(kept) {
    const given = kept("questionnaire")
    if (!given || Object.keys(given.answers).length === 0) return null
    return GuideResult.viewOf({ ...given, own: false, doc: document, checks: kept("functions")?.checks })
  }

  /** Return the parts of a result with these classes, unfolded, as paper needs them. @param {View} view @param {string[]} kinds */
  function sectionsOf(view, kinds) {
    const whole = GuideDom.el("div", {}, GuideResult.render(view))
    for (const folded of whole.querySelectorAll("details")) folded.open = true
    return kinds.flatMap((kind) => [...whole.querySelectorAll(`.guide-result__${kind}`)])
  }

  /** @param {View} view */
  function functionsBrief(view) {
    const moves = GuideResult.functionMoves(view)
    /** @param {string} wanted */
    const count = (wanted) => moves.filter(({ move }) => move === wanted).length
    return GuidePage.say("dossier.functions_brief",
      { count: moves.length, keep: count("keep"), share: count("share"), hand_over: count("hand-over") })
  }

  /** @param {View} view */
  function risksBrief(view) {
    const titles = sectionsOf(view, ["outlook"]).flatMap((part) => [...part.querySelectorAll(".guide-rows__title > a")])
    return titles.slice(0, BRIEF).map(({ textContent }) => textContent.trim()).join("; ") || null
  }

  /** Return the link by which anybody gets the same result; the code alone where no address is published. @param {import("./board.js").Cover} cover */
  function linkOf({ named, author }) {
    const address = GuidePage.address(new URL(GuidePage.href("decide/questionnaire"), location.href).href)
    const { code } = new GuideAnswers()
    return (address ? `${address}#s=` : "") + code + (named && author ? GuideLinks.named(author) : "")
  }

  return GuideTool.extend(GuideAnswers.TOOL, {
    dossier: (_, kept, part) => {
      const view = resultOf(kept), found = view ? sectionsOf(view, KINDS[part]) : []
      return found.length ? found : null
    },
    brief: (_, kept, part) => {
      const view = Object.hasOwn(BRIEFS, part) && resultOf(kept)
      return view && view.result.winner !== null ? BRIEFS[part](view) : null
    },
    board: (kept, setting) => {
      const view = resultOf(kept)
      return view && GuideBoard.render(view, { ...setting, link: linkOf(setting.cover) }).filter(Boolean)
    },
    basis: (kept) => {
      const view = resultOf(kept)
      return { questions: view?.explanation.drivers.map(({ question }) => question) ?? [], gates: view?.result.gates ?? [] }
    },
  })
})()
