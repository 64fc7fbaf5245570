import { GuideClean } from "../../script/base/clean.js"
import { GuideDates } from "../../script/base/dates.js"
import { GuideTool } from "../../script/base/registry.js"

/**
 * The contract sheet: texts as typed, by the name of their field. No DOM.
 *
 * @typedef {Record<string, string>} Kept
 */
export const GuideContractDates = (() => {
  const PAPERS = ["1", "2", "3", "4", "5"]
  const DAYS = ["start", "indexation", "review", ...PAPERS.map((number) => `until${number}`)]
  /** @type {Record<string, string[]>} */
  const CHOICES = { ending: ["rolls", "agreed"], unit: ["months", "days"], arrives: ["received", "sent"] }
  const TEXTS = ["provider", "first", "renewal", "notice", ...PAPERS.map((number) => `paper${number}`)]

  /** Return the sheet of somebody who has entered nothing. @returns {Kept} */
  const empty = () => ({ ...Object.fromEntries([...TEXTS, ...DAYS].map((name) => [name, ""])), ending: "rolls", unit: "months", arrives: "received" })

  /** @param {string} name @param {any} value */
  const isFine = (name, value) => (DAYS.includes(name) ? value === "" || GuideDates.valid(value)
    : Object.hasOwn(CHOICES, name) ? CHOICES[name].includes(value) : TEXTS.includes(name) && GuideClean.isText(value))

  /** @param {any} given @returns {{data: Kept, faults: string[]}} */
  function clean(given) {
    const { data, faults } = GuideClean.sift(given, isFine)
    return { data: { ...empty(), ...data }, faults }
  }

  return GuideTool.define({ id: "contract-dates", PAPERS, clean, empty })
})()
