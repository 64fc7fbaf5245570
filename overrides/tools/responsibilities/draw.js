import { GuideDom } from "../../script/base/dom.js"
import { GuideEntries } from "../../script/forms/entries.js"
import { GuideGrid } from "./grid.js"

/**
 * Draws the matrix, its roles, what the checks found and where both sides differ.
 *
 * @typedef {import("./view.js").GuideResponsibilityView} View
 * @typedef {(kind: "row" | "check", id: string) => Node[]} Links what the page links to beside a row or a check
 */
export const GuideResponsibilityDraw = (() => {
  const { el, hidden } = GuideDom
  const FEES = ["included", "extra", "not-covered"]

  /** @param {string} action @param {string} text @param {string} value @param {string} [about] what screen readers hear as well @param {Record<string, any>} [more] */
  const button = (action, text, value, about = "", more = {}) =>
    el("button", { type: "button", "data-do": action, value, "data-key": `${action}/${value}`, ...more }, text, about ? hidden(` ${about}`) : null)

  /** @param {Record<string, any>} attributes @param {[string, string][]} pairs @param {string} chosen */
  const select = (attributes, pairs, chosen) => el("select", { autocomplete: "off", ...attributes },
    pairs.map(([value, text]) => el("option", { value, selected: value === chosen }, text)))

  /** @param {View} view @returns {[string, string][]} */
  const fees = (view) => [["", view.say("fee_open")], ...FEES.map((fee) => /** @type {[string, string]} */ ([fee, view.fee(fee)]))]

  /** @param {View} view @returns {[string, string][]} */
  const hours = (view) => GuideGrid.HOURS.map((name) => [name, view.say(`hours_${name}`)])

  /** Return where both sides differ. @param {View} view @param {Links} links */
  const differences = (view, links) => view.differences().map(({ row, state, title, says, means, ours, theirs }) =>
    el("article", { class: `guide-responsibilities__difference guide-responsibilities__difference--${state}` },
      el("h3", {}, el("a", { href: `#row-${row}` }, title)), el("p", {}, el("span", { class: badge(["nobody", "both"].includes(state) ? "critical" : "high") }, says)),
      el("dl", {}, el("div", {}, el("dt", {}, view.say("we_wrote")), el("dd", {}, ours)), el("div", {}, el("dt", {}, view.say("they_wrote", { name: view.other })), el("dd", {}, theirs))),
      el("p", {}, means), el("p", { class: "guide-source-line" }, links("row", row))))

  /** @param {string} kind */
  const badge = (kind) => `guide-level guide-level--${kind}`

  /** Return what the checks found, what is wrong first. @param {View} view @param {Links} links */
  const findings = (view, links) => ["wrong", "ask"].flatMap((severity) => view.ofKind(/** @type {any} */ (severity)).map((finding) => el("li", { "data-found": finding.check },
    el("span", { class: badge(severity === "wrong" ? "critical" : "medium") }, view.say(severity)),
    el("span", {}, finding.row ? el("a", { href: `#row-${finding.row}` }, view.finding(finding)) : view.finding(finding), " ",
      el("small", {}, view.grid.rules.checks[finding.check].why, " ", links("check", finding.check))))))

  /** Return the table's head and its groups of rows. @param {View} view @param {Set<string>} open the rows whose details are shown @param {Links} links */
  function table(view, open, links) {
    const roles = Object.keys(view.grid.roles), heads = [view.say("row"), ...roles.map((role) => view.role(role)), view.say("fee"), view.say("state")]
    return [el("caption", {}, view.say("legend")), GuideDom.heads(heads), ...view.groups().map(([group, rows]) => el("tbody", {},
      el("tr", { class: "guide-responsibilities__group" }, el("th", { colspan: heads.length, scope: "rowgroup" }, view.say(`group_${group}`))),
      rows.flatMap((row) => [line(view, row, roles, open.has(row)), ...(open.has(row) ? [details(view, row, heads.length, links)] : [])])))]
  }

  /** @param {View} view @param {string} row @param {string[]} roles @param {boolean} isOpen */
  function line(view, row, roles, isOpen) {
    const title = view.row(row), { grid } = view, { kind, text } = view.state(row), { fee, split } = grid.rows[row]
    return el("tr", { id: `row-${row}`, "data-row": row, "data-proposed": grid.rows[row].proposed ? true : null },
      el("th", { scope: "row" }, title, " ", button(isOpen ? "close" : "open", view.say(isOpen ? "close" : "details"), row, title, { class: "guide-noprint guide-responsibilities__more", "aria-expanded": String(isOpen), "data-key": `open/${row}` }),
        split ? el("small", {}, split) : null),
      roles.map((role) => cell(view, row, role)),
      el("td", { "data-label": view.say("fee") }, select({ "data-row-field": row, name: "fee", "data-key": `fee/${row}`, "aria-label": `${title}: ${view.say("fee")}`, class: "guide-noprint" }, fees(view), fee), el("span", { class: "guide-paper", "aria-hidden": "true" }, view.fee(fee))),
      el("td", { "data-label": view.say("state") }, el("span", { class: kind ? badge(kind) : null }, text)))
  }

  /** @param {View} view @param {string} row @param {string} role */
  function cell(view, row, role) {
    const { grid } = view, letters = grid.of(row, role), theirs = grid.of(row, role, "theirs"), name = `${view.row(row)}: ${view.role(role)}`
    const isAnswered = view.compared.some((each) => each.row === row && each.state !== "unanswered") && !grid.kept.theirs_rows?.[row]?.answer
    return el("td", { "data-label": view.role(role), "data-empty": !letters && (!isAnswered || !theirs) },
      select({ "data-cell": `${row}/${role}`, "data-key": `cell/${row}/${role}`, "data-letters": letters, "aria-label": name },
        [["", "–"], ["A", "A"], ["R", "R"], ["AR", "A R"], ["C", "C"], ["I", "I"]], letters),
      el("span", { class: "guide-responsibilities__word" }, view.letters(letters)),
      isAnswered && theirs !== letters ? el("small", { class: "guide-responsibilities__they" }, `${view.other}: ${view.letters(theirs)}`) : null)
  }

  /** Return what else belongs to a row. @param {View} view @param {string} row @param {number} span @param {Links} links */
  function details(view, row, span, links) {
    const of = view.grid.rows[row], field = (/** @type {string} */ name, /** @type {string} */ text, /** @type {any} */ node) => el("label", { class: `guide-responsibilities__${name}` }, el("span", {}, text), " ", node)
    const box = (/** @type {string} */ name, most = 200) => el("input", { type: "text", name, "data-row-field": row, "data-key": `${name}/${row}`, maxlength: most, autocomplete: "off", value: /** @type {any} */ (of)[name] })
    const found = view.findings.filter((each) => each.row === row)
    return el("tr", { class: "guide-responsibilities__details guide-noprint" }, el("td", { colspan: span },
      of.about ? el("p", {}, of.about, " ", links("row", row)) : null,
      found.length ? el("ul", {}, found.map((each) => el("li", {}, view.finding(each)))) : null,
      el("p", { class: "guide-filters" }, GuideEntries.isOwn(row) ? field("title", view.say("own_title"), box("title")) : null,
        field("hours", view.say("hours"), select({ name: "hours", "data-row-field": row, "data-key": `hours/${row}` }, hours(view), of.hours)),
        field("split", view.say("split"), box("split")), field("note", view.say("note"), box("note", 2000))),
      el("p", { class: "guide-menu__buttons" }, of.proposed ? button("confirm", view.say("confirm"), row, view.row(row)) : null, " ", button("remove", view.say("remove"), row, view.row(row)))))
  }

  /** Return a line for each role: its name, who it is, and what it carries. @param {View} view */
  const roles = (view) => Object.entries(view.grid.roles).map(([role, of]) => {
    const box = (/** @type {string} */ name, /** @type {string} */ value, /** @type {string} */ label) => el("td", { "data-label": label },
      el("input", { type: "text", name, "data-role": role, "data-key": `${name}/${role}`, maxlength: 80, autocomplete: "off", value, "aria-label": `${view.role(role)}: ${label}` }))
    const sides = /** @type {[string, string][]} */ (["own", "provider", "other"].map((side) => [side, view.say(`side_${side}`)]))
    return el("tr", {}, el("th", { scope: "row" }, el("input", { type: "text", name: "title", "data-role": role, "data-key": `title/${role}`, maxlength: 80, autocomplete: "off", value: of.title, "aria-label": `${view.role(role)}: ${view.say("role_name")}` })),
      box("person", of.person, view.say("person")), box("deputy", of.deputy, view.say("deputy")),
      el("td", { "data-label": view.say("side") }, select({ name: "side", "data-role": role, "data-key": `side/${role}`, "aria-label": `${view.role(role)}: ${view.say("side")}` }, sides, of.side)),
      el("td", { "data-label": view.say("there") }, select({ name: "hours", "data-role": role, "data-key": `there/${role}`, "aria-label": `${view.role(role)}: ${view.say("there")}` }, hours(view), of.hours)),
      el("td", { "data-label": view.say("load"), "data-load": role }, view.load(role)),
      el("td", { class: "guide-noprint" }, button("remove-role", view.say("remove"), role, view.role(role))))
  })

  return { differences, findings, roles, table }
})()
