import { GuidePage } from "../../script/base/page.js"
import { GuideCalendar } from "../../script/forms/calendar.js"
import { GuideCsv } from "../../script/forms/csv.js"
import { GuideXlsx } from "../../script/forms/xlsx.js"
import { GuideSteps } from "./steps.js"

/**
 * Steps as table and calendar. How a table comes back: step-reader.js.
 */
export const GuideTakeaway = {
  columns: { key: 24, list: 18, group: 18, step: 44, proof: 44, who: 22, state: 14, owner: 20, due: 12, note: 40 },

  /** @param {Step[]} steps @param {Entries} items @param {Dates} dates @returns {string[][]} */
  rows(steps, items, dates) {
    const words = GuideData.words.export
    /** @param {Step} step @param {Omit<Entry, "state"> & {state?: string}} [entry] */
    const row = (step, { state = "open", owner = "", due, note = "" } = {}) => [
      step.key, step.listTitle, step.group, step.title, GuideSteps.proof(step), step.who,
      words[state], owner, GuideSteps.due(step, { due }, dates), note,
    ]
    const heads = Object.keys(this.columns).map((column) => words[column])
    return [heads, ...steps.map((step) => row(step, items[step.key]))]
  },

  /* Each hands out a file and returns how many steps it holds. */

  /** @param {string} name @param {Step[]} steps @param {Entries} items @param {Dates} dates */
  csv(name, steps, items, dates) {
    GuidePage.download(`${name}.csv`, GuideCsv.write(this.rows(steps, items, dates)), "text/csv;charset=utf-8")
    return steps.length
  },

  /** @param {string} name @param {Step[]} steps @param {Entries} items @param {Dates} dates */
  xlsx(name, steps, items, dates) {
    const due = Object.keys(this.columns).indexOf("due")
    /** @type {import("../../script/forms/xlsx.js").Cell[][]} */
    const rows = this.rows(steps, items, dates)
    for (const row of rows.slice(1)) row[due] = row[due] && { day: /** @type {string} */ (row[due]) }
    const sheet = { name: GuideData.words.export.sheet, widths: Object.values(this.columns), rows }
    GuidePage.download(`${name}.xlsx`, GuideXlsx.write([sheet]), GuideXlsx.type)
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
