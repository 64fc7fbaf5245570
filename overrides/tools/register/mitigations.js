import { GuideDom } from "../../script/base/dom.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideEntries } from "../../script/forms/entries.js"

/**
 * The mitigations of a register: one entry each, however many risks it serves. Rows are built once, so that the focus
 * stays, and then kept current.
 * @typedef {import("./view.js").GuideRegisterView} View
 */
export class GuideRegisterMitigations {
  static states = ["", "started", "done"]

  /** @param {HTMLElement} place the body of the table */
  constructor(place) {
    this.place = place
    this.rows = /** @type {Map<string, HTMLElement>} */ (new Map())
  }

  /** @param {import("./view.js").GuideRegisterView} view */
  show(view) {
    const served = view.of.touchedBy(), late = new Map(view.of.late())
    const order = Object.keys(served).sort((one, other) => view.of.byText(this.rank(one, view), this.rank(other, view)))
    for (const id of order) if (!this.rows.has(id)) this.rows.set(id, this.row(id, view))
    const nodes = order.map((id) => this.rows.get(id))
    const isEditing = this.place.contains(document.activeElement)
    if (nodes.length !== this.place.children.length || (!isEditing && nodes.some((node, i) => node !== this.place.children[i]))) this.place.replaceChildren(...nodes)
    for (const id of order) this.update(this.rows.get(id), id, view, late.get(id), !served[id].length)
  }

  /** Return what mitigations are sorted by: what is to be done first, done ones last. @param {import("./view.js").GuideRegisterView} view @param {string} id */
  rank(id, view) {
    const { state, due } = view.of.mitigations[id] ?? {}
    return `${state === "done" ? 1 : 0} ${due ?? "9"} ${id}`
  }

  /** @param {import("./view.js").GuideRegisterView} view @param {string} id */
  row(id, view) {
    const { el, hidden } = GuideDom, isOwn = GuideEntries.isOwn(id), title = view.title("mitigations", id)
    const label = (/** @type {string} */ text, /** @type {Node} */ field) => el("td", { "data-label": text }, el("label", {}, hidden(`${text}, ${title}`), field))
    const input = (/** @type {string} */ name, /** @type {Record<string, any>} */ attributes) => el("input", { type: "text", autocomplete: "off", ...attributes, name })
    const name = isOwn ? el("label", {}, hidden(view.say("register.own_mitigation_name")), input("title", { maxlength: 200 }))
      : GuideRisks.mitigations[id] ? el("a", { href: GuidePage.href(`understand/mitigations/${id}`) }, title) : el("span", {}, title)
    return el("tr", { id: `mitigation-${id}`, "data-mitigation": id },
      el("th", { scope: "row" }, name, el("small", { "data-serves": true }), " ",
        el("button", { type: "button", class: "guide-noprint", "data-do": "forget", value: id, "data-forget": true }, view.say("register.remove"), hidden(` ${title}`))),
      label(view.say("register.owner"), input("owner", { maxlength: 80, list: "register-owners" })),
      label(view.say("register.due"), input("due", { type: "date", min: "2000-01-01", max: "2199-12-31" })),
      label(view.say("register.state"), el("select", { name: "state", autocomplete: "off" },
        GuideRegisterMitigations.states.map((state) => el("option", { value: state }, view.say(`register.${state || "open"}`))))),
      label(view.say("register.proof"), el("textarea", { name: "proof", rows: 1, maxlength: GuideEntries.longest, autocomplete: "off" })))
  }

  /** @param {any} row @param {import("./view.js").GuideRegisterView} view @param {number | undefined} late days @param {string} id @param {boolean} isFree whether it serves no risk */
  update(row, id, view, late, isFree) {
    const entry = /** @type {Record<string, any>} */ (view.of.mitigations[id] ?? {})
    for (const field of row.querySelectorAll("[name]")) {
      const value = entry[field.name] ?? ""
      if (field !== document.activeElement && field.value !== value) field.value = value
      // Paper shows what stands in a field, and no field.
      const cell = field.closest("td")
      if (cell) cell.dataset.shown = field.name === "state" ? view.say(`register.${value || "open"}`) : field.type === "date" && value ? view.day(value) : value
    }
    GuidePage.tell(row.querySelector("[data-serves]"), [view.touches(id), late ? view.say("register.late", { count: late }) : ""].filter(Boolean).join(" "))
    row.querySelector("[data-forget]").hidden = !isFree
    row.toggleAttribute("data-late", Boolean(late))
  }
}
