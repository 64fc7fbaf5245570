import { GuideTasks } from "../../script/forms/tasks.js"
import { GuideSteps } from "./steps.js"

/**
 * Steps as tasks for other programs, with what proves them; what is done or does not apply stays here. Resolves to what
 * was done, in words.
 * @param {string} how @param {string} name of the file @param {Step[]} steps @param {Entries} items @param {Dates} dates
 */
export const GuideStepTasks = (how, name, steps, items, dates) => {
  const open = steps.filter(({ key }) => !items[key]?.state)
  return GuideTasks.handOut(how, name, open.map((step) => ({
    title: step.title, text: GuideSteps.proof(step), owner: items[step.key]?.owner ?? step.who,
    due: GuideSteps.due(step, items[step.key] ?? undefined, dates), group: step.group ? `${step.listTitle}: ${step.group}` : step.listTitle,
  })))
}
