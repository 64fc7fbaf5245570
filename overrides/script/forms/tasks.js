import { GuideDom } from "../base/dom.js"
import { GuidePage } from "../base/page.js"
import { GuideCsv } from "./csv.js"

/**
 * Work goes where people work: tasks as the table that another program imports (data/task-layouts.yml), as a task list
 * in Markdown for issues, and as rich text that pastes into a mail or a document. No tool is known here.
 *
 * @typedef {{title: string, text?: string, owner?: string, due?: string, group?: string, isDone?: boolean}} Task due: as
 *   2027-03-25; group: under which heading it stands
 * @typedef {{title: string, days: string, sections: boolean, columns: {head: string, field: string, constant: string}[]}} TaskLayout
 */
export const GuideTasks = (() => {
  const say = (/** @type {string} */ key, values = {}) => GuidePage.say(`tasks.${key}`, values)

  /** Return a text in one line. @param {string} text */
  const line = (text) => text.replace(/\s+/g, " ").trim()

  /** Return owner and text of a task: importers take only people whom they know by address. @param {Task} task */
  const about = ({ owner, text = "" }) => [owner ? say("owner", { owner }) : "", text].filter(Boolean).join("\n")

  /** Return a day as a program wants it. @param {string} day @param {string} order */
  function dayFor(day, order) {
    const [year, month, date] = day.split("-")
    return order === "month-first" && day ? `${month}/${date}/${year}` : day
  }

  /** Return the tasks by group, in the order of their first one. @param {Task[]} tasks @returns {[string, Task[]][]} */
  function groups(tasks) {
    const names = [...new Set(tasks.map(({ group = "" }) => group))]
    return names.map((name) => [name, tasks.filter(({ group = "" }) => group === name)])
  }

  /** Return the table of a program, with commas whatever the country: that is what importers read. @param {Task[]} tasks @param {TaskLayout} layout */
  function csv(tasks, { columns, days, sections }) {
    const heads = columns.map(({ head }) => head)
    /** @param {Task} task */
    const row = (task) => columns.map(({ field, constant }) => {
      const { title, due = "", group = "" } = task
      return { title: line(title), text: about(task), due: dayFor(due, days), group: line(group), owner: task.owner ?? "", "": constant }[field] ?? ""
    })
    const section = (/** @type {string} */ name) => heads.map((head) => ({ TYPE: "section", CONTENT: line(name) })[head] ?? "")
    const rows = groups(tasks).flatMap(([name, all]) => [...(sections && name ? [section(name)] : []), ...all.map(row)])
    // A mark at the beginning would become part of the first heading.
    return GuideCsv.write([heads, ...rows], ",").replace(/^\uFEFF/, "")
  }

  /** Return a text that Markdown leaves alone, and that calls nobody. @param {string} text */
  const plain = (text) => line(text).replace(/[\\`*_{}[\]<>#|~]/g, "\\$&").replace(/@/g, "@\u200B")

  /** Return the facts of a task in a line. @param {Task} task */
  const facts = ({ owner, due }) => [owner, due && GuideDom.day(due)].filter(Boolean).join(", ")

  /** Return a task list in Markdown. @param {Task[]} tasks */
  function markdown(tasks) {
    const known = (/** @type {Task} */ task) => (facts(task) ? ` (${plain(facts(task))})` : "")
    const item = (/** @type {Task} */ task) => [`- [${task.isDone ? "x" : " "}] ${plain(task.title)}${known(task)}`,
      ...(task.text ? [`  ${plain(task.text)}`] : [])].join("\n")
    return groups(tasks).map(([name, all]) => [...(name ? [`## ${plain(name)}`, ""] : []), ...all.map(item), ""].join("\n")).join("\n")
  }

  /** Return the tasks as nodes: headings, and lists below them. @param {Task[]} tasks */
  function rich(tasks) {
    const { el } = GuideDom
    const item = (/** @type {Task} */ task) => el("li", {}, el("strong", {}, `${task.isDone ? "✓ " : ""}${task.title}`), facts(task) ? ` (${facts(task)})` : "",
      task.text ? [el("br"), task.text] : null)
    return el("div", {}, groups(tasks).map(([name, all]) => [name ? el("h3", {}, name) : null, el("ul", {}, all.map(item))]))
  }

  /** Put the tasks on the clipboard as rich text, and as Markdown for what takes no more. @param {Task[]} tasks @returns {Promise<boolean>} whether that was allowed */
  async function copy(tasks) {
    const part = (/** @type {string} */ type, /** @type {string} */ text) => [type, new Blob([text], { type })]
    const item = Object.fromEntries([part("text/html", rich(tasks).outerHTML), part("text/plain", markdown(tasks))])
    try {
      await navigator.clipboard.write([new ClipboardItem(item)])
      return true
    } catch {
      return false
    }
  }

  /**
   * Hand tasks out, and return in words what was done.
   * @param {string} how the id of a layout, "markdown" or "rich" @param {string} name of the file @param {Task[]} tasks
   */
  async function handOut(how, name, tasks) {
    const count = tasks.length, layout = GuideTaskLayouts[how]
    if (!count) return say("none")
    if (how === "rich" && (await copy(tasks))) return say("copied", { count })
    if (layout) GuidePage.download(`${name}-${how}.csv`, csv(tasks, layout), "text/csv;charset=utf-8")
    else GuidePage.download(`${name}.md`, markdown(tasks), "text/markdown;charset=utf-8")
    return say(how === "rich" ? "not_copied" : "saved", { count })
  }

  return { csv, handOut, markdown, rich }
})()
