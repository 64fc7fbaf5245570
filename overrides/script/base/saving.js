import { GuideDom } from "./dom.js"
import { GuideStore } from "./store.js"

/**
 * Browsers may delete what they keep. So the browser is asked to keep it for good once something was entered, and the
 * reader is told once, after 20 new entries or 7 days without a file, where to save one.
 *
 * <guide-saving role="status"> <p hidden> what to do, and where; a button that closes it </p> </guide-saving>
 *
 * @typedef {{entries?: number, print?: number, since?: string, said?: boolean}} Saved of a set: how many entries the
 *   last file had, and their fingerprint; the day of the first change after it; whether the reader was told
 */
export const GuideSaving = {
  entries: 20,
  days: 7,
  key: `${GuideStore.prefix}saving`,

  /** Return the entries of the set in use as tool/name=value; where a reader is, and numbers of versions, are none. */
  given() {
    const start = `${GuideStore.prefix}${GuideStore.set}:`
    const keys = GuideStore.keys().filter((key) => key.startsWith(start) && !GuideStore.isBroken(key))
    return keys.flatMap((key) => this.leaves(key.slice(start.length), GuideStore.parse(GuideStore.get(key))?.data)).sort()
  },

  /** @param {string} name @param {any} value @returns {string[]} */
  leaves(name, value) {
    if (value instanceof Object) return Object.entries(value).flatMap(([key, part]) => this.leaves(`${name}/${key}`, part))
    return typeof value === "string" && value && !/^questionnaire\/(path|place)$/.test(name) ? [`${name}=${value}`] : []
  },

  /** Return a number that is another one for other entries. @param {string[]} given */
  print(given) {
    let value = 0
    for (const sign of given.join("\n")) value = (value * 31 + sign.codePointAt(0)) % 2 ** 31
    return value
  },

  /** @returns {Object<string, Saved>} by set */
  read() {
    const found = GuideStore.parse(GuideStore.get(this.key) ?? "{}")
    const isOne = (/** @type {[string, any]} */ [id, saved]) => GuideStore.isSet(id) && saved?.constructor === Object
    return Object.fromEntries(Object.entries(found instanceof Object ? found : {}).filter(isOne))
  },

  /** @param {Saved} saved what is known of the set in use */
  keep(saved) {
    GuideStore.put(this.key, JSON.stringify({ ...this.read(), [GuideStore.set]: saved }))
    GuideStore.seen = GuideStore.snapshot()
  },

  /** Take note of what is not in a file. @returns {string} "first" if this is new, "time" if it is time to save one, or "" */
  look(today = GuideDom.today()) {
    const given = this.given(), saved = this.read()[GuideStore.set] ?? {}, { said = false, entries = 0 } = saved
    if (this.print(given) === (saved.print ?? 0)) return ""
    const since = Date.parse(saved.since) ? saved.since : today
    const isDue = given.length - entries >= this.entries || Date.parse(today) - Date.parse(since) >= this.days * 86_400_000
    if (since !== saved.since || (isDue && !said)) this.keep({ ...saved, since, said: said || isDue })
    return isDue && !said ? "time" : saved.since ? "" : "first"
  },

  /** A file was saved or loaded. @param {string} [tool] the only one whose entries it holds */
  saved(tool) {
    const given = this.given()
    if (tool && !given.every((entry) => entry.startsWith(`${tool}/`))) return
    this.keep({ entries: given.length, print: this.print(given) })
    for (const place of document.querySelectorAll("guide-saving p")) place.hidden = true
  },

  /** Ask the browser to keep what was entered; some ask the reader, and some, or pages without https, cannot. */
  async ask() {
    try {
      if (!(await navigator.storage.persisted())) await navigator.storage.persist()
    } catch {
      // nothing is lost: the reader is told to save a file
    }
  },
}

class GuideSavingElement extends (/** @type {new () => OwnElement} */ (HTMLElement)) {
  connectedCallback() {
    this.life = new AbortController()
    const { signal } = this.life
    this.addEventListener("click", ({ target }) => { if (/** @type {Found} */ (target).closest("button")) this.show(false) }, { signal })
    window.addEventListener("guide-change", () => this.look(), { signal })
    this.look()
  }

  disconnectedCallback() {
    this.life.abort()
  }

  look() {
    const news = GuideSaving.look()
    if (news) GuideSaving.ask()
    if (news === "time") this.show(true)
  }

  /** @param {boolean} isShown */
  show(isShown) {
    this.querySelector("p").hidden = !isShown
  }
}

customElements.define("guide-saving", GuideSavingElement)
