import { GuidePage } from "../../script/base/page.js"
import { GuideSets } from "../../script/base/sets.js"
import { GuideCalendar } from "../../script/forms/calendar.js"
import { GuideTable } from "../../script/forms/table.js"
import { GuideWorkbook } from "../../script/forms/workbook.js"
import { GuideSteps } from "./steps.js"

/**
 * Steps as table and calendar. How a table comes back: sheets.js.
 */
export const GuideTakeaway = {
  widths: { key: 24, list: 18, group: 18, step: 44, proof: 44, who: 22, state: 14, owner: 20, due: 12, note: 40 },

  /**
   * Return steps as a table. Readers sort it, so nothing in it is protected.
   * @param {Step[]} steps @param {Entries} items @param {Dates} dates @returns {import("../../script/forms/table.js").GuideTableOf}
   */
  table(steps, items, dates) {
    const words = GuideData.words.export, { columns, states } = GuideTableHeads
    const { open, done, na } = words
    /** @type {Record<string, Partial<import("../../script/forms/table.js").GuideColumn>>} */
    const more = { state: { choices: { open, done, na }, choiceNames: states }, owner: { longest: 80 }, due: { type: "day" }, note: { longest: 2000 } }
    /** @param {Step} step @param {Omit<Entry, "state"> & {state?: string}} [entry] */
    const row = (step, { state, owner = "", due, note = "" } = {}) => ({
      key: step.key, list: step.listTitle, group: step.group, step: step.title, proof: GuideSteps.proof(step), who: step.who,
      state: state || "open", owner, due: GuideSteps.due(step, { due }, dates), note,
    })
    return {
      id: "steps", name: words.sheet, sortable: true,
      columns: Object.entries(this.widths).map(([key, width]) => ({ key, width, head: words[key], names: columns[key], ...(more[key] ?? { locked: true }) })),
      rows: steps.map((step) => row(step, items[step.key] ?? {})),
    }
  },

  /* Each hands out a file and returns how many steps it holds. */

  /** @param {string} name @param {Step[]} steps @param {Entries} items @param {Dates} dates */
  csv(name, steps, items, dates) {
    GuidePage.download(`${name}.csv`, GuideTable.csv(this.table(steps, items, dates)), GuideTable.csvType)
    return steps.length
  },

  /** @param {string} name @param {Step[]} steps @param {Entries} items @param {Dates} dates */
  xlsx(name, steps, items, dates) {
    const about = { kind: "checklists", version: 1, set: GuideSets.name() }
    GuidePage.download(`${name}.xlsx`, GuideWorkbook.write([this.table(steps, items, dates)], about), GuideWorkbook.type)
    return steps.length
  },

  /**
   * The steps that have a date; what is done or does not apply needs no reminder.
   * @param {string} reminder @param {string} name @param {Step[]} steps @param {Entries} items @param {Dates} dates
   */
  calendar(name, steps, items, dates, reminder) {
    const happenings = steps.map((/** @type {Step} */ step) => this.happening(step, items[step.key], dates)).filter(({ day }) => day)
      .map((/** @type {{ id: string | number; }} */ each) => ({ ...each, reminder: items[each.id]?.state ? "" : reminder }))
    if (happenings.length) GuideCalendar.save(name, happenings)
    return happenings.length
  },

  /** @param {Step} step @param {Entry | undefined} entry @param {Dates} dates */
  happening(step, entry, dates) {
    const { state, owner, note } = entry ?? {}
    const about = { list: step.listTitle, proof: GuideSteps.proof(step), who: step.who, owner, note }
    const text = Object.keys(about).filter((word) => about[word])
      .map((word) => `${GuideData.words.export[word]}: ${about[word]}`)
    const title = (state === "done" ? "✓ " : "") + step.title
    const day = GuideSteps.due(step, entry, dates)
    return { id: step.key, day, title, text: text.join("\n"), url: step.url, cancelled: state === "na" }
  },
}
