/**
 * Who has which part, what the checks find, how two views compare. The twin of macros/tools/responsibilities.py, where it
 * is told; a change here is a change there. No DOM.
 *
 * @typedef {{title: string, side: string, hours: string, person: string, deputy: string}} Role
 * @typedef {{title: string, about: string, group: string, company: boolean, hours: string, duty: string, function: string, fee: string,
 *   split: string, note: string, proposed: string}} Row
 * @typedef {{check: string, row: string, roles: string[], count: number}} Finding
 * @typedef {{row: string, state: string}} Compared
 * @typedef {{row: string, role: string, before: string, after: string}} Change
 */
export class GuideGrid {
  static LETTERS = ["A", "R", "C", "I"]
  static HOURS = ["office", "extended", "always"]
  static STATES = ["nobody", "both", "share", "accountable", "fee", "detail", "unanswered", "agreed"]
  static MOVES = /** @type {Record<string, "own" | "shared" | "provider">} */ ({ keep: "own", share: "shared", "hand-over": "provider" })
  static FEWEST = 6

  /** Return what somebody typed as letters: "a/r" is "AR", "-" is ""; undefined if it is none. @param {string} text */
  static letters(text) {
    const found = [...new Set(text.toUpperCase().replace(/[\s/+,;&.|–—-]/g, ""))].sort().join("")
    return ["", "AR", ...GuideGrid.LETTERS].includes(found) ? found : undefined
  }

  /** @param {string} text */
  static folded(text) {
    return text.split(/\s+/).filter(Boolean).join(" ").toLowerCase()
  }

  /** @param {typeof GuideMatrixData} rules @param {any} kept as model.js reads it */
  constructor(rules, kept) {
    this.rules = rules
    this.kept = kept
    this.roles = /** @type {Record<string, Role>} */ (Object.fromEntries(this.names("roles").map((name) =>
      [name, { title: "", side: "own", hours: "office", person: "", deputy: "", ...rules.roles[name], ...kept.roles?.[name] }])))
    this.rows = /** @type {Record<string, Row>} */ (Object.fromEntries(this.names("rows").map((name) =>
      [name, { title: "", about: "", group: "own", company: false, hours: "office", duty: "", function: "", fee: "", split: "", note: "", proposed: "", ...rules.rows[name], ...kept.rows?.[name] }])))
    this.filled = Object.keys(this.rows).filter((row) => Object.keys(this.roles).some((role) => this.of(row, role)))
  }

  /** @param {"rows" | "roles"} kind */
  names(kind) {
    const own = this.kept[kind] ?? {}
    return [...new Set([...Object.keys(this.rules[kind]), ...Object.keys(own).sort()])].filter((name) => !own[name]?.out)
  }

  /* Who has which part */

  /** Return the letters of a role in a row, or "". @param {string} row @param {string} role @returns {string} */
  of(row, role, view = "cells") {
    return this.kept[view]?.[`${row}/${role}`]?.letters ?? ""
  }

  /** Return the roles that have a letter in a row. @param {string} row @param {string} letter */
  holders(row, letter, view = "cells") {
    return Object.keys(this.roles).filter((role) => this.of(row, role, view).includes(letter))
  }

  /** Return the sides that do a row. @param {string} row */
  sides(row, view = "cells") {
    return new Set(this.holders(row, "R", view).map((role) => this.roles[role].side))
  }

  /** Return who a role is: its person, or the role itself while nobody is named. @param {string} role */
  person(role) {
    return GuideGrid.folded(this.roles[role].person) || `role ${role}`
  }

  /** Return how many rows each role has with each letter. @returns {Record<string, Record<string, number>>} */
  load() {
    const rows = Object.keys(this.rows)
    return Object.fromEntries(Object.keys(this.roles).map((role) => [role, Object.fromEntries(GuideGrid.LETTERS.map((letter) =>
      [letter, rows.filter((row) => this.of(row, role).includes(letter)).length]))]))
  }

  /* What the checks find */

  /** Return what every check finds, in the order of the checks. @returns {Finding[]} */
  findings() {
    const text = (/** @type {any} */ { row, roles }) => `${row} ${roles.join(" ")}`
    return Object.keys(this.rules.checks).filter((check) => Object.hasOwn(GuideGrid.finders, check)).flatMap((check) => GuideGrid.finders[check](this)
      .map(({ row = "", roles = [], count = 0 }) => ({ check, row, roles: [...roles].sort(), count }))
      .sort((one, other) => (text(one) < text(other) ? -1 : 1)))
  }

  /** Return how many rows nobody has a part in. */
  empty() {
    return Object.keys(this.rows).length - this.filled.length
  }

  /** @param {(row: string) => {roles?: string[]} | boolean | undefined} find */
  each(find) {
    return this.filled.flatMap((row) => {
      const found = find(row)
      return found ? [{ row, ...(found === true ? {} : found) }] : []
    })
  }

  /** @param {string} row */
  providers(row) {
    return this.holders(row, "R").filter((role) => this.roles[role].side === "provider")
  }

  /** @param {string} duty @param {string} [letters] */
  doers(duty, letters = "R") {
    return [...new Set(this.filled.filter((row) => this.rows[row].duty === duty).flatMap((row) => [...letters].flatMap((letter) => this.holders(row, letter))))]
  }

  /** @type {Record<string, (of: GuideGrid) => {row?: string, roles?: string[], count?: number}[]>} */
  static finders = {
    "no-accountable": (of) => of.each((row) => !of.holders(row, "A").length),
    "two-accountable": (of) => of.each((row) => GuideGrid.several(of.holders(row, "A"))),
    "no-responsible": (of) => of.each((row) => !of.holders(row, "R").length),
    "accountable-outside": (of) => of.each((row) => of.rows[row].company && GuideGrid.some(of.holders(row, "A").filter((role) => of.roles[role].side !== "own"))),
    "role-twice": (of) => Object.values(GuideGrid.grouped(Object.keys(of.roles), (role) => GuideGrid.folded(of.roles[role].title)))
      .filter((roles) => roles.length > 1).map((roles) => ({ roles })),
    "no-split": (of) => of.each((row) => !of.rows[row].split.trim() && GuideGrid.several(of.holders(row, "R"))),
    "outside-hours": (of) => of.each((row) => {
      const roles = of.holders(row, "R"), rank = (/** @type {string} */ hours) => GuideGrid.HOURS.indexOf(hours)
      return roles.every((role) => rank(of.roles[role].hours) < rank(of.rows[row].hours)) && GuideGrid.some(roles)
    }),
    "nobody-inside": (of) => of.each((row) => !Object.keys(of.roles).some((role) => of.roles[role].side === "own" && of.of(row, role))),
    "not-covered": (of) => of.each((row) => of.rows[row].fee === "not-covered" && GuideGrid.some(of.providers(row))),
    "paid-and-not-done": (of) => of.each((row) => ["included", "extra"].includes(of.rows[row].fee) && of.holders(row, "R").length > 0 && !of.providers(row).length),
    "watch-cannot-act": (of) => {
      const acting = of.doers("act"), able = acting.map((role) => of.person(role))
      const roles = of.doers("watch").filter((role) => !able.includes(of.person(role)))
      return acting.length && roles.length ? [{ roles }] : []
    },
    "backup-deletable": (of) => {
      const able = of.doers("backup-delete").map((role) => of.person(role)), roles = of.doers("backup-run").filter((role) => able.includes(of.person(role)))
      return roles.length ? [{ roles }] : []
    },
    overloaded: (of) => {
      const held = of.filled.flatMap((row) => of.holders(row, "A").map((role) => ({ row, role, person: of.person(role) })))
      const total = new Set(held.map(({ row }) => row)).size
      return Object.values(GuideGrid.grouped(held, ({ person }) => person)).map((all) => ({ roles: [...new Set(all.map(({ role }) => role))], count: new Set(all.map(({ row }) => row)).size }))
        .filter(({ count }) => total >= GuideGrid.FEWEST && count * 3 > total)
    },
    "no-deputy": (of) => Object.entries(of.load()).filter(([role, { A }]) => A && !of.roles[role].deputy.trim()).map(([role, { A }]) => ({ roles: [role], count: A })),
    "own-deputy": (of) => Object.keys(of.roles).filter((role) => GuideGrid.folded(of.roles[role].deputy) && GuideGrid.folded(of.roles[role].deputy) === GuideGrid.folded(of.roles[role].person))
      .map((role) => ({ roles: [role] })),
    "no-name": (of) => Object.keys(of.roles).filter((role) => !of.roles[role].person.trim())
      .map((role) => ({ roles: [role], count: Object.keys(of.rows).filter((row) => of.of(row, role)).length })).filter(({ count }) => count),
  }

  /* The other side, and last year */

  /** Return how the other side's view of each row compares with ours, the worst first. @returns {Compared[]} */
  compared() {
    const { theirs = {}, theirs_rows: said = {} } = this.kept, answered = new Set([...Object.keys(said), ...Object.keys(theirs).map((key) => key.split("/")[0])])
    const place = (/** @type {Compared} */ { state }) => GuideGrid.STATES.indexOf(state)
    return Object.keys(this.rows).filter(() => answered.size).map((row) => ({ row, state: answered.has(row) ? this.state(row) : "unanswered" }))
      .sort((one, other) => place(one) - place(other))
  }

  /** Return how far apart both views of a row are. @param {string} row */
  state(row) {
    const ours = this.sides(row), theirs = this.sides(row, "theirs"), we = ours.has("own"), they = theirs.has("provider")
    const common = this.holders(row, "R").some((role) => this.holders(row, "R", "theirs").includes(role))
    if (!we && !they && !common) return "nobody"
    if (we && they && !ours.has("provider") && !theirs.has("own")) return "both"
    return ours.size !== theirs.size || [...ours].some((side) => !theirs.has(side)) ? "share" : this.nearer(row)
  }

  /** Return what differs where both agree on the sides that do a row. @param {string} row */
  nearer(row) {
    const ours = this.holders(row, "A"), theirs = this.holders(row, "A", "theirs"), { fee = "", answer } = this.kept.theirs_rows?.[row] ?? {}
    if (theirs.length && String(ours) !== String(theirs)) return "accountable"
    if (fee && this.rows[row].fee && fee !== this.rows[row].fee) return "fee"
    return answer || Object.keys(this.roles).every((role) => this.of(row, role) === this.of(row, role, "theirs")) ? "agreed" : "detail"
  }

  /** Return every cell and fee that is another one than in last year's copy. @returns {Change[]} */
  changes() {
    const { last = {}, last_rows: fees = {} } = this.kept
    if (!Object.keys(last).length && !Object.keys(fees).length) return []
    const found = Object.keys(this.rows).sort().flatMap((row) => [
      { row, role: "", before: fees[row]?.fee ?? "", after: this.rows[row].fee },
      ...Object.keys(this.roles).sort().map((role) => ({ row, role, before: this.of(row, role, "last"), after: this.of(row, role) })),
    ])
    return found.filter(({ before, after }) => before !== after)
  }

  /* What is proposed */

  /** Return the letters proposed for rows without any, by "row/role". @param {string} model @param {Record<string, string>} moves by function @returns {Record<string, string>} */
  proposed(model, moves) {
    const rows = Object.entries(this.rules.rows).filter(([name]) => name in this.rows && !this.filled.includes(name))
    return Object.fromEntries(rows.flatMap(([name, row]) => Object.entries(row.letters[GuideGrid.MOVES[moves[row.function]] ?? /** @type {"own"} */ (row.starts[model] ?? "own")])
      .filter(([role]) => role in this.roles).map(([role, letters]) => [`${name}/${role}`, letters])))
  }

  /** @param {string[]} roles */
  static some = (roles) => (roles.length ? { roles } : undefined)

  /** @param {string[]} roles */
  static several = (roles) => (roles.length > 1 ? { roles } : undefined)

  /** Return things by a name of theirs; those without one are left out. @template T @param {T[]} all @param {(each: T) => string} by @returns {Record<string, T[]>} */
  static grouped(all, by) {
    const groups = /** @type {Record<string, T[]>} */ (Object.create(null))
    for (const each of all) if (by(each)) (groups[by(each)] ??= []).push(each)
    return groups
  }
}
