/**
 * Everything decided so far as one paper, put together from the parts that the tools have added.
 *
 * <guide-dossier> [data-cover] inputs named company, author, decision; [data-facts], [data-contents], [data-missing],
 * [data-parts] </guide-dossier>
 */
class GuideDossierElement extends GuideElement {
  /** What the parts need to read what the tools keep; loaded once there is something to read. */
  static readers = "guide-result.js"

  does = { print: () => window.print() }

  start(signal) {
    this.store = new GuideStore("dossier")
    GuideFile.prepare = () => GuidePage.later(GuideDossierElement.readers)
    this.follow(() => this.show(), signal)
  }

  hear({ type, target }) {
    if (type !== "input" || !target.matches("[data-cover]")) return
    this.store.write({ ...this.store.read({}), [target.name]: target.value })
  }

  show() {
    const cover = this.store.read({})
    for (const field of this.querySelectorAll("[data-cover]")) {
      if (field !== document.activeElement) field.value = cover[field.name] ?? ""
      this.tell(`print-${field.name}`, field.value)
    }
    this.showFacts()
    if (!this.ready && GuideSets.texts().length) return this.prepare()
    this.showParts(GuideDossier.parts.map((part) => ({ ...part, content: this.contentOf(part) })))
  }

  prepare() {
    return this.later(GuideDossierElement.readers, () => {
      this.ready = true
      this.show()
    })
  }

  /** A part that fails must not take the others with it. */
  contentOf(part) {
    const data = (tool) => new GuideStore(tool).read(undefined)
    return GuideStore.trying(() => part.read(data)) ?? null
  }

  /** Return the address of a page of the guide, as seen from the dossier. */
  href(page) {
    const { pathname } = location
    const ending = pathname.endsWith("/index.html") ? "/index.html" : pathname.endsWith(".html") ? ".html" : "/"
    return `${ending === ".html" ? "../" : "../../"}${page}${ending}`
  }

  showFacts() {
    const { edition, updated, questions } = GuideData
    /** @type {Object<string, string | number>} */
    const facts = { set: GuideSets.name(), edition, version: questions, updated: GuideDates.show(updated) }
    facts.today = GuideDates.show(GuideDom.today())
    this.tell("facts", GuidePage.say("dossier.facts", facts))
  }

  showParts(parts) {
    const { el } = GuideDom
    const present = parts.filter(({ content }) => content)
    for (const place of this.querySelectorAll("[data-some]")) place.hidden = present.length === 0
    this.part("none").hidden = present.length > 0
    this.part("contents").replaceChildren(...present.map(({ id, title }) =>
      el("li", {}, el("a", { href: `#part-${id}` }, title))))
    this.part("parts").replaceChildren(...present.map((part) => this.section(part)))
    this.showMissing(parts.filter(({ content }) => !content))
  }

  /** Say for each page what using it would add. */
  showMissing(parts) {
    const { el } = GuideDom
    const pages = [...new Set(parts.map(({ missing }) => missing.page))]
    this.part("some-missing").hidden = pages.length === 0
    this.part("missing").replaceChildren(...pages.map((page) => {
      const adding = parts.filter(({ missing }) => missing.page === page)
      const titles = adding.map(({ title }) => title).join(", ")
      return el("li", {}, el("a", { href: this.href(page) }, adding[0].missing.text), ` – ${titles}`)
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

GuideStore.cleaners.dossier = (data) => GuideSteps.sift(data,
  (name, value) => ["company", "author", "decision"].includes(name) && GuideSteps.isText(value))

customElements.define("guide-dossier", GuideDossierElement)
