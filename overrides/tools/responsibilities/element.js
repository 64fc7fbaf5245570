import { GuideDom } from "../../script/base/dom.js"
import { GuideElement } from "../../script/base/element.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideSets } from "../../script/base/sets.js"
import { GuideStore } from "../../script/base/store.js"
import { GuideSheets } from "../../script/forms/sheets.js"
import { GuideResponsibilityDraw } from "./draw.js"
import { GuideGrid } from "./grid.js"
import { GuideResponsibilities } from "./model.js"
import { GuideResponsibilitiesParts } from "./parts.js"
import { GuideResponsibilityView } from "./view.js"

/**
 * The responsibility matrix on its page; what is loaded when it is asked for stands in parts.js.
 *
 * <guide-responsibilities> h1 [data-finding], [data-lead], [data-kicker], [data-differences], [data-findings], table [data-matrix],
 *   [data-roles], [data-changes], [data-worksheet] with [data-links="row/id"] and [data-links="check/id"] </guide-responsibilities>
 * @typedef {import("./model.js").Kept} Kept
 */
class GuideResponsibilitiesElement extends GuideElement {
  /** @type {Tool["does"]} */
  does = {
    open: ({ value }) => this.unfold(value, true),
    close: ({ value }) => this.unfold(value, false),
    confirm: ({ value }) => this.keep({ rows: { [value]: { proposed: "" } } }, this.view.say("confirmed", { count: 1 })),
    "confirm-all": () => this.confirmAll(),
    remove: ({ value }) => this.remove_(value),
    "remove-role": ({ value }) => this.removeRole(value),
    restore: () => this.restore(),
    prefill: () => this.later("functions", () => this.prefill()),
    own: () => this.addRow(),
    role: () => this.addRole(),
    "from-answers": () => this.later("answers", () => this.fromAnswers()),
    "drop-theirs": () => this.keep({ theirs: this.none("theirs"), theirs_rows: this.none("theirs_rows"), papers: { theirs: null } }, this.view.say("theirs_dropped")),
    copy: () => this.copy(),
    "drop-copy": () => this.keep({ last: this.none("last"), last_rows: this.none("last_rows"), papers: { last: null } }, this.view.say("copy_dropped")),
    tasks: ({ value }) => this.later("tasks", async () => this.report(await GuideResponsibilitiesParts.tasks(value, GuideData.words.responsibilities.file, this.view))),
    example: () => this.later("example", () => this.showExample(true)),
    "example-off": () => this.showExample(false),
    clear: () => this.report(this.view.say("cleared"), this.store.write({})),
    print: ({ value }) => this.print(value),
  }

  /** @type {Set<string>} the rows whose details are shown */
  open = new Set()

  /** @param {AbortSignal} signal */
  start(signal) {
    this.kept = new GuideStore("responsibilities")
    /** @type {InstanceType<typeof GuideStore>} */
    this.store = this.kept
    this.title = this.part("finding").textContent
    this.intro = this.part("lead").textContent
    for (const line of this.querySelectorAll("[data-worksheet] tr[id]")) line.removeAttribute("id")
    window.addEventListener("afterprint", () => this.endPrint(), { signal })
    this.follow(() => this.show(), signal)
    this.dataset.ready = ""
    if (/^#row-/.test(location.hash)) document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }

  /** Return what is kept; nothing while a blank sheet is printed. @returns {Required<Kept>} */
  get now() {
    return GuideResponsibilities.read(this.dataset.print === "blank" ? {} : this.store.read({}))
  }

  /* What is shown */

  show() {
    this.view = new GuideResponsibilityView(new GuideGrid(GuideMatrixData, this.now))
    const { view } = this, { papers } = view.grid.kept, focus = document.activeElement?.closest("[data-key]")?.dataset.key, { keeps, damaged } = this.kept
    this.toggleAttribute("data-filled", view.grid.filled.length > 0)
    this.toggleAttribute("data-theirs", view.compared.length > 0)
    const isPaper = ["annex", "blank"].includes(this.dataset.print ?? "")
    this.tell("finding", (isPaper ? "" : view.title()) || this.title)
    this.tell("lead", view.grid.filled.length && !isPaper ? view.lead().join(" ") : this.intro)
    this.tell("kicker", view.say("kicker", { ours: papers.ours?.name || GuideSets.name(), theirs: papers.theirs?.name || view.say("other_side"), day: GuideDom.day(GuideDom.today()) }))
    this.showParts()
    this.showMenus()
    if (focus && !document.activeElement?.matches("[data-key]")) this.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus()
    this.tell("kept", GuidePage.say(damaged ? "store.damaged" : "store.not_kept").repeat(Number(damaged || !keeps)))
  }

  showParts() {
    const { view } = this, links = (/** @type {string} */ kind, /** @type {string} */ id) => this.links(kind, id), changes = view.changes()
    this.put("differences", GuideResponsibilityDraw.differences(view, links))
    this.put("findings", view.grid.filled.length ? GuideResponsibilityDraw.findings(view, links) : [])
    this.put("matrix", GuideResponsibilityDraw.table(view, this.open, links))
    this.put("roles", GuideResponsibilityDraw.roles(view))
    this.put("changes", changes.map((text) => GuideDom.el("li", {}, text)))
    this.part("findings-part").hidden = !this.part("findings").children.length
    this.part("differences-part").hidden = !view.compared.length
    this.tell("agree", view.differing.length ? "" : view.say("no_differences", { name: view.other }))
    this.part("changes-part").hidden = !view.grid.kept.papers.last
    this.tell("changes-none", changes.length ? "" : view.say("changes_none"))
    this.tell("changes-title", view.say("changes_since", { day: GuideDom.day(view.grid.kept.papers.last?.day || GuideDom.today()) }))
  }

  /** Put nodes into a part, unless the reader writes in it just now. @param {string} name @param {Node[]} nodes */
  put(name, nodes) {
    const place = this.part(name), { activeElement: active } = document
    if (!(place.contains(active) && active?.matches("input[type=text]") && this.isTyping)) place.replaceChildren(...nodes)
  }

  showMenus() {
    const { papers, rows } = this.view.grid.kept, names = /** @type {const} */ (["ours", "theirs"])
    for (const name of names) {
      const field = this.own(`[name=paper-${name}]`)
      if (field !== document.activeElement) field.value = papers[name]?.name ?? ""
    }
    const isProposed = Object.values(rows).some((row) => row.proposed), isOut = [...Object.values(rows), ...Object.values(this.view.grid.kept.roles)].some(({ out }) => out)
    for (const [name, isThere] of /** @type {[string, boolean][]} */ ([["confirm-all", isProposed], ["restore", isOut], ["drop-theirs", this.view.compared.length > 0], ["drop-copy", Boolean(papers.last)]])) {
      this.own(`[data-do=${name}]`).hidden = !isThere
    }
    const model = this.own("[name=model]"), start = new GuideStore("functions").read({}).model
    if (!model.value && start) model.value = start
  }

  /** Return copies of what the page links to beside a row or a check. @param {string} kind @param {string} id @returns {Node[]} */
  links(kind, id) {
    return [...(this.querySelector(`[data-links="${CSS.escape(`${kind}/${id}`)}"]`)?.cloneNode(true).childNodes ?? [])]
  }

  /* What the reader does */

  /** Keep changes of several places, and say what was done. @param {Object<string, Object<string, any>>} changes @param {string} text */
  keep(changes, text) {
    this.report(text, this.write(changes))
  }

  /** @param {Object<string, Object<string, any>>} changes @returns {() => void} takes it back */
  write(changes) {
    return this.store.write(GuideResponsibilities.changed(this.store.read({}), changes))
  }

  /** Return what removes everything of a place. @param {"theirs" | "theirs_rows" | "last" | "last_rows"} place */
  none(place) {
    return GuideResponsibilities.none(Object.keys(this.now[place]))
  }

  /** @param {GuideEvent} event */
  hear({ type, target }) {
    const { name, value, dataset } = target, isTyped = target.matches("input[type=text]")
    if (!isTyped && type !== "change") return
    this.isTyping = isTyped && type === "input"
    if (dataset.cell) this.enter(dataset.cell, value)
    else if (dataset.rowField) this.write({ rows: { [dataset.rowField]: { [name]: this.changedFrom("rows", dataset.rowField, name, value) } } })
    else if (dataset.role) this.write({ roles: { [dataset.role]: { [name]: this.changedFrom("roles", dataset.role, name, value) } } })
    else if (name.startsWith("paper-")) this.write({ papers: { [name.slice(6)]: { name: value } } })
    this.isTyping = false
  }

  /** Return a value as it is kept: nothing where the guide says the same. @param {"rows" | "roles"} kind @param {string} id @param {string} name @param {string} value */
  changedFrom(kind, id, name, value) {
    return /** @type {any} */ (GuideMatrixData)[kind][id]?.[name] === value ? "" : value
  }

  /** Keep the letters of a cell; its row was looked at then. @param {string} cell @param {string} letters */
  enter(cell, letters) {
    const [row, role] = cell.split("/")
    const undo = this.write({ cells: { [cell]: { letters } }, ...(this.now.rows[row]?.proposed && { rows: { [row]: { proposed: "" } } }) })
    const text = this.view.say("entered", { row: this.view.row(row), role: this.view.role(role), says: this.view.letters(letters) })
    this.report(text, undo)
    this.querySelector(`[data-key="cell/${CSS.escape(cell)}"]`)?.focus()
  }

  /** @param {string} row @param {boolean} isOpen */
  unfold(row, isOpen) {
    if (isOpen) this.open.add(row)
    else this.open.delete(row)
    this.show()
  }

  confirmAll() {
    const rows = Object.entries(this.now.rows).filter(([, row]) => row.proposed).map(([id]) => id)
    this.keep({ rows: Object.fromEntries(rows.map((id) => [id, { proposed: "" }])) }, this.view.say("confirmed", { count: rows.length }))
  }

  /** Take out a row of the guide, or remove one's own. @param {string} row */
  remove_(row) {
    const text = this.view.say("removed", { title: this.view.row(row) }), isOurs = row in GuideMatrixData.rows
    const cells = GuideResponsibilities.none(Object.keys(this.now.cells).filter((key) => !isOurs && key.startsWith(`${row}/`)))
    this.open.delete(row)
    this.keep({ rows: { [row]: isOurs ? { out: "yes" } : null }, cells }, text)
  }

  /** @param {string} role */
  removeRole(role) {
    const text = this.view.say("removed", { title: this.view.role(role) }), isOurs = role in GuideMatrixData.roles
    const cells = GuideResponsibilities.none(Object.keys(this.now.cells).filter((key) => !isOurs && key.endsWith(`/${role}`)))
    this.keep({ roles: { [role]: isOurs ? { out: "yes" } : null }, cells }, text)
  }

  /** Bring back the rows and roles of the guide that were taken out. */
  restore() {
    const back = (/** @type {Record<string, {out?: string}>} */ of) => Object.fromEntries(Object.entries(of).filter(([, { out }]) => out).map(([id]) => [id, { out: "" }]))
    this.keep({ rows: back(this.now.rows), roles: back(this.now.roles) }, this.view.say("restored"))
  }

  /** Propose letters for the rows that have none, by model and function by function. */
  prefill() {
    const model = this.own("[name=model]").value
    if (!model) return this.report(this.view.say("no_model"))
    const found = this.view.grid.proposed(model, GuideResponsibilitiesParts.moves(model)), rows = [...new Set(Object.keys(found).map((key) => key.split("/")[0]))]
    if (!rows.length) return this.report(this.view.say("prefilled_none"))
    this.keep({ cells: Object.fromEntries(Object.entries(found).map(([key, letters]) => [key, { letters }])),
      rows: Object.fromEntries(rows.map((row) => [row, { proposed: "yes" }])) }, this.view.say("prefilled", { count: rows.length }))
  }

  /** Add an entry of one's own with the name in a field, or say why not. @param {"rows" | "roles"} kind @param {string} field @param {Record<string, string>} more @returns {string | undefined} its key */
  add(kind, field, more = {}) {
    const input = this.own(`[name=${field}]`), title = input.value.trim(), entries = GuideResponsibilities.kinds[kind]
    const isFull = !entries.mayAdd(this.now[kind])
    input.setAttribute("aria-invalid", String(!title))
    if (!title || isFull) {
      this.report(isFull ? this.view.say("too_many", { count: entries.own }) : this.view.say("no_name"))
      return void input.focus()
    }
    const key = entries.newKey()
    this.keep({ [kind]: { [key]: { title, ...more } } }, this.view.say("added", { title }))
    input.value = ""
    return key
  }

  addRow() {
    const key = this.add("rows", "own-row")
    if (key) this.querySelector(`[data-row="${key}"] select`)?.focus()
  }

  addRole() {
    this.add("roles", "own-role", { side: this.own("[name=own-side]").value })
  }

  /** Take the other side's view from what a provider answered to our questions. */
  fromAnswers() {
    const all = GuideResponsibilitiesParts.views().filter(({ rows }) => Object.keys(rows).length), wanted = this.own("[name=provider]")
    GuidePage.choices(wanted, all.map(({ name }) => [name, name]))
    wanted.parentElement.hidden = all.length < 2
    const view = all.find(({ name }) => name === wanted.value) ?? all[0]
    if (!view) return this.report(this.view.say("no_answers"))
    const rows = Object.entries(GuideMatrixData.rows).filter(([, { asked }]) => asked && view.rows[asked])
    if (!rows.length) return this.report(this.view.say("no_answers"))
    const said = Object.fromEntries(rows.map(([row, { asked }]) => [row, { answer: view.rows[asked].who, split: view.rows[asked].split.slice(0, 200) }]))
    const cells = Object.fromEntries(rows.flatMap(([row, { asked }]) => this.doing(row, view.rows[asked].who)).map((cell) => [cell, { letters: "R" }]))
    this.keep({ theirs: { ...this.none("theirs"), ...cells }, theirs_rows: { ...this.none("theirs_rows"), ...said }, papers: { theirs: { name: view.name, day: GuideDom.today() } } },
      this.view.say("theirs_taken", { count: rows.length, name: view.name }))
  }

  /** Return the cells that say who does a row: on our side who does it for us, if somebody does. @param {string} row @param {string} who */
  doing(row, who) {
    const { grid } = this.view, of = (/** @type {string} */ side) => [...grid.holders(row, "R"), ...Object.keys(grid.roles)].find((role) => grid.roles[role].side === side && (side !== "own" || role !== Object.keys(grid.roles)[0] || grid.holders(row, "R").includes(role)))
    const sides = /** @type {Record<string, string[]>} */ ({ provider: ["provider"], customer: ["own"], both: ["own", "provider"] })[who] ?? []
    return sides.map(of).filter(Boolean).map((role) => `${row}/${role}`)
  }

  /** Keep what stands here today, to tell later what has changed. */
  copy() {
    const { cells, rows } = this.now, fees = Object.entries(rows).filter(([, { fee }]) => fee).map(([id, { fee }]) => [id, { fee }])
    this.keep({ last: { ...this.none("last"), ...cells }, last_rows: { ...this.none("last_rows"), ...Object.fromEntries(fees) }, papers: { last: { day: GuideDom.today() } } }, this.view.say("copied"))
  }

  /* The example, and paper */

  /** Show the worked example, which is kept nowhere, or the reader's own matrix again. @param {boolean} isOn */
  showExample(isOn) {
    this.open.clear()
    this.store = isOn ? this.memory(GuideResponsibilitiesParts.example()) : this.kept
    this.toggleAttribute("data-example", isOn)
    this.part("example-note").hidden = !isOn
    this.show()
    this.report("")
    ;(isOn ? this.own("[data-do=example-off]") : this.part("finding")).focus()
  }

  /** @param {string} mode "annex", "all" or "blank" */
  print(mode) {
    this.dataset.print = mode
    this.show()
    window.print()
  }

  endPrint() {
    delete this.dataset.print
    this.show()
  }
}

customElements.define("guide-responsibilities", GuideResponsibilitiesElement)
