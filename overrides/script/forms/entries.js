import { GuideClean } from "../base/clean.js"
import { GuideDates } from "../base/dates.js"
import { GuideStore } from "../base/store.js"

/**
 * Rows that a reader fills in, by key: those of the guide, and of the reader's own. Whoever declares their fields gets
 * them cleaned, read under the keys of today, changed and taken back. No DOM.
 *
 *   new GuideEntries("register", { kind: "risks", own: 200, fields: { owner: { type: "text", most: 80 }, … } })
 *
 * Types of fields: one (of some values), many (ids of a kind), text (a line), note (several lines), day, number,
 * rating (a point of each scale: "likely/serious"). A field that is empty is not kept.
 *
 * @typedef {{type: "one" | "many" | "text" | "note" | "day" | "number" | "rating", of?: string[], kind?: string,
 *   most?: number, least?: number, scales?: string[][]}} Field of: the values of one; kind: whose ids many holds;
 *   most: characters of a text, how many of many, or the highest number; scales: the points of a rating
 * @typedef {Object<string, any>} EntryOf by field
 * @typedef {{kind: string, place?: string, key?: RegExp, own?: number, fields: Object<string, Field>}} EntriesOf kind: as in
 *   data/renamed.yml; place: where the tool keeps them, if elsewhere; own: how many rows of one's own there may be
 */
export class GuideEntries {
  static longest = 2000
  static mark = /^own-[a-z0-9]{4,20}$/
  static key = /^[a-z0-9-]{1,60}(\/[a-z0-9-]{1,60})?$/

  /** @param {string} tool @param {EntriesOf} how */
  constructor(tool, { kind, place = kind, key = GuideEntries.key, own = 0, fields }) {
    this.tool = tool
    this.kind = kind
    this.place = place
    this.key = key
    this.own = own
    this.fields = fields
  }

  /** @param {string} key */
  static isOwn(key) {
    return GuideEntries.mark.test(key)
  }

  /**
   * Return what is usable of entries from outside; what is not is added to the faults, in words.
   * @param {any} given @param {string[]} faults @returns {Object<string, EntryOf>}
   */
  clean(given, faults) {
    if (given === undefined) return {}
    if (given?.constructor !== Object) {
      faults.push(GuideClean.fault(this.place, given))
      return {}
    }
    const { data, faults: odd } = GuideClean.sift(given, (key, entry) => this.mayHave(key) && entry?.constructor === Object)
    faults.push(...odd)
    const kept = Object.entries(data).map(([key, entry]) => [key, this.cleanEntry(key, entry, faults)])
    return Object.fromEntries(this.fewEnough(kept, faults))
  }

  /** Leave out rows of one's own beyond the limit, and say which. @param {any} entries @param {string[]} faults */
  fewEnough(entries, faults) {
    const many = entries.filter((/** @type {[string, any]} */ [key]) => GuideEntries.isOwn(key)).slice(this.own)
    faults.push(...many.map((/** @type {[string, any]} */ [key, { title }]) => GuideClean.fault(key, title)))
    return entries.filter((/** @type {Entry | undefined} */ entry) => !many.includes(entry))
  }

  /** @param {string} key */
  mayHave(key) {
    return this.own && key.startsWith("own-") ? GuideEntries.isOwn(key) : this.key.test(key)
  }

  /** @param {string} key @param {any} given @param {string[]} faults */
  cleanEntry(key, given, faults) {
    const { data, faults: odd } = GuideClean.sift(given,
      (name, value) => Object.hasOwn(this.fields, name) && this.fits(name, value), `${key} `)
    faults.push(...odd)
    return data
  }

  /** Whether a field may hold a value. @param {string} name @param {any} value */
  fits(name, value) {
    const { type, of, most = type === "text" || type === "note" ? GuideEntries.longest : Infinity, least = -Infinity, scales } = this.fields[name]
    const isText = typeof value === "string"
    switch (type) {
      case "one": return of.includes(value)
      case "many": return Array.isArray(value) && value.length <= most && value.every((id) => typeof id === "string" && GuideEntries.key.test(id))
      case "day": return GuideDates.valid(value)
      case "number": return Number.isFinite(value) && value >= least && value <= most
      case "rating": return isText && value.split("/").length === scales.length && value.split("/").every((point, i) => scales[i].includes(point))
      default: return isText && value.length <= most && (type === "note" || !/[\r\n]/.test(value))
    }
  }

  /** Return the key that an entry has today; its old one if it is gone. @param {string} key @param {any} kind */
  present(key, kind = this.kind) {
    const start = `${kind.replaceAll("_", "-")}/`
    return GuideStore.present(start + key)?.slice(start.length) ?? key
  }

  /** Return the entries of a tool's data under the keys of today, the ids in them, too. @param {any} data */
  of(data) {
    const found = /** @type {Object<string, EntryOf>} */ ({})
    for (const [old, entry] of Object.entries(data?.[this.place] ?? {})) {
      const key = this.present(old), now = this.renamed(entry)
      found[key] = key === old ? { ...found[key], ...now } : { ...now, ...found[key] }
    }
    return found
  }

  /** @param {Record<string, any>} entry */
  renamed(entry) {
    const fields = Object.entries(entry).map(([name, value]) => {
      const { type, kind } = this.fields[name] ?? {}
      return [name, type === "many" ? [...new Set(value.map((/** @type {string} */ id) => this.present(id, kind)))] : value]
    })
    return Object.fromEntries(fields)
  }

  /** @param {InstanceType<typeof GuideStore>} store */
  read(store) {
    return this.of(store.read({}))
  }

  /**
   * Return a tool's data with some entries changed.
   * @param {any} data @param {Object<string, EntryOf | null>} changes fields to change, "" to remove one; null removes the entry
   */
  changed(data, changes) {
    const entries = this.of(data)
    for (const [key, change] of Object.entries(changes)) {
      const isFilled = (/** @type {[string, any]} */ [, value]) => (Array.isArray(value) ? value.length > 0 : value !== "" && value !== undefined)
      const fields = Object.entries(change ? { ...entries[key], ...change } : {}).filter(isFilled)
      if (fields.length) entries[key] = Object.fromEntries(fields)
      else delete entries[key]
    }
    return { ...data, [this.place]: entries }
  }

  /**
   * Change some entries, and leave alone what another tab did to the others.
   * @param {InstanceType<typeof GuideStore>} store @param {Object<string, EntryOf | null>} changes
   * @returns {() => void} takes them back
   */
  change(store, changes) {
    return store.write(this.changed(store.read({}), changes))
  }

  /** Return a key for a row of the reader's own. */
  newKey() {
    return `own-${[...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join("").slice(0, 10)}`
  }

  /** Whether there may be one more row of the reader's own. @param {any} entries */
  mayAdd(entries) {
    return Object.keys(entries).filter(GuideEntries.isOwn).length < this.own
  }
}
