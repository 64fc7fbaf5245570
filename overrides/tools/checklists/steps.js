import { GuideClean } from "../../script/base/clean.js"
import { GuideDates } from "../../script/base/dates.js"
import { GuideDom } from "../../script/base/dom.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideStore } from "../../script/base/store.js"
import { GuideEntries } from "../../script/forms/entries.js"

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
  /** Return the steps of all lists. @returns {Step[]} */
  all() {
    return GuideChecklists.flatMap(({ id, title, anchor, items }) => items.map((item) => (
      { ...item, key: `${id}/${item.id}`, list: id, listTitle: title, anchor })))
  },

  /** Return what proves a step; for all lists it comes with a script that is loaded later. */
  proof: (step) => step.proof ?? GuideProofs[step.key],

  /** What a reader enters at a step. */
  entries: new GuideEntries("checklists", {
    kind: "checklists", place: "items", key: /^[a-z0-9-]{1,60}\/[a-z0-9-]{1,60}$/,
    fields: { state: { type: "one", of: ["done", "na"] }, owner: { type: "note" }, due: { type: "day" }, note: { type: "note" } },
  }),

  /** @param {any} data @returns {{data: {items: Entries}, faults: string[]}} */
  clean(data) {
    const faults = /** @type {string[]} */ ([]), given = data?.items
    if (!(given instanceof Object)) return { data: { items: {} }, faults: [GuideClean.fault("checklists", given)] }
    return { data: { items: GuideSteps.entries.clean(given, faults) }, faults }
  },

  /** Return the key that a step has today; its old one if it is gone. @param {string} key */
  present: (key) => GuideSteps.entries.present(key),

  /** Return what is stored, under the keys of today. @param {InstanceType<typeof GuideStore>} store @returns {Entries} */
  read: (store) => GuideSteps.entries.read(store),

  /**
   * Change some entries, and leave alone what another tab did to the others.
   * @param {InstanceType<typeof GuideStore>} store
   * @param {Entries} changes fields to change, "" to remove one; null removes the entry
   * @returns {() => void} takes them back
   */
  change: (store, changes) => GuideSteps.entries.change(store, changes),

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
