import { GuideTasks } from "../../script/forms/tasks.js"
import { GuideResponsibilitiesParts } from "./parts.js"

/** What is open in a matrix as tasks for other programs: its open rows, then what is open in no single row; resolves to what was done, in words. */
GuideResponsibilitiesParts.tasks = (how, name, view) => {
  const { grid } = view, findings = view.findings.filter(({ row }) => !row).map((each) => ({ title: view.finding(each), group: view.say("findings") }))
  const rows = view.open().map((row) => ({ title: view.row(row), text: view.why(row), owner: grid.holders(row, "A").map((role) => grid.roles[role].person || view.role(role)).join(", "),
    group: view.say(`group_${grid.rows[row].group}`) }))
  return GuideTasks.handOut(how, name, [...rows, ...findings])
}
