/**
 * What the tools that keep, print and take along share: words, small changes of the page, files, and their base.
 */
globalThis.GuidePage = {
  home: document.currentScript?.src,

  /** Load a bundle that lies beside the one of this page. @param {string} name */
  later(name) {
    return GuideDom.load(new URL(name, this.home).href)
  },

  /** Return the address of a page of the guide, as seen from a page in one of its parts. @param {string} page */
  href(page) {
    const { pathname } = location
    const ending = pathname.endsWith("/index.html") ? "/index.html" : pathname.endsWith(".html") ? ".html" : "/"
    return `${ending === ".html" ? "../" : "../../"}${page}${ending}`
  },

  /** Return where others find a page: in a copy that lies in a folder, its published address; "" if there is none. */
  address(page = location.href.split("#")[0]) {
    const [href, anchor = ""] = page.split(/(?=#)/)
    if (!href.startsWith("file:")) return href + anchor
    const root = new URL("../../", this.home).href
    if (!GuideData.address || !href.startsWith(root)) return ""
    const path = href.slice(root.length).replace(/(^|\/)index\.html$/, "$1").replace(/\.html$/, "/")
    return GuideData.address + path + anchor
  },

  /**
   * Return a word of the interface with its {values} filled in.
   * @param {string} path group and key, as in "checklist.shown" @param {Object<string, string | number>} [values]
   */
  say(path, values = {}) {
    const [group, key] = path.split(".")
    return GuideNumbers.fill(GuideData.words[group], key, values)
  },

  /** How many of several sentences a status says. */
  shown: 3,

  /** Return the first of many sentences, and how many more there are. */
  several(sentences) {
    const more = sentences.length - this.shown
    return [...sentences.slice(0, this.shown), ...(more > 0 ? [this.say("store.more", { more })] : [])].join(" ")
  },

  /**
   * Return the text of a file in UTF-8, UTF-16 or, where it is neither, the signs of Windows in western Europe
   * (guessed: some signs may be others); undefined for what is no text.
   * @param {Uint8Array} bytes @returns {{text: string, guessed: boolean} | undefined}
   */
  text(bytes) {
    const [first, second] = bytes, marked = { 0xfffe: "utf-16le", 0xfeff: "utf-16be" }[(first << 8) | second]
    const wide = marked ?? (first === 0 && second ? "utf-16be" : first && second === 0 ? "utf-16le" : "")
    for (const name of wide ? [wide] : ["utf-8", "windows-1252"]) {
      try {
        const text = new TextDecoder(name, { fatal: true }).decode(bytes)
        const isText = !/[\0-\x08\x0E-\x1A\x1C-\x1F\x80-\x84\x86-\x9F]/.test(text)
        return isText || name === "utf-8" ? { text, guessed: name === "windows-1252" } : undefined
      } catch {
        continue
      }
    }
  },

  /** Set a text only if it is another one, so that a status is not announced twice. */
  tell(node, text) {
    if (node && node.textContent !== text) node.textContent = text
  },

  /** Fill a <select> or <datalist> with [value, text] pairs; keep what is chosen if it is still there. */
  choices(list, pairs) {
    const chosen = list.value
    if (JSON.stringify([...list.children].map(({ value, text }) => [value, text])) === JSON.stringify(pairs)) return
    list.replaceChildren(...pairs.map(([value, text]) => GuideDom.el("option", { value }, text)))
    if (pairs.some(([value]) => value === chosen)) list.value = chosen
  },

  /** Hand a file to the reader. */
  download(name, content, type) {
    const href = URL.createObjectURL(new Blob([content], { type }))
    GuideDom.el("a", { href, download: name }).click()
    setTimeout(() => URL.revokeObjectURL(href), 60_000)
  },

  /** Return a name as part of a file name: small letters, digits and hyphens. */
  slug(name) {
    const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    return plain.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 40) || "guide"
  },
}

/**
 * The base of a tool. It wraps markup that works without it. A button with data-do="name" runs the method of that
 * name in `does`; what can be taken back offers [data-undo]; [data-panel] shows only where scripts run.
 */
globalThis.GuideElement = class GuideElement extends (/** @type {new () => Tool} */ (HTMLElement)) {
  connectedCallback() {
    this.life = new AbortController()
    const { signal } = this.life
    for (const type of ["click", "change", "input"]) this.addEventListener(type, this, { signal })
    this.addEventListener("toggle", this, { signal, capture: true })
    this.start(signal)
    for (const panel of this.querySelectorAll("[data-panel]")) panel.hidden = false
  }

  disconnectedCallback() {
    this.life.abort()
  }

  handleEvent(event) {
    if (!this.owns(event.target)) return
    const name = event.type === "click" && event.target.closest("[data-do]")?.dataset.do
    if (name === "undo") return this.takeBack()
    if (event.type !== "toggle") this.pressed = event.target.closest("[data-do]") ?? event.target
    if (name) this.does[name](this.pressed)
    else this.hear?.(event)
  }

  /** Whether a node belongs to this tool, and not to another one inside it. */
  owns(node) {
    for (; node !== this; node = node.parentElement) if (!node || node instanceof GuideElement) return false
    return true
  }

  /** Return the first of the tool's own nodes. @param {string} selector @returns {any} */
  own(selector) {
    return [...this.querySelectorAll(selector)].find((node) => this.owns(node))
  }

  /** @param {string} name @returns {any} */
  part(name) {
    return this.own(`[data-${name}]`)
  }

  /** Set the text of a part. @param {string} name @param {string} text */
  tell(name, text) {
    GuidePage.tell(this.part(name), text)
  }

  /** Call back when anything that is kept changes, here or in another tab. */
  follow(show, signal) {
    for (const type of ["storage", "guide-change"]) window.addEventListener(type, show, { signal })
    show()
  }

  /** Do something that needs more scripts, or say that they are missing. */
  async later(name, action) {
    try {
      await GuidePage.later(name)
    } catch {
      return this.report(GuideData.words.store.not_loaded)
    }
    return action()
  }

  /** Set the text of a status so that it is read out, also where it says the same as before. */
  announce(name, text) {
    const node = this.part(name)
    if (!text || node.textContent !== text) return this.tell(name, text)
    node.textContent = ""
    setTimeout(() => node.textContent || this.tell(name, text), 100)
  }

  /**
   * Say something in the status line, and offer to take it back.
   * @param {string} text @param {() => void} [undo] @param {string[]} [faults] all of them, if the text names only some
   */
  report(text, undo, faults = []) {
    const list = this.part("faults")
    if (list) {
      list.hidden = faults.length <= GuidePage.shown
      list.querySelector("ul").replaceChildren(...faults.map((fault) => GuideDom.el("li", {}, fault)))
    }
    const button = this.own("[data-do=undo]")
    if (undo) this.origin = this.pressed
    this.undo = undo
    button.hidden = !undo
    if (undo) button.focus()
    this.announce("note", text)
  }

  /** Take back what was done; the focus returns to what did it, or to the status line if that is gone. */
  takeBack() {
    const note = this.part("note")
    this.undo()
    this.report(GuideData.words.store.taken_back)
    note.tabIndex = -1
    const place = this.origin.checkVisibility() ? this.origin : note
    place.focus()
  }
}
