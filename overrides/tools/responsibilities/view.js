import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideEntries } from "../../script/forms/entries.js"
import { GuideGrid } from "./grid.js"

/** What a matrix says of itself, in sentences. No DOM. */
export class GuideResponsibilityView {
  /** @param {GuideGrid} grid */
  constructor(grid) {
    this.grid = grid
    this.findings = grid.findings()
    this.compared = grid.compared()
    this.differing = this.compared.filter(({ state }) => !["agreed", "unanswered"].includes(state))
  }

  /** Return a word with its blanks filled in. @param {string} key @param {Record<string, any>} [values] */
  say(key, values = {}) {
    return GuideNumbers.fill(GuideData.words.responsibilities, key, values)
  }

  /** @param {string} row */
  row(row) {
    return this.grid.rows[row]?.title || this.say(GuideEntries.isOwn(row) ? "nameless" : "gone", { id: row })
  }

  /** @param {string} role */
  role(role) {
    return this.grid.roles[role]?.title || this.say(GuideEntries.isOwn(role) ? "nameless_role" : "gone", { id: role })
  }

  /** @param {string[]} roles */
  roles(roles) {
    return roles.map((role) => this.role(role)).join(", ")
  }

  /** Return letters in words: answers for it and does it. @param {string} letters */
  letters(letters) {
    return this.say(letters ? `says_${letters.toLowerCase()}` : "says_none")
  }

  /** Return whom the other side is called. */
  get other() {
    return this.grid.kept.papers?.theirs?.name || this.say("other_side")
  }

  /** Return what a check found, in a sentence. @param {import("./grid.js").Finding} finding */
  finding({ check, row, roles, count }) {
    return this.say(`check_${check.replaceAll("-", "_")}`, { row: row && this.row(row), roles: check === "role-twice" ? this.role(roles[0]) : this.roles(roles), count })
  }

  /** @param {"wrong" | "ask"} severity */
  ofKind(severity) {
    return this.findings.filter(({ check }) => this.grid.rules.checks[check].severity === severity)
  }

  /** Return the sentence on top; "" while nobody has a part in anything. */
  title() {
    const { grid } = this, states = ["nobody", "both", "share"].map((state) => ({ state, count: this.compared.filter((each) => each.state === state).length })).filter(({ count }) => count)
    if (!grid.filled.length) return ""
    if (states.length) return this.sentence(states.map(({ state, count }) => this.say(`title_${state}`, { count })))
    const [wrong, ask] = [this.ofKind("wrong").length, this.ofKind("ask").length]
    const found = [wrong ? this.say("title_wrong", { count: wrong }) : "", ask ? this.say("title_ask", { count: ask }) : ""].filter(Boolean)
    return found.length ? this.sentence(found) : this.say("title_fine")
  }

  /** @param {string[]} parts */
  sentence(parts) {
    const text = parts.join(", ")
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
  }

  /** Return how much there is, and how much of it is agreed, in sentences. */
  lead() {
    const { grid, compared } = this, count = Object.keys(grid.rows).length, empty = grid.empty()
    const proposed = Object.values(grid.rows).filter((row) => row.proposed).length
    const agreed = compared.filter(({ state }) => state === "agreed").length, open = compared.filter(({ state }) => state === "unanswered").length
    return [
      compared.length ? this.say("lead_compared", { name: this.other, count: compared.length - open, agreed }) : this.say("lead_rows", { count }),
      open ? this.say("lead_unanswered", { count: open, name: this.other }) : "",
      empty ? this.say("lead_empty", { count: empty }) : "",
      proposed ? this.say("lead_proposed", { count: proposed }) : "",
    ].filter(Boolean)
  }

  /** Return who does a row in one view, in words. @param {string} row @param {string} view */
  doers(row, view) {
    const { grid } = this, does = grid.holders(row, "R", view), answers = grid.holders(row, "A", view)
    return [does.length ? this.say("does", { roles: this.roles(does) }) : this.say("does_nobody"),
      answers.length ? this.say("answers", { roles: this.roles(answers) }) : ""].filter(Boolean).join(" ")
  }

  /** Return what a fee is called. @param {string} fee */
  fee(fee) {
    return fee ? this.say(`fee_${fee.replaceAll("-", "_")}`) : this.say("fee_open")
  }

  /** Return what both sides wrote of the rows on which they differ, the worst first. */
  differences() {
    return this.differing.map(({ row, state }) => {
      const { fee = "", split = "" } = this.grid.kept.theirs_rows?.[row] ?? {}
      return { row, state, title: this.row(row), says: this.say(`state_${state}`), means: this.say(`means_${state}`),
        ours: [this.doers(row, "cells"), this.grid.rows[row].fee && this.fee(this.grid.rows[row].fee), this.grid.rows[row].split].filter(Boolean).join(" · "),
        theirs: [this.doers(row, "theirs"), fee && this.fee(fee), split].filter(Boolean).join(" · ") }
    })
  }

  /** Return how much a role carries, in words. @param {string} role */
  load(role) {
    const { A, R, C, I } = this.grid.load()[role]
    const parts = Object.entries({ a: A, r: R, c: C, i: I }).filter(([, count]) => count).map(([letter, count]) => this.say(`load_${letter}`, { count }))
    return parts.length ? this.sentence(parts) : this.say("load_none")
  }

  /** Return what has changed since the copy, in sentences. */
  changes() {
    return this.grid.changes().map(({ row, role, before, after }) => (role
      ? this.say("changed", { row: this.row(row), role: this.role(role), before: this.letters(before), after: this.letters(after) })
      : this.say("changed_fee", { row: this.row(row), before: this.fee(before), after: this.fee(after) })))
  }

  /** Return how a row stands, for its line. @param {string} row */
  state(row) {
    const differs = this.differing.find((each) => each.row === row)?.state
    if (differs) return { kind: ["nobody", "both"].includes(differs) ? "critical" : "high", text: this.say(`state_${differs}`) }
    const found = this.findings.filter((each) => each.row === row).map(({ check }) => this.grid.rules.checks[check].severity)
    if (found.length) return { kind: found.includes("wrong") ? "critical" : "medium", text: this.say(found.includes("wrong") ? "wrong" : "ask") }
    if (!this.grid.filled.includes(row)) return { kind: "", text: this.say("open_row") }
    if (this.grid.rows[row].proposed) return { kind: "", text: this.say("proposed") }
    return { kind: "", text: this.say(this.compared.some((each) => each.row === row && each.state === "agreed") ? "state_agreed" : "fine") }
  }

  /** Return the rows that somebody has to settle: in the order of the table. */
  open() {
    return this.groups().flatMap(([, rows]) => rows).filter((row) => this.state(row).kind || !this.grid.filled.includes(row))
  }

  /** Return in sentences why a row is open. @param {string} row */
  why(row) {
    const differs = this.differing.find((each) => each.row === row)?.state
    const said = [differs ? this.say(`means_${differs}`) : "", ...this.findings.filter((each) => each.row === row).map((each) => this.finding(each))].filter(Boolean)
    return said.join(" ") || this.say("why_open")
  }

  /** Return the groups that have rows, each with them. @returns {[string, string[]][]} */
  groups() {
    const rows = Object.keys(this.grid.rows)
    return /** @type {[string, string[]][]} */ (["split", "decision", "ownership", "own"].map((group) => [group, rows.filter((row) => this.grid.rows[row].group === group)])).filter(([, all]) => all.length)
  }
}
