import { GuideClean } from "../../script/base/clean.js"
import { GuideTool } from "../../script/base/registry.js"

/**
 * What a reader enters about service levels and liability: texts as typed, by the name of their field. No DOM.
 *
 * @typedef {Record<string, string>} Kept
 */
export const GuideServiceLevels = (() => {
  const PARTS = {
    availability: ["a1", "a2", "a3", "a4", "a5", "hours", "period", "maintenance"],
    clock: ["opens", "closes", "days", "holidays", "logged", "response", "resolution"],
    credit: ["fee", "credit_percent", "cap", "people", "blocked", "outage", "hour_cost", "other"],
    liability: ["expected", "provable", "ceiling", "insured", "deductible", "bearable"],
  }
  const NAMES = Object.values(PARTS).flat()
  const START = { hours: "24", period: "30", opens: "08:00", closes: "17:00", days: "01234" }

  /** Return the fields of somebody who has entered nothing. @returns {Kept} */
  const empty = () => ({ ...Object.fromEntries(NAMES.map((name) => [name, ""])), ...START })

  /** @param {any} given @returns {{data: Kept, faults: string[]}} */
  function clean(given) {
    const { data, faults } = GuideClean.sift(given, (/** @type {string} */ name, /** @type {any} */ value) => NAMES.includes(name) && GuideClean.isText(value))
    return { data: { ...empty(), ...data }, faults }
  }

  return GuideTool.define({ id: "service-levels", NAMES, PARTS, clean, empty })
})()
