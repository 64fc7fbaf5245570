/**
 * The fields of the cost comparison that come and go: its models, their lines, and what is wrong with what was entered.
 */
import { GuideDom } from "../../script/base/dom.js"
import { GuideAmounts } from "../../script/method/amounts.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideCostEditing } from "./editing.js"
import { GuideCosts } from "./model.js"
import { GuideCostView } from "./view.js"

/**
 * @typedef {import("./model.js").Kept} Kept
 * @typedef {import("./model.js").KeptLine} KeptLine
 * @typedef {import("./model.js").KeptSide} KeptSide
 */
export const GuideCostForm = (() => {
  const { el, hidden } = GuideDom
  const { word } = GuideCostView

  /** @param {string} name @param {string} label @param {Record<string, string>} [more] */
  function field(name, label, more = {}) {
    const { hint = "", kind = "", ...rest } = more
    return el("label", { class: `guide-costs__field ${kind}` }, el("span", {}, label), " ",
      el("input", { type: "text", name, inputmode: "decimal", autocomplete: "off", maxlength: "60", "aria-describedby": hint ? `costs-hint-${hint}` : null, ...rest }))
  }

  /** @param {string} name @param {string} label @param {[string, string][]} pairs */
  const choice = (name, label, pairs) => el("label", { class: "guide-costs__field" }, el("span", {}, label), " ",
    el("select", { name, autocomplete: "off" }, pairs.map(([value, text]) => el("option", { value }, text))))

  /** What was put into places. @type {WeakMap<Node, string>} */
  const shapes = new WeakMap()

  /**
   * Put nodes into a place, unless the same stand there: a button that is replaced while it is pressed is never clicked.
   * What was unfolded stays so.
   * @param {Found} place @param {(Node | string)[]} nodes
   */
  function put(place, nodes) {
    const next = el("div", {}, nodes), shape = next.innerHTML
    if (shapes.get(place) === shape) return
    const open = [...place.querySelectorAll("details")].map((details) => details.open)
    shapes.set(place, shape)
    place.replaceChildren(...next.childNodes)
    place.querySelectorAll("details").forEach((details, i) => { details.open = open[i] ?? false })
  }

  /** @param {string} action @param {string} value @param {(Node | string)[]} children */
  const button = (action, value, ...children) => el("button", { type: "button", "data-do": action, value }, ...children)

  /** Draw the fields of all models, unless they stand there already. @param {Found} place @param {Kept} kept @returns {boolean} whether they were drawn */
  function draw(place, kept) {
    const shape = JSON.stringify([kept.sides.map(({ id }) => id), kept.lines.map(({ id, out }) => [id, out])])
    if (place.dataset.shape === shape) return describe(place, kept)
    const open = new Set([...place.querySelectorAll("details[open]")].map(({ id }) => id))
    place.dataset.shape = shape
    place.replaceChildren(...kept.sides.map((side) => sideNode(kept, side)))
    for (const details of place.querySelectorAll("details")) details.open = open.has(details.id)
    describe(place, kept)
    return true
  }

  /** Say in each line's summary what it folds away. @param {Found} place @param {Kept} kept */
  function describe(place, kept) {
    const { term } = GuideCosts.read(kept).plan
    for (const line of kept.lines) {
      const summary = place.querySelector(`[data-more="${line.id}"]`)
      if (summary) summary.textContent = moreOf(line, String(term))
      place.querySelector(`[data-line="${line.id}"]`)?.classList.toggle("guide-costs__line--open", isOpen(line))
    }
    return false
  }

  /** @param {KeptLine} line */
  const isOpen = (line) => !line.out && !line.likely.trim() && Boolean(line.line)

  /** Return what a line's details say: "per user and month, years 1 to 5, rises 3 % a year". @param {KeptLine} line @param {string} term that is counted with */
  function moreOf(line, term) {
    const unit = GuideData.words.cost_unit[line.unit], atEnd = GuideCostData.lines[line.line]?.at_the_end
    const first = line.first || (atEnd ? term : "1"), last = line.last || term
    const years = line.unit === "once" ? `${unit}, ${word("year_n", { year: first })}` : word("more_of_line", { unit, first, last })
    return [years, line.rise && word("rises_by", { rise: line.rise }), line.source && word("from_source", { source: line.source })].filter(Boolean).join(", ")
  }

  /** @param {Kept} kept @param {KeptSide} side */
  function sideNode(kept, side) {
    const { id } = side, name = GuideCostView.model(id), at = `sides/${id}`
    /** @type {[string, string][]} */
    const hours = ["office", "long", "always"].map((each) => [each === "office" ? "" : each, word(`hours_${each}`)])
    return el("section", { class: "guide-costs__side", "aria-labelledby": `costs-side-${id}` },
      el("h3", { id: `costs-side-${id}` }, name),
      el("div", { class: "guide-costs__fields" }, field(`${at}/people`, word("people"), { hint: "people" }), choice(`${at}/hours`, word("hours"), hours),
        field(`${at}/allowance`, word("allowance"), { hint: "allowance" }), field(`${at}/scope`, word("scope"), { hint: "scope", inputmode: "text", maxlength: "200", kind: "guide-costs__field--long" })),
      el("div", { class: "guide-costs__heads", "aria-hidden": "true" }, ["line", "low", "likely", "high", "details"].map((key) => el("span", {}, word(key)))),
      Object.entries(GuideData.words.cost_group).map(([group, title]) => groupNode(kept, side, group, title)),
      groupNode(kept, side, "", word("add_own")),
      el("p", { class: "guide-actions" }, adding(kept, side), " ", button("all-out", id, word("all_out"), hidden(`: ${name}`))))
  }

  /** @param {Kept} kept @param {KeptSide} side @param {string} group @param {string} title */
  function groupNode(kept, { id }, group, title) {
    const lines = kept.lines.filter(({ line, model }) => model === id && (GuideCostData.lines[line]?.group ?? "") === group)
    return lines.length ? el("div", { class: "guide-costs__group" }, el("h4", {}, title), lines.map((line) => lineNode(kept, line))) : null
  }

  /** @param {Kept} kept @param {KeptLine} line */
  function lineNode(kept, line) {
    const { id } = line, title = GuideCosts.titleOf(line)
    const needed = GuideCosts.isNeeded(line.line, kept.sides.find((side) => side.id === line.model))
    const children = line.out ? outParts(id, title) : [...GuideCosts.ENDS.map((end) => amount(id, title, end)), moreNode(id, title, needed),
      el("span", { class: "guide-costs__state" }, needed ? word("is_open") : "")]
    return el("div", { class: `guide-costs__line${line.out ? " guide-costs__line--out" : ""}`, role: "group", "aria-label": title, "data-line": id },
      line.line ? el("span", { class: "guide-costs__name" }, title) : ownName(id), children)
  }

  /** @param {string} id */
  const ownName = (id) => field(`lines/${id}/title`, word("name"), { inputmode: "text", maxlength: "120", kind: "guide-costs__name" })

  /** @param {string} id @param {string} title @param {string} end */
  const amount = (id, title, end) => field(`lines/${id}/${end}`, word(end), { kind: "guide-costs__amount", "aria-label": [title, word(end)].join(", ") })

  /** @param {string} id @param {string} title */
  const outParts = (id, title) => [
    el("span", { class: "guide-costs__state" }, word("is_out")),
    el("button", { type: "button", "data-do": "back", value: id, "data-place": `lines/${id}/back` }, word("back"), hidden(`: ${title}`)),
  ]

  /** Return what of a line is folded away. @param {string} id @param {string} title @param {boolean} needed */
  function moreNode(id, title, needed) {
    /** @type {[string, string][]} */
    const units = Object.entries(GuideData.words.cost_unit)
    const fields = ["first", "last", "rise", "at_least"].map((key) => field(`lines/${id}/${key}`, word(key)))
    const away = needed ? button("out", id, word("out"), hidden(`: ${title}`)) : button("remove", id, word("remove"), hidden(`: ${title}`))
    return el("details", { class: "guide-costs__more", id: `costs-more-${id}` },
      el("summary", {}, hidden([title, ", ", word("details"), ": "].join("")), el("span", { "data-more": id })),
      el("div", { class: "guide-costs__fields" }, choice(`lines/${id}/unit`, word("unit"), units), fields,
        field(`lines/${id}/source`, word("source"), { inputmode: "text", maxlength: "200", kind: "guide-costs__field--long" })),
      el("p", { class: "guide-actions" }, away))
  }

  /** Return the menu of lines that a model may have beside those it needs. @param {Kept} kept @param {KeptSide} side */
  function adding({ lines }, { id }) {
    const free = Object.entries(GuideCostData.lines).filter(([line]) => !lines.some((each) => each.model === id && each.line === line))
    return el("label", {}, hidden(`${GuideCostView.model(id)}: `), word("add_line"), " ", el("select", { "data-add": id, autocomplete: "off" },
      el("option", { value: "" }, "–"), free.map(([line, { title }]) => el("option", { value: line }, title)), el("option", { value: "own" }, word("add_own"))))
  }

  /** Return what is wrong with a field, as a way to it; what can be two things is asked. @param {Kept} kept @param {import("./model.js").Fault} fault */
  function fault(kept, { place, text }) {
    const digits = GuideCostEditing.digitsOf(place), { readings } = GuideAmounts.read(GuideCostEditing.fieldOf(kept, place), digits ? GuideCosts.money() : { digits })
    const ask = readings ? [" ", word("do_you_mean"), ...readings.flatMap((value) => [" ", button("mean", `${place}=${value}`, inWords(value, digits))])] : []
    return el("li", {}, el("button", { type: "button", class: "guide-costs__goto", "data-do": "goto", value: place }, text), ...ask)
  }

  /** Return a number so that nobody can mistake it: "1 thousand 234". @param {number} value @param {number} digits */
  function inWords(value, digits) {
    const all = value / 10 ** digits, thousands = Math.floor(all / 1000)
    return all < 1000 || !Number.isInteger(all) ? GuideNumbers.number(all, digits) : word("thousand_rest", { thousands, rest: String(all % 1000 || "").padStart(all % 1000 ? 3 : 0, "0") }).trim()
  }

  return { draw, fault, inWords, put }
})()
