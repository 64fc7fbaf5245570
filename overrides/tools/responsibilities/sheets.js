import { GuideDom } from "../../script/base/dom.js"
import { GuideStore } from "../../script/base/store.js"
import { GuideEntries } from "../../script/forms/entries.js"
import { GuideSheetWork } from "../../script/forms/sheet-work.js"
import { GuideGrid } from "./grid.js"
import { GuideResponsibilities } from "./model.js"
import { GuideResponsibilityView } from "./view.js"

/**
 * The matrix as a spreadsheet: ours, which comes back changed, and the one for the other side, which holds none of our letters.
 *
 * @typedef {import("../../script/forms/table.js").GuideTableOf} GuideTableOf
 * @typedef {Record<string, Record<string, import("../../script/forms/table.js").GuidePlain>>} Back by row and column
 */
export const GuideResponsibilitySheets = (() => {
  const OURS = "responsibilities", THEIRS = "responsibilities-theirs", VERSION = 1, SPARE = 10
  const { kinds, changed } = GuideResponsibilities
  const store = () => new GuideStore("responsibilities")

  const view = () => new GuideResponsibilityView(new GuideGrid(GuideMatrixData, GuideResponsibilities.read(store().read({}))))

  /** @param {GuideResponsibilityView} of @param {string} which @param {string[]} all */
  const choices = (of, which, all) => Object.fromEntries(all.map((id) => [id, of.say(`${which}_${id.replaceAll("-", "_")}`)]))

  /** Return a heading for each role that no other column has: columns that come back are known by it. @param {GuideResponsibilityView} of @returns {Record<string, string>} */
  function heads(of) {
    const taken = new Set(["sheet_key", "row", "means", "fee", "hours", "split", "note"].map((name) => GuideGrid.folded(of.say(name))))
    return Object.fromEntries(Object.keys(of.grid.roles).map((role) => {
      const title = of.role(role)
      let head = title
      for (let count = 2; taken.has(GuideGrid.folded(head)); count++) head = `${title} (${count})`
      taken.add(GuideGrid.folded(head))
      return [role, head]
    }))
  }

  /** @param {string} role @param {string} head */
  const column = (role, head) => ({ key: `role-${role}`, head, width: 14, choices: { none: "–", A: "A", R: "R", AR: "A/R", C: "C", I: "I" },
    reads: (/** @type {string} */ text) => GuideGrid.letters(text) || (GuideGrid.letters(text) === "" ? "none" : undefined), refused: "responsibilities.no_letters" })

  /** @param {GuideResponsibilityView} of @param {boolean} isOurs @returns {GuideTableOf} */
  function matrix(of, isOurs) {
    const { grid } = of, roles = Object.keys(grid.roles), at = isOurs ? "cells" : "theirs"
    return {
      id: "matrix", name: of.say("sheet_matrix"), above: [isOurs ? of.say("sheet_ours") : of.say("sheet_theirs"), of.say("legend")],
      spare: isOurs ? SPARE : 0,
      columns: [
        { key: "key", head: of.say("sheet_key"), width: 22, locked: true },
        { key: "title", head: of.say("row"), width: 34, longest: 200 },
        ...(isOurs ? [] : [{ key: "about", head: of.say("means"), width: 50, locked: true }]),
        ...Object.entries(heads(of)).map(([role, head]) => column(role, head)),
        { key: "fee", head: of.say("fee"), width: 14, choices: choices(of, "fee", ["included", "extra", "not-covered"]) },
        ...(isOurs ? [{ key: "hours", head: of.say("hours"), width: 18, choices: choices(of, "hours", GuideGrid.HOURS) }] : []),
        { key: "split", head: of.say("split"), width: 34, longest: 200 },
        ...(isOurs ? [{ key: "note", head: of.say("note"), width: 30 }] : []),
      ],
      rows: Object.entries(grid.rows).map(([key, row]) => ({
        key, title: { value: of.row(key), locked: !isOurs || !GuideEntries.isOwn(key) }, about: row.about,
        ...Object.fromEntries(roles.map((role) => [`role-${role}`, isOurs ? grid.of(key, role, at) || "none" : ""])),
        ...(isOurs ? { fee: row.fee, hours: row.hours, split: row.split, note: row.note } : { fee: "", split: "" }),
      })),
    }
  }

  /** @param {GuideResponsibilityView} of @returns {GuideTableOf} */
  const people = (of) => ({
    id: "roles", name: of.say("roles"),
    columns: [
      { key: "key", head: of.say("sheet_key"), width: 22, locked: true }, { key: "title", head: of.say("role"), width: 24, longest: 80 },
      { key: "person", head: of.say("person"), width: 24, longest: 80 }, { key: "deputy", head: of.say("deputy"), width: 24, longest: 80 },
      { key: "hours", head: of.say("there"), width: 18, choices: choices(of, "hours", GuideGrid.HOURS) },
    ],
    rows: Object.entries(of.grid.roles).map(([key, { person, deputy, hours }]) => ({ key, title: of.role(key), person, deputy, hours })),
  })

  /** Return rows that came back as what is kept: letters by row and role, and the other fields. @param {Back} rows @param {string[]} fields */
  function parted(rows, fields) {
    const all = Object.entries(rows), given = (/** @type {string} */ name) => name.startsWith("role-")
    const cells = all.flatMap(([key, values]) => Object.entries(values).filter(([name]) => given(name))
      .map(([name, letters]) => [`${key}/${name.slice(5)}`, { letters: letters === "none" ? "" : letters }]))
    const others = all.map(([key, values]) => [key, Object.fromEntries(Object.entries(values).filter(([name]) => fields.includes(name)))])
    return { cells: Object.fromEntries(cells), rows: Object.fromEntries(others) }
  }

  /** Return entries without what the guide says of them. @param {"rows" | "roles"} kind @param {Record<string, any>} entries */
  const ours = (kind, entries) => Object.fromEntries(Object.entries(entries).map(([key, entry]) => {
    const said = /** @type {Record<string, any>} */ (GuideMatrixData[kind][key] ?? { hours: "office" })
    return [key, Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, said[name] === value ? "" : value]))]
  }))

  /** Return the rows that came back changed: only at those has somebody looked. @param {GuideGrid} grid @param {Record<string, {letters: any}>} cells @param {Record<string, any>} rows */
  function touched(grid, cells, rows) {
    const letters = Object.entries(cells).filter(([cell, each]) => each.letters !== (grid.kept.cells[cell]?.letters ?? "")).map(([cell]) => cell.split("/")[0])
    const fields = Object.keys(rows).filter((key) => Object.entries(rows[key]).some(([name, value]) => /** @type {any} */ (grid.rows[key])?.[name] !== value))
    const own = ours("rows", rows)
    return Object.fromEntries([...letters, ...fields].map((key) => [key, { ...own[key], proposed: "" }]))
  }

  /** Return rows of one's own that were written below the others, under keys of their own; those without a name stay out. @param {Record<string, any>[]} added */
  const named = (added) => Object.fromEntries(added.filter(({ title }) => title).map((row) => [kinds.rows.newKey(), row]))

  GuideSheetWork.define({
    kind: OURS, version: VERSION, file: GuideData.words.responsibilities.file,
    tables: () => [matrix(view(), true), people(view())],
    expected: () => ({ own: (key) => GuideEntries.isOwn(key), present: (key) => kinds.rows.present(key) }),
    take({ rows, added }) {
      const { cells, rows: fields } = parted({ ...rows.matrix, ...named(added.matrix ?? []) }, ["title", "fee", "hours", "split", "note"])
      for (const [key, row] of Object.entries(fields)) if (!GuideEntries.isOwn(key)) delete row.title
      return store().write(changed(store().read({}), { cells, rows: touched(view().grid, cells, fields), roles: ours("roles", rows.roles ?? {}) }))
    },
  })

  return GuideSheetWork.define({
    kind: THEIRS, version: VERSION, file: GuideData.words.responsibilities.file_theirs, leaves: true,
    tables: () => [matrix(view(), false)],
    take({ rows }, _, { file = "" }) {
      const { cells, rows: fields } = parted(rows.matrix ?? {}, ["fee", "split"]), kept = GuideResponsibilities.read(store().read({}))
      const name = kept.papers.theirs?.name ?? file.replace(/\.[^.]*$/, "").slice(0, 80)
      const empty = (/** @type {object} */ of) => GuideResponsibilities.none(Object.keys(of))
      return store().write(changed(store().read({}), { theirs: { ...empty(kept.theirs), ...cells }, theirs_rows: { ...empty(kept.theirs_rows), ...fields },
        papers: { theirs: { name, day: GuideDom.today() } } }))
    },
  })
})()
