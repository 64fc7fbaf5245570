/**
 * Runs axe on the page that is open, in one colour scheme after the other.
 *
 * Contrast takes most of the time of axe, and depends on nothing but how a text looks: its colour, size and weight,
 * and whatever is painted behind it. So each look is checked once, on the first page that has it, and remembered.
 */
globalThis.GuideLook = class GuideLook {
  static tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
  static quick = { resultTypes: ["violations"], preload: false, selectors: false }

  /** Return what axe finds: all rules in the light scheme, contrast in both. */
  static async everything() {
    const found = await this.in("default", () => this.allRules())
    return [...found, ...(await this.in("slate", () => this.contrast()))]
  }

  /** Return what axe says of contrast with every text looked at, whether its look is known or not. */
  static async thoroughly() {
    const all = () => this.run(document, { runOnly: { type: "rule", values: ["color-contrast"] } })
    return [...(await this.in("default", all)), ...(await this.in("slate", all))]
  }

  static async in(scheme, check) {
    document.querySelector(`input[data-md-color-scheme=${scheme}]`)?.click()
    if (document.body.dataset.mdColorScheme !== scheme) throw new Error(`no ${scheme} scheme`)
    for (const animation of document.getAnimations()) animation.finish()
    return (await check()).map((finding) => `${scheme}: ${finding}`)
  }

  static async allRules() {
    const rules = { "color-contrast": { enabled: false } }
    const found = await this.run(document, { runOnly: this.tags, rules })
    return [...found, ...(await this.contrast())]
  }

  static async contrast() {
    const texts = this.newTexts()
    const only = { runOnly: { type: "rule", values: ["color-contrast"] } }
    return texts.length ? this.run({ include: texts }, only) : []
  }

  static async run(context, options) {
    const { violations } = await axe.run(context, { ...this.quick, ...options })
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.failureSummary} ${node.html}`))
  }

  /** Return the elements with visible text whose look was not met before in this window. */
  static newTexts() {
    const known = new Set(JSON.parse(sessionStorage.getItem("looks") ?? "[]"))
    this.behind = new Map()
    const texts = [...this.texts()].filter((element) => {
      const look = this.look(element)
      return !known.has(look) && known.add(look)
    })
    sessionStorage.setItem("looks", JSON.stringify([...known]))
    return texts
  }

  static *texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const met = new Set()
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode
      if (!data.trim() || met.has(parentElement)) continue
      met.add(parentElement)
      if (parentElement.checkVisibility({ opacityProperty: true, visibilityProperty: true })) yield parentElement
    }
    yield* document.querySelectorAll("input, select, textarea")
  }

  static look(element) {
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element)
    return [element.localName, color, fontSize, fontWeight, textShadow, this.painted(element)].join()
  }

  /** Return what is painted behind an element by it and what surrounds it; floating boxes by name. */
  static painted(element) {
    if (!element) return ""
    if (!this.behind.has(element)) {
      const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(element)
      const floats = position === "static" || position === "relative" ? "" : element.className
      const own = [backgroundColor, backgroundImage, opacity, floats].join()
      const plain = own === "rgba(0, 0, 0, 0),none,1,"
      this.behind.set(element, (plain ? "" : own + "|") + this.painted(element.parentElement))
    }
    return this.behind.get(element)
  }
}
