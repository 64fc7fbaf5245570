import { GuideTool } from "./registry.js"

/**
 * The one place that keeps what a reader enters: in the browser, by edition and named set, in an envelope with
 * version and date. Keys are guide:<version>:<edition>:<set>:<tool>. Denied or full storage, damaged texts and
 * other tabs do not stop a tool: `keeps` and `damaged` say what happened.
 *
 * @typedef {{version: number, saved: string, data: any}} Envelope
 */
export class GuideStore {
  static version = 1
  static prefix = `guide:1:${encodeURIComponent(GuideData.edition)}:`
  static depth = 12
  static longest = 20_000
  /** @type {boolean | undefined} whether the browser keeps anything at all */
  static probed
  /** What the browser refuses to keep: key to text, or to null if it was removed. */
  static unsaved = new Map()

  /** Names with which every object comes: a value under one would be mistaken for what scripts call. */
  static taken = ["__proto__", "constructor", "prototype", "toString", "valueOf", "toJSON"]
  /** @type {string | undefined} the named set in use, once it is known */
  static chosen
  /** What was kept when the tools of this page were last told. */
  static seen = ""

  /** @param {string} tool name of the tool whose data this is */
  constructor(tool) {
    this.tool = tool
    this.damaged = false
  }

  get key() {
    return `${GuideStore.prefix}${GuideStore.set}:${this.tool}`
  }

  /** Whether the browser will remember what is written. */
  get keeps() {
    return GuideStore.works && !GuideStore.unsaved.has(this.key)
  }

  /** Return what was saved, or the fallback. Text that cannot be read is set aside, not deleted. @param {any} fallback */
  read(fallback) {
    const text = GuideStore.get(this.key)
    if (text === null) return fallback
    const envelope = GuideStore.parse(text)
    if (envelope?.version !== GuideStore.version || !("data" in envelope)) {
      this.damaged = true
      GuideStore.setAside(this.key, text)
      return fallback
    }
    const { data, faults } = GuideStore.clean(this.tool, envelope.data)
    if (faults.length) {
      this.damaged = true
      GuideStore.copyAside(this.key, text)
    }
    return data ?? fallback
  }

  /** @param {any} data @returns {() => void} takes it back, but not what was changed again since */
  write(data) {
    const { key } = this, saved = new Date().toISOString()
    const undo = GuideStore.change([[key, JSON.stringify({ version: GuideStore.version, saved, data })]])
    GuideStore.tell(key)
    return () => {
      undo()
      GuideStore.tell(key)
    }
  }

  /** Call back when this data changes, here or in another tab. @param {() => void} callback @param {AbortSignal} signal */
  watch(callback, signal) {
    const hear = (/** @type {any} */ event) => {
      const key = event.type === "storage" ? event.key : event.detail
      if (key === null || key === this.key) callback()
    }
    window.addEventListener("storage", hear, { signal })
    window.addEventListener("guide-change", hear, { signal })
  }

  /** Tell the tools of this page that a key has changed; null: all of them. @param {string | null} key */
  static tell(key) {
    this.seen = this.snapshot()
    window.dispatchEvent(new CustomEvent("guide-change", { detail: key }))
  }

  /** Tell the tools if something has changed that they have not heard of, once the reader sees them. */
  static catchUp() {
    if (!document.hidden && this.seen !== this.snapshot()) this.tell(null)
  }

  static snapshot() {
    return JSON.stringify(this.keys().map((key) => [key, this.get(key)]))
  }

  /** The named set in use: this tab's own, else the one used last; not one that is gone. */
  static get set() {
    if (this.exists(this.chosen)) return this.chosen
    const mine = this.trying(() => sessionStorage.getItem(`${this.prefix}set`))
    return (this.chosen = [mine, this.index().current].find((id) => this.exists(id)) ?? "default")
  }

  /** Use another set from now on, in this tab; undefined: the one used last. */
  static set set(id) {
    this.chosen = id
    const place = `${this.prefix}set`
    this.trying(() => (id ? sessionStorage.setItem(place, id) : sessionStorage.removeItem(place)))
  }

  /** @param {string} id */
  static isSet(id) {
    return typeof id === "string" && /^[a-z0-9][a-z0-9-]{0,39}$/.test(id)
  }

  /** Whether there is such a set: it has a name, or holds something. @param {string} id */
  static exists(id) {
    if (!this.isSet(id)) return false
    return id === "default" || Object.hasOwn(this.index().names, id)
      || this.keys().some((key) => key.startsWith(`${this.prefix}${id}:`))
  }

  /** @returns {{current?: string, names: {[id: string]: string}}} the named sets, and the one used last */
  static index() {
    const key = `${this.prefix}sets`
    const text = this.get(key)
    const found = text && this.parse(text)
    if (text && !(found?.names instanceof Object)) this.setAside(key, text)
    const names = Object.entries(found?.names ?? {})
      .filter(([id, name]) => this.isSet(id) && typeof name === "string")
    return { current: this.isSet(found?.current) ? found.current : undefined, names: Object.fromEntries(names) }
  }

  /** Return the value of a JSON text, or undefined if it is damaged, too deep or not safe. @param {string | null} text */
  static parse(text) {
    return this.trying(() => {
      const value = JSON.parse(text)
      return this.fault(value) ? undefined : value
    })
  }

  /** Return what is wrong with a value from outside ("deep", "long", "keys"), or "". @param {any} value @returns {string} */
  static fault(value, depth = 0) {
    if (typeof value === "string") return value.length > this.longest ? "long" : ""
    if (value === null || typeof value !== "object") return ""
    if (depth >= this.depth) return "deep"
    for (const [key, part] of Object.entries(value)) {
      const fault = this.taken.includes(key) ? "keys" : this.fault(part, depth + 1)
      if (fault) return fault
    }
    return ""
  }

  /** @param {string} tool @param {any} data */
  static clean(tool, data) {
    return GuideTool.find(tool)?.clean(data) ?? { data, faults: [] }
  }

  /**
   * Return the id that an entry, or a part of one, has today; null if it is gone for good.
   * @param {string} id as in data/renamed.yml: "checklists/exit" or "checklists/exit/item"
   */
  static present(id) {
    for (let hops = 0; hops < 20; hops++) {
      const parts = id.split("/")
      const start = (/** @type {number} */ length) => parts.slice(0, length).join("/")
      const length = parts.findLastIndex((_, i) => Object.hasOwn(GuideData.renamed, start(i + 1))) + 1
      if (!length) return id
      const now = GuideData.renamed[start(length)]
      if (now === null) return null
      id = [now, ...parts.slice(length)].join("/")
    }
    return null
  }

  /**
   * Put texts under their keys; null removes what is there.
   * @param {[string, string | null][]} texts @returns {() => void} takes it back, but not what was changed again since
   */
  static change(texts) {
    const before = texts.map(([key]) => this.get(key))
    for (const [key, text] of texts) this.place(key, text)
    return () => texts.forEach(([key, text], i) => this.place(key, this.undoneText(this.get(key), text, before[i])))
  }

  /** @param {string} key @param {string | null} text */
  static place(key, text) {
    if (text === null) this.remove(key)
    else this.put(key, text)
  }

  /**
   * Return a text as it was before a change, with what was changed again since.
   * @param {any} now @param {any} after @param {any} before
   */
  static undoneText(now, after, before) {
    if (now === after) return before
    const [is, was, had] = [now, after, before].map((text) => (text === null ? undefined : this.parse(text)))
    if (!(is instanceof Object && "data" in is)) return this.written(this.undone(is, was, had))
    const data = this.undone(is.data, was?.data, had?.data)
    return this.written(data === undefined ? undefined : { ...is, data }) // an envelope stays whole
  }

  /** @param {any} value */
  static written(value) {
    return value === undefined ? null : JSON.stringify(value)
  }

  /**
   * The same for values: objects are looked at name by name, lists of things with an id by that, anything else is one thing.
   * @param {any} now @param {any} after @param {any} before @returns {any}
   */
  static undone(now, after, before) {
    if (JSON.stringify(now) === JSON.stringify(after)) return before
    const given = [now, after, before].filter((value) => value !== undefined)
    if (given.every((value) => Array.isArray(value) && value.every((each) => typeof each?.id === "string"))) {
      const [is, was, had] = [now, after, before].map((list) => list && Object.fromEntries(list.map((/** @type {any} */ each) => [each.id, each])))
      const left = this.undone(is, was, had)
      return left && Object.values(left)
    }
    if (!given.every((value) => value?.constructor === Object)) return now
    const names = Object.keys({ ...before, ...now })
    const left = names.map((name) => [name, this.undone(now?.[name], after?.[name], before?.[name])])
      .filter(([, value]) => value !== undefined)
    return left.length || now ? Object.fromEntries(left) : undefined
  }

  /** Move a text out of the way, to a key ending in ":broken". @param {string} key @param {string | null} text */
  static setAside(key, text) {
    this.remove(key)
    this.copyAside(key, text)
  }

  /** @param {string} key @param {string | null} text @returns {void} */
  static copyAside(key, text) {
    for (let n = 1; ; n++) {
      const place = `${key}:broken${n > 1 ? n : ""}`
      const there = this.get(place)
      if (there === text) return
      if (there === null) return void this.put(place, text)
    }
  }

  /** @param {string} key */
  static get(key) {
    if (this.unsaved.has(key)) return this.unsaved.get(key)
    return this.trying(() => localStorage.getItem(key)) ?? null
  }

  /** @param {string} key @param {string | null} text */
  static put(key, text) {
    const done = this.trying(() => localStorage.setItem(key, text) ?? true)
    if (done) this.unsaved.delete(key)
    else this.unsaved.set(key, text)
  }

  /** @param {string} key */
  static remove(key) {
    const done = this.trying(() => localStorage.removeItem(key) ?? true)
    if (done) this.unsaved.delete(key)
    else this.unsaved.set(key, null)
  }

  /** Whether a key is that of a text which was set aside. @param {string} key */
  static isBroken(key) {
    return /:broken\d*$/.test(key)
  }

  /** Return the keys of this edition, saved or not; on request also those of other versions of the envelope. */
  static keys(anyVersion = false) {
    const saved = this.trying(() => Object.keys(localStorage)) ?? []
    const own = (/** @type {string} */ key) => (anyVersion ? key.replace(/^guide:\d+:/, "guide:1:") : key).startsWith(this.prefix)
    return [...new Set([...saved, ...this.unsaved.keys()])].filter((key) => own(key) && this.get(key) !== null).sort()
  }

  static get works() {
    return (this.probed ??= this.trying(() => {
      localStorage.setItem("guide:probe", "1")
      localStorage.removeItem("guide:probe")
      return true
    }) ?? false)
  }

  /** @param {() => any} action */
  static trying(action) {
    try {
      return action()
    } catch {
      return undefined
    }
  }
}

// A page that is put away (by Back, by a sleeping tab) is not told what other tabs do meanwhile: it asks when it returns.
GuideStore.seen = GuideStore.snapshot()
for (const type of ["pageshow", "focus", "visibilitychange"]) window.addEventListener(type, () => GuideStore.catchUp())
window.addEventListener("storage", () => { GuideStore.seen = GuideStore.snapshot() })
