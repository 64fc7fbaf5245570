import { GuideDates } from "../../script/base/dates.js"
import { GuideDom } from "../../script/base/dom.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideTool } from "../../script/base/registry.js"
import { GuideStore } from "../../script/base/store.js"
import { GuideSteps } from "./steps.js"

/** What the checklists bring to the dossier: how far each list is, and the steps that are late. */
export const GuideStepsPaper = (() => {
  const words = GuideData.words.dossier

  /** @param {Step[]} steps @param {Entries} items @param {Dates} dates */
  function progress(steps, items, dates) {
    const begun = GuideChecklists.filter(({ id }) => Object.keys(items).some((key) => key.startsWith(`${id}/`)))
    return GuideDom.table("guide-dossier__table", [words.list, words.progress], begun.map(({ id, title }) =>
      [title, GuideSteps.count(steps.filter(({ list }) => list === id), items, dates).text]))
  }

  /** @param {Step[]} steps @param {Entries} items @param {Dates} dates */
  function overdue(steps, items, dates) {
    const late = steps.filter((step) => GuideSteps.matches(step, items[step.key], dates, { show: "overdue" }))
    const { owner, due } = GuideData.words.export
    const lines = late.map((step) => [step.title, items[step.key]?.owner ?? step.who,
      GuideDates.show(GuideSteps.due(step, items[step.key], dates))])
    return late.length
      ? [GuideDom.el("h3", {}, words.overdue), GuideDom.table("guide-dossier__table", [words.step, owner, due], lines)] : []
  }

  return GuideTool.extend("checklists", {
    dossier: (_, kept) => {
      const items = GuideSteps.read(new GuideStore("checklists")), dates = kept("dates") ?? {}
      const keys = Object.keys(items), steps = GuideSteps.all()
      const strange = keys.filter((key) => !steps.some((step) => step.key === key))
      return keys.length === 0 ? null : [
        progress(steps, items, dates), ...overdue(steps, items, dates),
        ...(strange.length ? [GuidePage.say("checklist.strange", { keys: strange.join(", ") })] : []),
      ]
    },
  })
})()
