/**
 * Runs axe on the page that is open, in one colour scheme after the other.
 *
 * Contrast takes most of the time of axe, and depends on nothing but how a text looks: its colour, size and weight,
 * and whatever is painted around it. So each look is checked once, on the first page that has it, and remembered.
 * So are the parts of the frame: the menu of a page, for one, is to the letter that of its neighbours. And where the same
 * is shown in another width, only the rules about places have something new to look at.
 */
globalThis.GuideLook = class GuideLook {
  static tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
  static quick = { resultTypes: ["violations"], preload: false, selectors: false }
  static aboutLooks = ["color-contrast", "link-in-text-block"]
  static aboutPlaces = ["target-size", "scrollable-region-focusable"]
  static frame = ".md-header__inner > :not(.md-header__title), .md-tabs, .md-sidebar--primary, .guide-footer"
  static knownParts = new Set() // of the frame: the width, and their HTML

  /** Return what axe finds: all rules in the light scheme, new looks in both; begins in the one that is shown. */
  static async everything() {
    const schemes = document.body.dataset.mdColorScheme === "slate" ? ["slate", "default"] : ["default", "slate"]
    const parts = [...document.querySelectorAll(this.frame)].map((part) => [part, `${innerWidth} ${part.outerHTML}`])
    const known = parts.filter(([, html]) => this.knownParts.has(html)).map(([part]) => [part, [...part.childNodes]])
    this.isFrameKnown = known.length === parts.length
    const found = []
    for (const [part] of known) part.replaceChildren()
    for (const scheme of schemes)
      found.push(...(await this.in(scheme, () => (scheme === "default" ? this.allRules() : this.looks()))))
    for (const [part, nodes] of known) part.replaceChildren(...nodes)
    for (const [, html] of parts) this.knownParts.add(html)
    return found
  }

  /** Return what axe finds in one scheme with every rule on every element, whether its look is known or not. */
  static thoroughly(scheme) {
    return this.in(scheme, () => this.run(document, { runOnly: this.tags }))
  }

  /** Lay another page of the site over this one, as it is before scripts: much faster than opening it. */
  static async turnTo(address) {
    const answer = await fetch(address)
    if (!answer.ok) throw new Error(`no page ${address}`)
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    history.replaceState(null, "", address)
    document.title = page.title
    document.documentElement.lang = page.documentElement.lang
    document.body.replaceWith(document.adoptNode(page.body))
  }

  static async in(scheme, check) {
    document.querySelector(`input[data-md-color-scheme=${scheme}]`)?.click()
    document.body.dataset.mdColorScheme = scheme // where no script of the theme listens
    scrollTo(0, 0) // what lies below the header is not what a reader points at
    this.still()
    return (await check()).map((finding) => `${scheme}: ${finding}`)
  }

  /** Give all text the space that WCAG 1.4.12 lets a reader ask for. */
  static spaceOut() {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
      p { margin-bottom: 2em !important }`)
    document.adoptedStyleSheets = [sheet]
  }

  /** End all transitions, and those of elements inside that begin when one ends. */
  static still() {
    for (let moving = document.getAnimations(); moving.length; moving = document.getAnimations())
      for (const animation of moving) animation.finish()
  }

  static async allRules() {
    const rules = Object.fromEntries(this.aboutLooks.map((name) => [name, { enabled: false }]))
    const runOnly = this.showsTheSame() ? { type: "rule", values: this.aboutPlaces } : this.tags
    const found = await this.run(document, { runOnly, rules })
    return [...found, ...(await this.looks())]
  }

  /** Return whether the page shows what it showed last time, and a frame that is known. */
  static showsTheSame() {
    const article = document.querySelector("article")
    const shown = [...article.querySelectorAll("*")].filter((element) => element.checkVisibility({ visibilityProperty: true }))
    const before = this.shown
    this.shown = [article, ...shown]
    const isSame = before?.length === this.shown.length && before.every((element, place) => element === this.shown[place])
    return isSame && this.isFrameKnown
  }

  static async looks() {
    const texts = this.newTexts()
    const only = { runOnly: { type: "rule", values: this.aboutLooks } }
    return texts.length ? this.run({ include: texts }, only) : []
  }

  static async run(context, options) {
    const { violations } = await axe.run(context, { ...this.quick, ...options })
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.failureSummary} ${node.html}`))
  }

  /** Return the elements with visible text whose look was not met before in this window. */
  static newTexts() {
    this.known ??= new Set(JSON.parse(sessionStorage.getItem("looks") ?? "[]"))
    this.behind = new Map()
    const texts = [...this.texts()].filter((element) => {
      const look = this.look(element)
      return !this.known.has(look) && this.known.add(look)
    })
    if (texts.length) sessionStorage.setItem("looks", JSON.stringify([...this.known]))
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
    const { color, fontSize, fontWeight, textShadow, textDecorationLine } = getComputedStyle(element)
    const around = element.localName === "a" ? getComputedStyle(element.parentElement).color : ""
    const own = [element.localName, color, fontSize, fontWeight, textShadow, textDecorationLine, around]
    return [...own, this.painted(element)].join()
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
