/**
 * The cost comparison: what is entered, what follows from it at once, and what can be taken along.
 *
 * <guide-costs> [data-panel] for scripts: fields named as in the kept data ("users/low", "sides/internal/people",
 * "lines/<id>/likely"), [data-sides], [data-result], [data-fault-box]; [data-worksheet] for paper </guide-costs>
 */
import { GuideElement } from "../../script/base/element.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideSheets } from "../../script/forms/sheets.js"
import { GuideStore } from "../../script/base/store.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideCostEditing } from "./editing.js"
import { GuideCostForm } from "./form.js"
import { GuideCosts } from "./model.js"
import { GuideCostView } from "./view.js"

/** @typedef {import("./model.js").Kept} Kept */
class GuideCostsElement extends GuideElement {
  static pause = 250
  does = {
    example: (/** @type {Found} */ { value }) => this.replace(GuideCostEditing.exampleOf(value), this.word("example_loaded")),
    clear: () => this.replace(GuideCosts.empty(), this.word("cleared")),
    out: (/** @type {Found} */ { value }) => this.write(GuideCostEditing.withLine(this.kept, value, { out: true }), `lines/${value}/back`),
    back: (/** @type {Found} */ { value }) => this.write(GuideCostEditing.withLine(this.kept, value, { out: false }), `lines/${value}/likely`),
    "all-out": (/** @type {Found} */ { value }) => this.allOut(value),
    remove: (/** @type {Found} */ { value }) => this.removeLine(value),
    mean: (/** @type {Found} */ { value }) => this.mean(value),
    goto: (/** @type {Found} */ { value }) => this.goTo(value),
    use: (/** @type {Found} */ { value }) => this.use("cost", value),
    "use-people": (/** @type {Found} */ { value }) => this.use("people", value),
    "helper-example": () => this.more(() => GuideCostHelper.fill(this)),
    "helper-people": (/** @type {Found} */ { value }) => this.takePeople(value),
    print: () => print(),
    blank: () => {
      this.dataset.print = "blank"
      print()
    },
  }
  /** @type {ReturnType<typeof setTimeout> | undefined} */ timer
  /** @type {Set<Found>} fields that were typed into and are not kept yet */ typed = new Set()
  warned = false
  hasMore = false
  hasResult = false
  /** @type {string | undefined} what the result said before */ said

  /** @param {AbortSignal} signal */
  start(signal) {
    this.store = new GuideStore("costs")
    window.addEventListener("beforeprint", () => this.preparePrint(), { signal })
    window.addEventListener("afterprint", () => delete this.dataset.print, { signal })
    window.addEventListener("pagehide", () => this.save(), { signal })
    this.dataset.ready = ""
    this.follow(() => this.show(), signal)
  }

  disconnectedCallback() {
    this.save()
    super.disconnectedCallback()
  }

  /** @returns {Kept} */
  get kept() {
    return this.store.read(undefined) ?? GuideCosts.empty()
  }

  /** @param {string} key @param {Record<string, string | number>} [values] */
  word(key, values) {
    return GuideCostView.word(key, values)
  }

  /* What is entered */

  /** @param {GuideEvent} event */
  hear({ type, target }) {
    if (type === "toggle" ? target.matches("[data-helper], [data-paid]") && target.open : target.matches("[data-helper-field], [data-paid-model]")) return this.more()
    if (type === "toggle") return
    if (target.name === "model") return void (type === "change" && this.chooseSide(target))
    if (target.matches("[data-add]")) return void (type === "change" && this.add(target))
    if (!target.name) return
    clearTimeout(this.timer)
    this.typed.add(target)
    if (type === "change") this.save()
    else this.timer = setTimeout(() => this.save(), GuideCostsElement.pause)
  }

  /** Keep what was typed since it was last kept; the other fields may be newer in another tab. */
  save() {
    clearTimeout(this.timer)
    if (!this.typed.size) return
    const fields = [...this.typed]
    this.typed.clear()
    let { kept } = this
    for (const field of fields) kept = GuideCostEditing.withField(kept, field.name, field.value)
    this.store.write(GuideCostEditing.completed(kept))
  }

  /** Keep a comparison, and lead the focus to a field. @param {Kept} kept @param {string} [place] */
  write(kept, place) {
    const undo = this.store.write(kept)
    if (place) this.goTo(place)
    return undo
  }

  /** @param {Kept} kept @param {string} text */
  replace(kept, text) {
    this.save()
    this.report(text, this.write(kept))
  }

  /** @param {Found} box */
  chooseSide({ value, checked }) {
    this.save()
    const { kept } = this
    if (checked && kept.sides.length >= 4) {
      this.show()
      return this.report(this.word("too_many"))
    }
    if (checked) return void this.write(GuideCostEditing.withSide(kept, value))
    const undo = this.write(GuideCostEditing.withoutSide(kept, value))
    this.report(this.word("removed_side", { model: GuideCostView.model(value) }), undo)
  }

  /** Add the line that a menu names. @param {Found} menu */
  add(menu) {
    const { value, dataset } = menu
    menu.value = ""
    this.save()
    const model = dataset.add ?? "", { kept } = this
    if (kept.lines.length >= GuideCosts.MOST_LINES) return this.report(this.word("too_many_lines"))
    const line = GuideCosts.newLine(model, value === "own" ? "" : value, value === "own" ? GuideCostEditing.freeId(kept, model) : undefined)
    this.write({ ...kept, lines: [...kept.lines, line] }, `lines/${line.id}/${value === "own" ? "title" : "likely"}`)
  }

  /** @param {string} id */
  removeLine(id) {
    this.save()
    const { kept } = this, line = kept.lines.find((each) => each.id === id)
    if (!line) return
    const undo = this.write({ ...kept, lines: kept.lines.filter((each) => each !== line) })
    this.report(this.word("removed_line", { line: GuideCosts.titleOf(line) }), undo)
  }

  /** Say of all lines of a model that have no figure that they do not apply. @param {string} model */
  allOut(model) {
    this.save()
    const { kept } = this, open = kept.lines.filter((line) => line.model === model && !line.out && !line.likely.trim())
    const undo = this.write({ ...kept, lines: kept.lines.map((line) => (open.includes(line) ? { ...line, out: true } : line)) })
    this.report(this.word("all_out_done", { count: open.length, model: GuideCostView.model(model) }), undo)
  }

  /** Take the reading that was meant. @param {string} value the field, and the reading in its smallest unit */
  mean(value) {
    this.save()
    const [place, amount] = value.split("="), digits = GuideCostEditing.digitsOf(place)
    this.write(GuideCostEditing.withField(this.kept, place, GuideNumbers.number(Number(amount) / 10 ** digits, digits)), place)
  }

  /** @param {string} place */
  goTo(place) {
    const field = this.querySelector(`[name="${place}"], [data-place="${place}"]`)
    if (!field && place.startsWith("paid/")) return this.more(() => GuideCostPaid.lead(this, this.kept, this.look, place))
    for (let node = field?.parentElement; node && this.contains(node); node = node.parentElement) if (node instanceof HTMLDetailsElement) node.open = true
    field?.focus()
  }

  /* What follows */

  show() {
    const { kept } = this, focused = document.activeElement, name = focused instanceof HTMLInputElement && this.contains(focused) ? focused.name : ""
    if (this.typed.size) return
    if (GuideCostForm.draw(this.part("sides"), kept) && name) this.goTo(name)
    for (const box of this.querySelectorAll("[name=model]")) box.checked = kept.sides.some(({ id }) => id === box.value)
    for (const field of this.querySelectorAll("[name]:not([name=model])")) {
      const value = GuideCostEditing.fieldOf(kept, field.name)
      if (field.value !== value) field.value = value
    }
    this.showResult(kept)
    if (this.hasMore) this.showMore()
    this.warn()
  }

  /** Say once if something kept could not be read, or if nothing is kept. */
  warn() {
    const { damaged, keeps } = this.store
    if (this.warned || (!damaged && keeps)) return
    this.warned = true
    this.report(GuidePage.say(damaged ? "store.damaged" : "store.not_kept"))
  }

  /** @param {Kept} kept */
  showResult(kept) {
    const look = GuideCostView.look(kept), { faults } = look ?? GuideCosts.read(kept)
    this.look = look
    this.toggleAttribute("data-known", Boolean(look))
    const headline = look ? GuideCostView.headline(look) : this.word("result")
    this.tell("headline", headline)
    this.part("empty").hidden = Boolean(look)
    this.drawResult()
    this.showFaults(faults)
    if (look && this.said !== undefined && this.said !== headline) this.announce("said", headline)
    this.said = headline
  }

  /** Draw the result, with what is loaded for it once there is one. */
  drawResult() {
    const { look, kept } = this
    this.tell("head", look && this.hasResult ? GuideCostResult.head(look) : "")
    if (!look) return GuideCostForm.put(this.part("result"), [])
    if (this.hasResult) return GuideCostForm.put(this.part("result"), GuideCostResult.nodes(look, kept, GuideCostResult.use(look, this.answerNow("cost"))))
    return this.later("result", () => {
      this.hasResult = true
      this.drawResult()
    })
  }

  /** @param {import("./model.js").Fault[]} faults */
  showFaults(faults) {
    const places = new Set(faults.map(({ place }) => place))
    for (const field of this.querySelectorAll("[name]:not([name=model])")) field.setAttribute("aria-invalid", String(places.has(field.name)))
    this.part("fault-box").hidden = !faults.length
    this.tell("fault-count", faults.length ? this.word("faults", { count: faults.length }) : "")
    GuideCostForm.put(this.part("fault-list"), faults.map((fault) => GuideCostForm.fault(this.kept, fault)))
  }

  /** Do something that needs the sum of people, or what was paid; both are loaded when they are asked for. */
  more(act = () => {}) {
    const go = () => {
      this.hasMore = true
      act()
      this.showMore()
    }
    return this.hasMore ? go() : this.later("more", go)
  }

  showMore() {
    GuideCostHelper.show(this)
    GuideCostPaid.draw(this, this.kept, this.look)
  }

  /* The questionnaire, and the number of people */

  /** Return the answer that the questionnaire has now. @param {"cost" | "people"} name */
  answerNow(name) {
    return new GuideStore("questionnaire").read(null)?.answers?.[GuideCostData.answers[name].id]
  }

  /** Answer a question of the questionnaire. @param {"cost" | "people"} name @param {string} option */
  use(name, option) {
    const { id, options } = GuideCostData.answers[name], store = new GuideStore("questionnaire"), before = store.read({})
    const undo = store.write({ ...before, answers: { ...before.answers, [id]: option } })
    this.report(this.word("use_done", { option: options[option] }), undo)
  }

  /** Enter the people of the sum. @param {string} value model and number */
  takePeople(value) {
    this.save()
    const [model, people] = value.split("="), undo = this.write(GuideCostEditing.withField(this.kept, `sides/${model}/people`, people))
    this.report(this.word("helper_used", { model: GuideCostView.model(model), people }), undo)
  }

  /* Paper and files */

  preparePrint() {
    this.save()
    if (!this.look) this.dataset.print = "blank"
    const sheets = this.look && this.hasResult && this.dataset.print !== "blank" ? GuideCostResult.sheets(this.look, this.kept) : []
    this.part("print-sheets").replaceChildren(...sheets)
  }
}

customElements.get("guide-costs") ?? customElements.define("guide-costs", GuideCostsElement)
