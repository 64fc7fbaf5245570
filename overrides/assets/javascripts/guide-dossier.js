/**
 * Everything decided so far as one paper. Each tool brings its own part and the page needs no change for it:
 *
 *   GuideDossier.add({
 *     id: "costs", title: "Cost comparison", order: 30,
 *     missing: { text: "Compare the costs", page: "decide/costs" },
 *     read: (data) => …,   // data("costs") is what that tool keeps; returns nodes and sentences, or null if there is nothing yet
 *   })
 *
 * @typedef {{id: string, title: string, order: number, missing: {text: string, page: string},
 *   read: (data: (tool: string) => any) => (Node | string)[] | null}} Part
 */
globalThis.GuideDossier = {
  /** @type {Part[]} */
  parts: [],

  /** @param {Part} part */
  add(part) {
    this.parts = [...this.parts.filter(({ id }) => id !== part.id), part].sort((one, other) => one.order - other.order)
  },

  /** Return the address of a page of the guide, as seen from the dossier. */
  href(page) {
    const { pathname } = location
    const ending = pathname.endsWith("/index.html") ? "/index.html" : pathname.endsWith(".html") ? ".html" : "/"
    return `${ending === ".html" ? "../" : "../../"}${page}${ending}`
  },
}

/**
 * Shows the dossier.
 *
 * <guide-dossier> [data-cover] inputs named company, author, decision; [data-facts], [data-contents], [data-missing],
 * [data-parts] </guide-dossier>
 */
class GuideDossierElement extends GuideElement {
  does = { print: () => window.print() }

  start(signal) {
    this.store = new GuideStore("dossier")
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
      GuidePage.tell(this.part(`print-${field.name}`), field.value)
    }
    this.showFacts()
    this.showParts(GuideDossier.parts.map((part) => ({ ...part, content: this.contentOf(part) })))
  }

  /** A part that fails must not take the others with it. */
  contentOf(part) {
    const data = (tool) => new GuideStore(tool).read(undefined)
    return GuideStore.trying(() => part.read(data)) ?? null
  }

  showFacts() {
    const { edition, updated, questions } = GuideData
    GuidePage.tell(this.part("facts"), GuidePage.say("dossier.facts", {
      set: GuideSets.name(), edition, updated: GuideDates.show(updated), version: questions, today: GuideDates.show(GuideDates.today()),
    }))
  }

  showParts(parts) {
    const { el } = GuideDom
    const present = parts.filter(({ content }) => content), missing = parts.filter(({ content }) => !content)
    for (const place of this.querySelectorAll("[data-some]")) place.hidden = present.length === 0
    this.part("contents").replaceChildren(...present.map(({ id, title }) => el("li", {}, el("a", { href: `#part-${id}` }, title))))
    this.part("missing").replaceChildren(...missing.filter(({ missing: { page } }, i) => missing.findIndex((each) => each.missing.page === page) === i)
      .map(({ missing: { text, page } }) => el("li", {}, el("a", { href: GuideDossier.href(page) }, text), " – ",
        missing.filter((each) => each.missing.page === page).map(({ title }) => title).join(", "))))
    this.part("some-missing").hidden = missing.length === 0
    this.part("none").hidden = present.length > 0
    this.part("parts").replaceChildren(...present.map(({ id, title, content }) => el("section", { class: "guide-dossier__part" },
      el("h2", { id: `part-${id}` }, title), content.map((each) => (typeof each === "string" ? el("p", {}, each) : each)))))
  }
}

GuideStore.cleaners.dossier = (data) => {
  const fine = ([name, value]) => ["company", "author", "decision"].includes(name) && typeof value === "string" && value.length <= 2000
  const all = Object.entries(data instanceof Object ? data : {})
  const faults = all.filter((pair) => !fine(pair)).map(([name, value]) => GuidePage.say("store.left_out", { name, value: String(value).slice(0, 40) }))
  return { data: Object.fromEntries(all.filter(fine)), faults }
}

customElements.get("guide-dossier") ?? customElements.define("guide-dossier", GuideDossierElement)
