import { GuideFile } from "../../script/base/file.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideSheetWork } from "../../script/forms/sheet-work.js"
import { GuideSteps } from "./steps.js"
import { GuideTakeaway } from "./takeaway.js"

/**
 * Steps that come back, from a table or the file of a dossier.
 */
export const GuideStepSheets = (() => {
  /** @param {any} place <guide-sheets> @returns {any} the list around it */
  const hostOf = (place) => place.parentElement.closest("guide-checklist, guide-checklists")

  /** Return the list of a key, if it is one of those that are not shown here. @param {any} place @param {string} key */
  function elsewhere(place, key) {
    const list = GuideSteps.entries.key.test(key) ? key.split("/")[0] : "", { steps } = hostOf(place)
    return GuideTableHeads.lists.includes(list) && !steps.some((/** @type {Step} */ step) => step.list === list) ? list : ""
  }

  /** Whether a key can be that of a step: another edition may have it. @param {string} key */
  const isStep = (key) => GuideSteps.entries.key.test(key) && GuideTableHeads.lists.includes(key.split("/")[0])

  /** Return what the values of a row change. @param {any} host @param {string} key @param {Record<string, any>} values @returns {Entry} */
  function change(host, key, { state, due, ...texts }) {
    // A date that the list works out by itself is none that the reader has chosen.
    const own = due && host.step(key) && due === GuideSteps.due(host.step(key), {}, host.dates.read({})) ? "" : due
    return { ...texts, ...(state && { state: state === "open" ? "" : state }), ...(due && { due: own }) }
  }

  /** Keep the steps of a dossier that are shown here, and offer to take it back. @param {string} text @param {any} place */
  function fromDossier(text, place) {
    const { problem, dossier, notes } = GuideFile.examine(text), { steps, store, dates } = hostOf(place)
    if (problem) return place.report(problem)
    const lists = new Set(steps.map((/** @type {Step} */ { list }) => list)), { checklists, dates: days } = dossier.tools
    const mine = Object.entries(checklists?.items ?? {}).map(([key, entry]) => [GuideSteps.present(key), entry])
      .filter(([key]) => lists.size > 1 || lists.has(key.split("/")[0]))
    const undo = [GuideSteps.change(store, Object.fromEntries(mine)), dates.write({ ...dates.read({}), ...days })]
    const said = `${GuidePage.say("file.steps", { steps: mine.length })} ${GuidePage.several(notes)}`
    place.report(said, () => undo.forEach((each) => each()), notes)
  }

  return GuideSheetWork.define({
    kind: "checklists", version: 1,

    tables(place) {
      const { steps, store, dates } = hostOf(place)
      return [GuideTakeaway.table(steps, GuideSteps.read(store), dates.read({}))]
    },

    expected: (place) => ({ present: GuideSteps.present, aside: (key) => elsewhere(place, key), kept: (key) => isStep(key) }),

    take({ rows }, place) {
      const host = hostOf(place), read = Object.entries(rows.steps ?? {})
      return GuideSteps.change(host.store, Object.fromEntries(read.map(([key, values]) => [key, change(host, key, values)])))
    },

    text: (text, place) => place.later("models", () => fromDossier(text, place)),
  })
})()
