import { GuideDates } from "../../script/base/dates.js"
import { GuideDom } from "../../script/base/dom.js"
import { GuideElement } from "../../script/base/element.js"
import { GuideFile } from "../../script/base/file.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideTool } from "../../script/base/registry.js"
import { GuideSaving } from "../../script/base/saving.js"
import { GuideSets } from "../../script/base/sets.js"
import { GuideStore } from "../../script/base/store.js"
import { GuideCoverKept } from "./model.js"

/**
 * Everything decided so far as one paper: the first page for the board, then the parts that the tools bring (GuideTool).
 *
 * <guide-dossier> [data-cover] inputs named company, author, decision, meeting, named; [data-facts], [data-board],
 * [data-contents], [data-missing], [data-parts] </guide-dossier>
 */
class GuideDossierElement extends GuideElement {
  /** What is filled in by hand. */
  static blank = "_".repeat(16)

  does = { print: () => window.print(), copyText: () => this.later("text", () => this.copyText()) }

  /** @param {AbortSignal} signal */
  start(signal) {
    this.store = new GuideStore("dossier")
    this.follow(() => this.show(), signal)
  }

  /** @param {GuideEvent} event */
  hear({ type, target }) {
    if (type !== "input" || !target.matches("[data-cover]")) return
    const value = target.type === "checkbox" ? (target.checked ? "yes" : "") : target.value
    this.store.write({ ...this.store.read({}), [target.name]: value })
  }

  show() {
    this.showCover(this.store.read({}))
    if (!this.ready && GuideSets.texts().length) return this.prepare()
    this.showParts(GuideTools.map((part) => ({ ...part, ...this.said(part) })))
  }

  /** What a tool keeps. @param {string} tool */
  kept(tool) {
    return new GuideStore(tool).read(undefined)
  }

  /** Return what a tool says of what it keeps, as a part and in one line. @param {{tool: string, id: string}} part */
  said({ tool, id }) {
    const { dossier, brief } = GuideTool.find(tool) ?? {}, kept = this.kept
    return {
      content: this.trying(() => dossier?.(kept(tool), kept, id)), line: this.trying(() => brief?.(kept(tool), kept, id)),
    }
  }

  /** Copy the paper as Markdown, with the sources behind its result; where the browser forbids that, save it as a file. */
  async copyText() {
    const { questions, gates } = this.deciding.basis(this.kept)
    const text = [GuideText.markdown(this.part("paper")), GuideText.sources(questions, gates)].join("\n")
    this.report(GuideData.words.dossier[await GuideText.handOut("board-paper", text)])
  }

  /** @param {any} cover */
  showCover(cover) {
    for (const field of this.querySelectorAll("[data-cover]")) {
      if (field.type === "checkbox") field.checked = Boolean(cover[field.name])
      else if (field !== document.activeElement) field.value = cover[field.name] ?? ""
    }
    this.tell("print-company", cover.company ?? "")
    this.tell("print-decision", cover.decision?.trim() || GuideData.words.dossier.question)
    this.tell("print-author", GuidePage.say("dossier.prepared", {
      author: cover.author || GuideDossierElement.blank, day: cover.meeting ? GuideDates.show(cover.meeting) : GuideDossierElement.blank }))
    this.showFacts()
  }

  /** The tool that says what the board decides on. */
  get deciding() {
    return GuideTool.all.find(({ board }) => board)
  }

  /** Load what the tools need to say what they keep. */
  prepare() {
    return this.later("papers", () => {
      this.ready = true
      this.show()
    })
  }

  /** A part that fails must not take the others with it. @param {() => any} action */
  trying(action) {
    return GuideStore.trying(action) ?? null
  }

  showFacts() {
    const { edition, updated, questions } = GuideData
    /** @type {Object<string, string | number>} */
    const facts = { set: GuideSets.name(), edition, version: questions, updated: GuideDates.show(updated) }
    facts.today = GuideDates.show(GuideDom.today())
    this.tell("facts", GuidePage.say("dossier.facts", facts))
  }

  /** @param {any[]} parts */
  showParts(parts) {
    const { el } = GuideDom
    const present = parts.filter(({ content }) => content)
    for (const place of this.querySelectorAll("[data-some]")) place.hidden = present.length === 0
    this.part("none").hidden = present.length > 0
    document.querySelector(".guide-board--blank").hidden = present.length > 0
    this.part("contents").replaceChildren(...present.map(({ id, title }) =>
      el("li", {}, el("a", { href: `#part-${id}` }, title))))
    this.part("board").replaceChildren(...this.board(parts))
    this.part("parts").replaceChildren(...present.map((/** @type {any} */ part) => this.section(part)))
    this.showMissing(parts.filter(({ content }) => !content))
  }

  /** Return what the first page says; what no tool has yet is one line. @param {any[]} parts */
  board(parts) {
    const cover = this.store.read({}), { missing_line: missing } = GuideData.words.dossier
    /** @type {[string, string][]} */
    const lines = parts.filter(({ line }) => line).map(({ title, line }) => [title, line])
    const without = parts.filter(({ content }) => !content).map(({ title }) => title)
    if (without.length) lines.push([missing, without.join("; ")])
    return this.trying(() => this.deciding?.board(this.kept, { cover, lines })) ?? []
  }

  /** Say for each page what using it would add. @param {any[]} parts */
  showMissing(parts) {
    const { el } = GuideDom
    const pages = [...new Set(parts.map(({ page }) => page))]
    this.part("some-missing").hidden = pages.length === 0
    this.part("missing").replaceChildren(...pages.map((page) => {
      const adding = parts.filter((/** @type {any} */ part) => part.page === page)
      const titles = adding.map(({ title }) => title).join(", ")
      return el("li", {}, el("a", { href: GuidePage.href(page) }, adding[0].missing), ` – ${titles}`)
    }))
  }

  /** Show a part below its title; headings inside it step down by one. @param {{id: string, title: string, content: any[]}} part */
  section({ id, title, content }) {
    const { el } = GuideDom
    const nodes = content.map((/** @type {any} */ each) => (typeof each === "string" ? el("p", {}, each) : each))
    const section = el("section", { class: "guide-dossier__part" }, nodes)
    for (const heading of section.querySelectorAll("h2, h3")) {
      const lower = el(heading.tagName === "H2" ? "h3" : "h4", { class: heading.className }, [...heading.childNodes])
      heading.replaceWith(...(lower.textContent === title ? [] : [lower]))
    }
    section.prepend(el("h2", { id: `part-${id}` }, title))
    return section
  }
}

customElements.define("guide-dossier", GuideDossierElement)
