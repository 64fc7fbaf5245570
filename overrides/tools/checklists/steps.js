import { GuideClean } from "../../script/base/clean.js"
import { GuideDates } from "../../script/base/dates.js"
import { GuideDom } from "../../script/base/dom.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideStore } from "../../script/base/store.js"

/**
 * What a reader adds to the steps of the checklists. No DOM.
 *
 * @typedef {{key: string, list: string, listTitle: string, group: string, title: string, who: string,
 *   proof?: string, days: number, when: string, anchor: string, url?: string}} Step key is list/item; when: due in words
 * @typedef {{state?: "" | "done" | "na", owner?: string, due?: string, note?: string}} Entry without a state: open
 * @typedef {Object<string, Entry | null>} Entries by the key of their step
 * @typedef {Object<string, string>} Dates by anchor ("signing"), or by list for one that comes round again
 */
export const GuideSteps = {
  key: /^[a-z0-9-]{1,60}\/[a-z0-9-]{1,60}$/,

  /** Return the steps of all lists. @returns {Step[]} */
  all() {
    return GuideChecklists.flatMap(({ id, title, anchor, items }) => items.map((item) => (
      { ...item, key: `${id}/${item.id}`, list: id, listTitle: title, anchor })))
  },

  /** Return what proves a step; for all lists it comes with a script that is loaded later. */
  proof: (step) => step.proof ?? GuideProofs[step.key],

  /** @returns {{data: {items: Entries}, faults: string[]}} */
  clean(data) {
    const faults = [], items = /** @type {Entries} */ ({})
    const given = data?.items
    if (!(given instanceof Object)) return { data: { items }, faults: [GuideClean.fault("checklists", given)] }
    for (const [key, entry] of Object.entries(given)) {
      if (GuideSteps.key.test(key) && entry instanceof Object) items[key] = GuideSteps.cleanEntry(key, entry, faults)
      else faults.push(GuideClean.fault(key, entry))
    }
    return { data: { items }, faults }
  },

  cleanEntry(key, given, faults) {
    const { isText } = GuideClean
    const fits = { state: (value) => ["done", "na"].includes(value), due: GuideDates.valid, owner: isText, note: isText }
    const entry = GuideClean.sift(given, (field, value) => Object.hasOwn(fits, field) && fits[field](value), `${key} `)
    faults.push(...entry.faults)
    return entry.data
  },

  /** Return the key that a step has today; its old one if it is gone. */
  present(key) {
    return GuideStore.present(`checklists/${key}`)?.slice("checklists/".length) ?? key
  },

  /** Return what is stored, under the keys of today. @returns {Entries} */
  read(store) {
    const items = /** @type {Entries} */ ({})
    for (const [old, entry] of Object.entries(store.read({ items: {} }).items)) {
      const key = this.present(old)
      items[key] = key === old ? { ...items[key], ...entry } : { ...entry, ...items[key] }
    }
    return items
  },

  /**
   * Change some entries, and leave alone what another tab did to the others.
   * @param {Entries} changes fields to change, "" to remove one; null removes the entry
   * @returns {() => void} takes them back
   */
  change(store, changes) {
    const items = this.read(store)
    for (const [key, change] of Object.entries(changes)) {
      const fields = Object.entries(change ? { ...items[key], ...change } : {}).filter(([, value]) => value)
      if (fields.length) items[key] = Object.fromEntries(fields)
      else delete items[key]
    }
    return store.write({ items })
  },

  /** Return the day that a step counts from, or undefined. @param {Step} step @param {Dates} dates */
  start(step, dates) {
    return dates[`checklists/${step.list}`] ?? dates[step.anchor] ?? GuideData.dates[step.anchor]
  },

  /** Return when a step is due, or "". @param {Step} step @param {Entry | undefined} entry @param {Dates} dates */
  due(step, entry, dates) {
    const start = this.start(step, dates)
    return entry?.due ?? (start ? GuideDates.workday(start, step.days) : "")
  },

  /** Return in words when a step is due: its day, or how long before or after what. */
  when(step, entry, dates) {
    const due = this.due(step, entry, dates)
    return due ? GuidePage.say("checklist.due", { day: GuideDates.show(due) }) : step.when
  },

  /** Return "na", "overdue" or "" in words. */
  mark(step, entry, dates) {
    const name = entry?.state === "na" ? "na" : this.matches(step, entry, dates, { show: "overdue" }) ? "overdue" : ""
    return name && GuideData.words.checklist[name]
  },

  /**
   * Whether a step is among those asked for.
   * @param {Step} step @param {Entry | undefined} entry @param {Dates} dates
   * @param {{show?: string, owner?: string, part?: string}} wanted
   */
  matches(step, entry, dates, { show = "", owner = "", part = "" }, today = GuideDom.today()) {
    const due = entry?.state ? "" : this.due(step, entry, dates)
    const fits = {
      "": true, open: !entry?.state, done: entry?.state === "done", na: entry?.state === "na",
      overdue: due !== "" && due < today, next: due !== "" && due <= GuideDates.plus(today, 30),
    }
    return fits[show] && (!owner || entry?.owner === owner) && (!part || part === step.group || part === step.list)
  },

  /** Return progress as numbers and in words: "3 of 18 done · 2 do not apply · 1 overdue". @param {Step[]} steps */
  count(steps, items, dates, today) {
    const those = (show) => steps.filter((step) => this.matches(step, items[step.key], dates, { show }, today)).length
    const na = those("na"), overdue = those("overdue")
    const count = { total: steps.length - na, done: those("done"), na, overdue }
    const words = ["progress_text", na && "progress_na", overdue && "progress_overdue"].filter(Boolean)
    return { ...count, text: words.map((word) => GuidePage.say(`checklist.${word}`, count)).join(" · ") }
  },

  /** Return the owners that the reader has named. */
  owners(entries) {
    return [...new Set(entries.map((entry) => entry?.owner).filter(Boolean))].sort()
  },
}
