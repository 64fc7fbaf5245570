import { GuideTasks } from "../../script/forms/tasks.js"
import { GuideRegister } from "./model.js"

/** The open mitigations of a register as tasks for other programs; resolves to what was done, in words. */
GuideRegister.parts.tasks = (how, name, view) => {
  const open = Object.keys(view.of.touchedBy()).filter((/** @type {string} */ id) => !view.of.isDone(id))
  const tasks = open.map((/** @type {string} */ id) => {
    const { owner, due } = view.of.mitigations[id] ?? {}
    return { title: view.title("mitigations", id), text: view.touches(id), owner, due, group: view.say("register.title") }
  })
  return GuideTasks.handOut(how, name, tasks)
}
