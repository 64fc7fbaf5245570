import { GuideDates } from "../../script/base/dates.js"
import { GuideDom } from "../../script/base/dom.js"
import { GuideStore } from "../../script/base/store.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideVerdict } from "../../script/method/verdict.js"
import { GuideDoubt } from "./doubt.js"
import { GuideFirstSteps } from "./first-steps.js"
import { GuideResult } from "./result.js"
import { GuideWhatIf } from "./what-if.js"

/**
 * The result as a page: what a board reads first (how sure, can it start, reasons, what would turn it, next steps)
 * stands open; everything behind it is folded, with a list of contents, and open on paper.
 *
 * @typedef {import("./result.js").View} View
 */
export const GuideResultPage = (() => {
  const { el } = GuideDom
  const { fill } = GuideNumbers
  const { words: { result: words, readiness, today, certainty: names } } = GuideQuestions
  const LADDER = ["open", "close", "leaning", "clear"]
  const SHOWN = 3

  /** Return the nodes of the page. @param {View} view @returns {Node[]} */
  function render(view) {
    const folded = parts(view)
    return [front(view), contents(folded), ...folded]
  }

  /** Whether there is something to weigh: not if too little is known. */
  const isWeighed = ({ certainty, result }) => certainty !== "little" && result.winner !== null

  /** Return what stands behind the first screen, one folded part after the other. */
  function parts(view) {
    const { changes, findOut, functions, gates, ledger, next, outlook, scores, sure } = GuideResult.parts
    const found = isWeighed(view)
      ? { try: GuideWhatIf.section, gates, scores, ledger, changes, sure, open: findOut, functions, outlook, next }
      : { gates, open: findOut, next, ledger }
    return Object.entries(found).flatMap(([id, part]) => fold(id, part(view)))
  }

  /** Fold a section below its heading. */
  function fold(id, section) {
    if (!section) return []
    const heading = section.querySelector("h2")
    const folded = el("details", { class: `guide-fold ${section.className}`, id: `result-${id}` }, el("summary", {}, heading), [...section.childNodes])
    return [folded]
  }

  function contents(folded) {
    const links = folded.map((part) => el("li", {}, el("a", { href: `#${part.id}`, "data-do": "openPart" }, part.querySelector("h2").textContent)))
    return el("nav", { class: "guide-result__contents guide-noprint", "aria-label": words.contents },
      el("p", {}, words.contents), el("ul", {}, links))
  }

  function front(view) {
    const said = GuideVerdict.view(view, view.model)
    const [count, ...facts] = GuideResult.facts(view)
    const [forIt, against] = isWeighed(view) ? GuideResult.reasonsFor(view, SHOWN, 1) : [first(view), null]
    return el("div", { class: `guide-front guide-result__head guide-result__head--${view.certainty}` },
      el("div", { class: "guide-front__top" },
        el("p", { class: "guide-result__kicker" }, `${words.paper_title} · ${count}`), actions(view)),
      el("h2", { tabindex: "-1", "data-heading": true, class: "guide-result__verdict" }, said.sentence),
      GuideResult.parts.clashes(view),
      el("div", { class: "guide-front__columns" },
        how(view, said), can(said), forIt, steps(view), against, ...(isWeighed(view) ? [GuideDoubt.picture(view), turn(view)] : []),
        compared(said)),
      el("p", { class: "guide-source-line" }, facts.join(" · ")),
      el("p", { class: "guide-paper guide-source-line", "data-paper-link": true }))
  }

  /** Return what one does with a result, beside its verdict. */
  function actions({ own, doc }) {
    const paper = doc.querySelector("template[data-links]")?.content.querySelector("[data-entry=paper]")?.cloneNode(true)
    return el("p", { class: "guide-actions guide-noprint" }, own ? paper : null,
      own ? el("button", { type: "button", "data-do": "toShare" }, words.share) : null,
      own ? el("a", { class: "guide-button", href: "#compare" }, words.compare) : null,
      el("button", { type: "button", "data-do": "print" }, words.print))
  }

  const part = (kind, heading, ...children) =>
    el("section", { class: `guide-front__${kind}` }, el("h3", {}, heading), ...children)

  /** Return how often the short path's word was right in the sample of the build, or "". */
  const shortWord = (doc, word) =>
    doc.querySelector("template[data-short-words]")?.content.querySelector(`[data-word=${word}]`)?.textContent ?? ""

  function how({ certainty, path, doc }, { figures, advice }) {
    const steps = LADDER.map((name) => el("li", { "aria-current": name === certainty && "true" }, names[name]))
    return part("sure", words.how_sure, LADDER.includes(certainty) ? el("ol", { class: "guide-ladder" }, steps) : null,
      el("p", { class: "guide-front__figures" }, [...figures, advice].join(" ").trim()),
      path === "short" ? el("p", { class: "guide-front__short" }, shortWord(doc, certainty)) : null)
  }

  const can = (said) => said.readiness
    ? part("ready", readiness.title, el("p", { class: "guide-result__readiness" }, said.readiness)) : null

  const compared = (said) => said.today.length
    ? part("today", today.title, said.today.map((text) => el("p", {}, text))) : null

  /** Return what would turn the result, the nearest first, and a way to try it. */
  function turn(view) {
    const lines = GuideResult.turns(view, true)
    return part("turn", words.turn, lines.length ? el("ul", {}, lines.slice(0, SHOWN)) : el("p", {}, words.turns_none),
      view.own && view.result.runnerUp !== null
        ? el("p", { class: "guide-noprint" }, el("a", { href: "#result-try", "data-do": "openPart" }, words.try_title)) : null)
  }

  /** Return what to find out before anything can be said. */
  function first({ explanation: { open } }) {
    if (!open.length) return null
    const items = open.slice(0, SHOWN).map(({ question }) => el("li", {}, GuideQuestions.questions[question].title))
    return part("open", words.unknown, el("ol", {}, items))
  }

  /** Return the three steps that come first, with their days if the day of the board meeting is known. */
  function steps(view) {
    const { meeting } = view.own ? new GuideStore("dossier").read({}) : {}
    const found = GuideFirstSteps.of(view, GuideDates.valid(meeting) ? meeting : "")
    const items = found.map((step) => el("li", {}, step.text, " ",
      el("span", { class: "guide-links__where" }, `${step.who}, ${GuideFirstSteps.when(step)}`)))
    return items.length ? part("steps", GuideQuestions.words.first_steps.title, el("ol", {}, items)) : null
  }

  return { render }
})()
