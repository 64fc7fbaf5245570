import { GuidePage } from "../../script/base/page.js"
import { GuideTool } from "../../script/base/registry.js"
import { GuideEntries } from "../../script/forms/entries.js"
import { GuideTable } from "../../script/forms/table.js"

/**
 * What a provider delivered, month by month: hours lost, tickets and how many of them in time, credits in whole units.
 *
 * @typedef {Record<string, Record<string, number>>} Log by month, as 2027-03, and field
 */
export const GuideServiceLog = (() => {
  const KEY = /^2[01]\d\d-(0[1-9]|1[0-2])$/
  const FIELDS = ["lost", "tickets", "in_time", "due", "received"]
  const number = { type: /** @type {"number"} */ ("number"), least: 0, most: 4_000_000_000 }
  const months = new GuideEntries("service-log", { kind: "months", key: KEY, fields: Object.fromEntries(FIELDS.map((name) => [name, number])) })

  /** @param {any} given @returns {{data: any, faults: string[]}} */
  function clean(given) {
    const faults = /** @type {string[]} */ ([])
    return { data: { months: months.clean(given?.months, faults) }, faults }
  }

  /** Return the twelve keys of a year. @param {string} year */
  const keysOf = (year) => Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, "0")}`)

  /** Return the sums of a year by field; nothing for a field that no month has. @param {Log} log @param {string} year @returns {Record<string, number>} */
  function sums(log, year) {
    const rows = keysOf(year).map((key) => log[key] ?? {})
    const found = FIELDS.map((name) => ({ name, values: rows.map((row) => row[name]).filter((value) => value !== undefined) }))
    return Object.fromEntries(found.filter(({ values }) => values.length).map(({ name, values }) => [name, values.reduce((sum, each) => sum + each, 0)]))
  }

  /** Return what a year comes to, in sentences. @param {Log} log @param {string} year */
  function says(log, year) {
    const { lost, tickets, in_time, due, received = 0 } = sums(log, year), say = GuidePage.say
    const money = (/** @type {number} */ value) => String(GuideTable.text({ value, type: "money" }))
    const shown = (/** @type {number} */ value) => String(GuideTable.text({ value, type: "number" }))
    return [
      ...(lost === undefined ? [] : [say("service_log.says_lost", { year, hours: shown(lost), count: lost })]),
      ...(tickets && in_time !== undefined ? [say("service_log.says_tickets", { count: in_time, done: shown(in_time), tickets: shown(tickets), share: String(GuideTable.text({ value: in_time / tickets, type: "percent" })) })] : []),
      ...(due === undefined ? [] : [say(due > received ? "service_log.says_open" : "service_log.says_paid", { due: money(due), open: money(due - received) })]),
    ]
  }

  /** Return the years that have an entry, the latest first. @param {Log} log */
  const years = (log) => [...new Set(Object.keys(log).map((key) => key.slice(0, 4)))].sort().reverse()

  GuideTool.define({
    id: "service-log", empty: () => ({}), clean,
    dossier: (data) => {
      const log = months.of(data), found = years(log).map((year) => says(log, year).join(" ")).filter(Boolean)
      return found.length ? found : null
    },
  })

  return { FIELDS, KEY, clean, keysOf, months, says, sums, years }
})()
