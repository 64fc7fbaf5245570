import { GuideDom } from "./dom.js"
import { GuidePage } from "./page.js"

/**
 * The base of a tool. It wraps markup that works without it. A button with data-do="name" runs the method of that
 * name in `does`; what can be taken back offers [data-undo]; [data-panel] shows only where scripts run.
 */
export class GuideElement extends (/** @type {new () => Tool} */ (HTMLElement)) {
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

  /** @param {GuideEvent} event */
  handleEvent(event) {
    if (!this.owns(event.target)) return
    const name = event.type === "click" && event.target.closest("[data-do]")?.dataset.do
    if (name === "undo") return this.takeBack()
    if (event.type !== "toggle") this.pressed = /** @type {any} */ (event.target.closest("[data-do]") ?? event.target)
    if (name) this.does[name](this.pressed)
    else this.hear?.(event)
  }

  /** Whether a node belongs to this tool, and not to another one inside it. @param {any} node */
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

  /** Call back when anything that is kept changes, here or in another tab. @param {() => void} show @param {AbortSignal} signal */
  follow(show, signal) {
    for (const type of ["storage", "guide-change"]) window.addEventListener(type, show, { signal })
    show()
  }

  /** Return a store that forgets, for an example: it is read and written like the others. @param {any} data */
  memory(data) {
    /** @param {any} now @returns {() => void} */
    const write = (now) => {
      const before = data
      data = now
      this.show?.()
      return () => void write(before)
    }
    return /** @type {any} */ ({ read: () => data, write, keeps: true, damaged: false })
  }

  /** Do something that needs more scripts, or say that they are missing. @param {string} name @param {() => any} action */
  async later(name, action) {
    try {
      await GuidePage.later(name)
    } catch {
      return this.report(GuideData.words.store.not_loaded)
    }
    return action()
  }

  /**
   * Set the text of a status so that it is read out, also where it says the same as before.
   * @param {string} name @param {string | null} text
   */
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
