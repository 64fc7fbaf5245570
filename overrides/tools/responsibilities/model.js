import { GuideTool } from "../../script/base/registry.js"
import { GuideEntries } from "../../script/forms/entries.js"

/**
 * The responsibility matrix: what a company keeps, and what is usable of a file. Letters stand under "row/role".
 *
 * @typedef {"A" | "R" | "AR" | "C" | "I"} Letters
 * @typedef {{title?: string, fee?: string, hours?: string, split?: string, note?: string, out?: string, proposed?: string}} Row
 *   out: "yes" for a row of the guide that was taken out; proposed: "yes" until somebody has looked at its letters
 * @typedef {{title?: string, side?: string, hours?: string, person?: string, deputy?: string, out?: string}} Role
 * @typedef {Object<string, {letters?: Letters}>} Cells
 * @typedef {{fee?: string, split?: string, answer?: string}} TheirRow answer: who does it, of the answers to our questions
 * @typedef {{rows?: Object<string, Row>, roles?: Object<string, Role>, cells?: Cells, theirs?: Cells, theirs_rows?: Object<string, TheirRow>,
 *   last?: Cells, last_rows?: Object<string, TheirRow>, papers?: Object<string, {name?: string, day?: string}>}} Kept
 *   theirs: the other side's view; last: the copy that what is new is told against; papers: whose, and of which day
 */
export const GuideResponsibilities = (() => {
  const TOOL = "responsibilities", OWN = 200, ROLES = 12
  const line = { type: /** @type {"text"} */ ("text"), most: 200 }
  const name = { type: /** @type {"text"} */ ("text"), most: 80 }
  const note = { type: /** @type {"note"} */ ("note") }
  /** @param {string[]} of */
  const one = (...of) => ({ type: /** @type {"one"} */ ("one"), of })
  const letters = { letters: one("A", "R", "AR", "C", "I") }
  const hours = one("office", "extended", "always"), fee = one("included", "extra", "not-covered"), yes = one("yes")
  const pair = /^[a-z0-9-]{1,60}\/[a-z0-9-]{1,60}$/

  /** @param {string} place */
  const cells = (place) => new GuideEntries(TOOL, { kind: "responsibilities", place, key: pair, fields: letters })
  /** @param {string} place @param {Object<string, import("../../script/forms/entries.js").Field>} fields */
  const rows = (place, fields) => new GuideEntries(TOOL, { kind: "responsibilities", place, own: OWN, fields })

  const kinds = {
    rows: rows("rows", { title: line, fee, hours, split: line, note, out: yes, proposed: yes }),
    roles: new GuideEntries(TOOL, { kind: "responsibility_roles", place: "roles", own: ROLES, fields: { title: name, side: one("own", "provider", "other"), hours, person: name, deputy: name, out: yes } }),
    cells: cells("cells"),
    theirs: cells("theirs"),
    theirs_rows: rows("theirs_rows", { fee, split: line, answer: one("provider", "customer", "both", "nobody") }),
    last: cells("last"),
    last_rows: rows("last_rows", { fee }),
    papers: new GuideEntries(TOOL, { kind: "papers", key: /^(ours|theirs|last)$/, fields: { name, day: { type: "day" } } }),
  }

  /** @param {any} given @returns {{data: Kept, faults: string[]}} */
  function clean(given) {
    const faults = /** @type {string[]} */ ([])
    const data = Object.fromEntries(Object.entries(kinds).map(([place, entries]) => [place, entries.clean(given?.[place], faults)]))
    return { data, faults }
  }

  /** Return what is kept, under the keys of today. @param {any} kept @returns {Required<Kept>} */
  const read = (kept) => /** @type {any} */ (Object.fromEntries(Object.entries(kinds).map(([place, entries]) => [place, entries.of(kept)])))

  /** Return data with some entries of several places changed. @param {any} data @param {Object<string, Object<string, any>>} changes by place */
  const changed = (data, changes) => Object.entries(changes).reduce((all, [place, each]) =>
    /** @type {Record<string, InstanceType<typeof GuideEntries>>} */ (kinds)[place].changed(all, each), data)

  /** Return what removes entries. @param {string[]} keys @returns {Record<string, null>} */
  const none = (keys) => Object.fromEntries(keys.map((key) => /** @type {[string, null]} */ ([key, null])))

  return GuideTool.define({ id: TOOL, empty: () => ({}), clean, read, kinds, changed, none })
})()
