/**
 * Everything decided so far as one paper: the first page for the board, then the parts that the tools have added.
 *
 * <guide-dossier> [data-cover] inputs named company, author, decision, meeting, named; [data-facts], [data-board],
 * [data-contents], [data-missing], [data-parts] </guide-dossier>
 */
class GuideDossierElement extends GuideElement {
  /** What the parts need to read what the tools keep; loaded once there is something to read. */
  static readers = "guide-board.js"

  /** What is filled in by hand. */
  static blank = "_".repeat(16)

  does = { print: () => window.print(), copyText: () => this.later("guide-text.js", () => this.copyText()) }

  start(signal) {
    this.store = new GuideStore("dossier")
    GuideFile.prepare = () => GuidePage.later(GuideDossierElement.readers)
    this.follow(() => this.show(), signal)
  }

  hear({ type, target }) {
    if (type !== "input" || !target.matches("[data-cover]")) return
    const value = target.type === "checkbox" ? (target.checked ? "yes" : "") : target.value
    this.store.write({ ...this.store.read({}), [target.name]: value })
  }

  show() {
    this.showCover(this.store.read({}))
    if (!this.ready && GuideSets.texts().length) return this.prepare()
    const data = (tool) => new GuideStore(tool).read(undefined)
    this.showParts(GuideDossier.parts.map((part) => ({ ...part,
      content: this.trying(() => part.read(data)), line: this.trying(() => part.brief?.(data)) })), data)
  }

  /** Copy the paper as Markdown, with the sources behind its result; where the browser forbids that, save it as a file. */
  async copyText() {
    const { questions, gates } = GuideDossier.basis((tool) => new GuideStore(tool).read(undefined))
    const text = [GuideText.markdown(this.part("paper")), GuideText.sources(questions, gates)].join("\n")
    this.report(GuideData.words.dossier[await GuideText.handOut("board-paper", text)])
  }

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

  prepare() {
    return this.later(GuideDossierElement.readers, () => {
      this.ready = true
      this.show()
    })
  }

  /** A part that fails must not take the others with it. */
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

  showParts(parts, data) {
    const { el } = GuideDom
    const present = parts.filter(({ content }) => content)
    for (const place of this.querySelectorAll("[data-some]")) place.hidden = present.length === 0
    this.part("none").hidden = present.length > 0
    document.querySelector(".guide-board--blank").hidden = present.length > 0
    this.part("contents").replaceChildren(...present.map(({ id, title }) =>
      el("li", {}, el("a", { href: `#part-${id}` }, title))))
    this.part("board").replaceChildren(...this.board(parts, data))
    this.part("parts").replaceChildren(...present.map((part) => this.section(part)))
    this.showMissing(parts.filter(({ content }) => !content))
  }

  /** Return what the first page says; what no tool has yet is one line. */
  board(parts, data) {
    const cover = this.store.read({}), { missing_line: missing } = GuideData.words.dossier
    const lines = parts.filter(({ line }) => line).map(({ title, line }) => [title, line])
    const without = parts.filter(({ content }) => !content).map(({ title }) => title)
    if (without.length) lines.push([missing, without.join("; ")])
    return this.trying(() => GuideDossier.board(data, { cover, lines })) ?? []
  }

  /** Say for each page what using it would add. */
  showMissing(parts) {
    const { el } = GuideDom
    const pages = [...new Set(parts.map(({ missing }) => missing.page))]
    this.part("some-missing").hidden = pages.length === 0
    this.part("missing").replaceChildren(...pages.map((page) => {
      const adding = parts.filter(({ missing }) => missing.page === page)
      const titles = adding.map(({ title }) => title).join(", ")
      return el("li", {}, el("a", { href: GuidePage.href(page) }, adding[0].missing.text), ` – ${titles}`)
    }))
  }

  /** Show a part below its title; headings inside it step down by one. */
  section({ id, title, content }) {
    const { el } = GuideDom
    const nodes = content.map((each) => (typeof each === "string" ? el("p", {}, each) : each))
    const section = el("section", { class: "guide-dossier__part" }, nodes)
    for (const heading of section.querySelectorAll("h2, h3")) {
      const lower = el(heading.tagName === "H2" ? "h3" : "h4", { class: heading.className }, [...heading.childNodes])
      heading.replaceWith(...(lower.textContent === title ? [] : [lower]))
    }
    section.prepend(el("h2", { id: `part-${id}` }, title))
    return section
  }
}

GuideStore.cleaners.dossier = (data) => GuideClean.sift(data,
  (name, value) => (name === "meeting" && (value === "" || GuideDates.valid(value)))
    || (["company", "author", "decision", "named"].includes(name) && GuideClean.isText(value)))

customElements.define("guide-dossier", GuideDossierElement)
