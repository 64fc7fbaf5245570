import { GuideDates } from "../../script/base/dates.js"
import { GuideDom } from "../../script/base/dom.js"
import { GuideElement } from "../../script/base/element.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideSets } from "../../script/base/sets.js"
import { GuideStore } from "../../script/base/store.js"
import { GuideEntries } from "../../script/forms/entries.js"
import { GuideSheets } from "../../script/forms/sheets.js"
import { GuideRegisterLevels } from "./levels.js"
import { GuideRegisterLine } from "./line.js"
import { GuideRegisterMap } from "./map.js"
import { GuideRegisterMitigations } from "./mitigations.js"
import { GuideRegister } from "./model.js"
import { GuideRegisterRows } from "./rows.js"
import { GuideRegisterView } from "./view.js"

/**
 * The register on its page; GuideSheets in it saves and loads its tables. What it does later it has from parts: forms and reviews, files, the example, the answers.
 *
 * <guide-register> [data-kicker], h1 [data-finding], [data-lead], [data-maps], [data-review-panel], table [data-list],
 *   table [data-mitigations], [data-since], [data-take="risk"] of the guide's risks, [data-note] </guide-register>
 * @typedef {import("./view.js").GuideRegisterView} View
 */
class GuideRegisterElement extends GuideElement {
  /** @type {Tool["does"]} */
  does = {
    open: ({ value }) => this.later("edit", () => this.open(value)),
    close: ({ value }) => this.close(value),
    keep: ({ value }) => this.rate(value, "today", this.row(value).rating),
    remove: ({ value }) => this.remove_(value),
    take: ({ value }) => this.add({ [value]: {} }),
    own: () => this.addOwn(),
    lower: ({ value }) => this.lower(value.split(" ")[0], value.split(" ")[1]),
    "lower-other": ({ value }) => this.lower(value, this.forms.get(value).node.querySelector("[data-other]").value),
    "lower-own": ({ value }) => this.lowerOwn(value),
    forget: ({ value }) => this.forget(value),
    drop: ({ value }) => this.drop(value.split(" ")[0], value.split(" ")[1]),
    propose: () => this.later("answers", () => this.propose()),
    review: () => this.later("edit", () => this.startReview()),
    "review-same": () => this.record(this.review.rating || this.review.chosen),
    "review-keep": () => this.record(this.review.chosen),
    "review-up": () => this.review.step(1),
    "review-down": () => this.review.step(-1),
    "review-skip": () => this.goOn(),
    "review-end": () => this.endReview(),
    example: () => this.later("example", () => this.showExample(true)),
    tasks: ({ value }) => this.later("tasks", async () => this.report(await GuideRegister.parts.tasks(value, `risk-register-${GuidePage.slug(GuideSets.name())}`, this.view))),
    calendar: () => this.later("calendar", () => this.saveCalendar()),
    "example-off": () => this.showExample(false),
    clear: () => this.report(this.view.say("register.cleared"), this.store.write({})),
    print: ({ value }) => this.print(value),
  }

  /** @param {AbortSignal} signal */
  start(signal) {
    this.kept = new GuideStore("register")
    /** @type {InstanceType<typeof GuideStore>} */
    this.store = this.kept
    /** @type {string[]} */
    this.shownOrder = []
    /** @type {string} */
    this.shownPlace = ""
    this.forms = /** @type {Map<string, import("./form.js").GuideRegisterForm>} */ (new Map())
    this.proposals = Object.fromEntries(Object.entries(GuideRisks.risks).map(([id, { today }]) => [id, today]))
    this.list = new GuideRegisterMitigations(this.part("mitigations"))
    this.title = this.part("finding").textContent
    this.intro = this.part("lead").textContent
    GuideRegisterMap.listen(this.part("maps"), signal, (which, id, steps) => this.step(which, id, steps), (which, id, rating) => this.put(which, id, rating))
    window.addEventListener("afterprint", () => this.endPrint(), { signal })
    this.follow(() => this.show(), signal)
    this.dataset.ready = ""
  }

  /* What is shown */

  show() {
    this.leave()
    this.of = new GuideRegisterRows(GuideRegister.read(this.store.read({})), this.proposals, GuideDom.today())
    this.view = new GuideRegisterView(this.of)
    const { rows } = this.of, { view } = this, hasRows = rows.length > 0
    this.toggleAttribute("data-rows", hasRows)
    this.part("own").hidden = !hasRows
    this.tell("finding", view.finding() || this.title)
    this.tell("lead", hasRows ? view.lead().join(" ") : this.intro)
    this.tell("kicker", hasRows ? this.kicker() : "")
    const focus = document.activeElement?.closest("[data-key]")?.dataset.key
    this.showList()
    this.showMaps()
    this.list.show(view)
    this.part("mitigations-part").hidden = !this.part("mitigations").children.length
    this.showSince()
    this.showTaken()
    this.review?.follow(view)
    if (focus && !this.contains(document.activeElement)) this.querySelector(`[data-key="${focus}"]`)?.focus()
    const { keeps, damaged } = this.kept, { words } = GuideData
    this.tell("kept", [keeps ? "" : words.store.not_kept, damaged ? words.store.damaged : ""].filter(Boolean).join(" "))
  }

  /** Close what was opened for another register: the example, another set. */
  leave() {
    const where = /** @type {string} */ (this.store === this.kept ? this.kept.key : "example")
    if (where === this.shownPlace) return
    this.shownPlace = where
    this.forms.clear()
    this.closeReview()
  }

  kicker() {
    const { last, next } = this.of.reviewDays(), { view } = this
    const review = last ? view.say("register.reviewed", { last: view.day(last), next: view.day(next) }) : view.say("register.not_reviewed")
    return view.say("register.kicker", { title: this.title, set: this.store === this.kept ? GuideSets.name() : view.say("register.example_name"), risks: this.of.rows.length, review })
  }

  /** @param {string} id */
  row(id) {
    return this.of.rows.find((row) => row.id === id)
  }

  /** The risks in the order shown: it stays while the reader is in a form. @returns {string[]} */
  get order() {
    const now = this.of.rows.map(({ id }) => id), before = this.shownOrder
    const isSame = this.forms.size > 0 && before.length === now.length && now.every((id) => before.includes(id))
    return (this.shownOrder = isSame ? before : now)
  }

  showList() {
    const place = this.part("list"), order = this.order
    for (const id of this.forms.keys()) if (!order.includes(id)) this.forms.delete(id)
    const bodies = order.map((id, i) => this.body(id, i + 1))
    const isSame = bodies.length === place.tBodies.length && bodies.every((body, i) => body === place.tBodies[i])
    if (!isSame) {
      for (const body of [...place.tBodies]) body.remove()
      place.append(...bodies)
    }
  }

  /** Return the rows of a risk: what is known of it, and below that the form, if it is open. @param {string} id @param {number} number */
  body(id, number) {
    const { el } = GuideDom
    const body = /** @type {HTMLTableSectionElement} */ (
      this.querySelector(`[data-risk="${id}"]`) ?? el("tbody", { id: `risk-${id}`, "data-risk": id }))
    const line = GuideRegisterLine.draw(this.row(id), number, this.view, this.forms.has(id), this.hrefOf(id)), form = this.forms.get(id)
    if (body.rows[0]) body.rows[0].replaceWith(line)
    else body.append(line)
    if (form && !body.rows[1]) body.append(el("tr", { class: "guide-register__editing" }, el("td", { colspan: 7 }, form.node)))
    if (!form) body.rows[1]?.remove()
    form?.update(this.row(id), this.view)
    return body
  }

  /** Return where the guide tells of a risk, or null. @param {string} id */
  hrefOf(id) {
    return this.querySelector(`[data-take="${id}"] a`)?.getAttribute("href") ?? null
  }

  showMaps() {
    const { view } = this, order = this.shownOrder
    const chips = (/** @type {string} */ which) => order.map((id, i) => {
      const row = this.row(id), rating = which === "aim" ? row.aim || row.rating : row.rating
      return { id, number: i + 1, rating, title: view.title("risks", id), isOpen: which === "aim" ? !row.aim : row.proposed }
    })
    this.part("maps").replaceChildren(...["today", "aim"].map((which) => GuideRegisterMap.draw(which, chips(which), view)))
  }

  showSince() {
    this.part("since").replaceChildren(...this.view.since().map((text) => GuideDom.el("li", {}, text)))
    this.part("since-part").hidden = !Object.keys(this.of.reviews).length
  }

  showTaken() {
    for (const line of this.querySelectorAll("[data-take]")) {
      const isThere = line.dataset.take in this.of.risks, button = line.querySelector("button")
      button.hidden = isThere
      GuidePage.tell(line.querySelector("[data-taken]"), isThere ? this.view.say("register.taken") : "")
    }
    GuidePage.choices(this.querySelector("datalist"), this.of.owners().map((name) => [name, name]))
  }

  /* What the reader does */

  /** @param {string} id */
  open(id) {
    if (!this.forms.has(id)) this.forms.set(id, new GuideRegister.parts.Form(id, this.view))
    this.show()
    const form = this.forms.get(id)
    form.node.querySelector("select, input").focus()
    form.node.scrollIntoView({ block: "nearest" })
  }

  /** @param {string} id */
  close(id) {
    this.forms.delete(id)
    this.show()
    this.querySelector(`[data-key="edit/${id}"]`)?.focus()
  }

  /** @param {GuideEvent} event */
  hear({ type, target }) {
    if (target.matches("[data-review-point]")) return this.review.show("")
    const form = target.closest("[data-risk-form]"), mitigation = target.closest("[data-mitigation]")
    const isTyped = target.matches("textarea, input:not([type=date], [type=radio])")
    if (type !== (isTyped ? "input" : "change")) return
    if (!this.isUsable(target)) return
    if (mitigation) return this.change("mitigations", { [mitigation.dataset.mitigation]: { [target.name]: target.value } })
    if (form) this.enter(form.dataset.riskForm, target)
  }

  /** Whether a field can be kept as it is: a day that there is, a name that is not empty. @param {Found} field */
  isUsable(field) {
    const { type, name, value } = field, isUsable = type === "date" ? !value || GuideDates.valid(value) : name !== "title" || value.trim() !== ""
    const wasOdd = field.getAttribute("aria-invalid") === "true"
    field.setAttribute("aria-invalid", String(!isUsable))
    if (!isUsable || wasOdd) this.report(isUsable ? "" : this.view.say(type === "date" ? "register.no_day" : "register.no_title"))
    return isUsable
  }

  /** Keep what the reader entered about a risk. @param {string} id @param {Found} field */
  enter(id, { name, value, dataset }) {
    if (dataset.rating) {
      const rating = this.forms.get(id).chosenRating(dataset.rating)
      if (rating !== undefined) this.rate(id, dataset.rating, rating)
    } else if ("answer" in dataset) this.change("risks", { [id]: { answer: value } })
    else if (name === "accepted_until") this.accept(id, value)
    else if (name && name !== "own-mitigation") this.change("risks", { [id]: { [name]: value } })
  }

  /** @param {"risks" | "mitigations"} kind @param {Object<string, any>} changes @returns {() => void} takes it back */
  change(kind, changes) {
    return GuideRegister.kinds[kind].change(this.store, changes)
  }

  /** @param {string} id @param {string} which @param {string} rating */
  rate(id, which, rating) {
    return this.change("risks", { [id]: { [which]: rating } })
  }

  /** Keep until when a risk is accepted, on which day that was said, and what its rating was then. @param {string} id @param {string} until */
  accept(id, until) {
    this.change("risks", { [id]: { accepted_until: until, accepted_on: until && GuideDom.today(), accepted_at: until && this.of.risks[id].today } })
  }

  /** Move a risk on a map by a point. @param {string} which @param {string} id @param {[number, number]} steps */
  step(which, id, [down, across]) {
    const row = this.row(id)
    this.put(which, id, GuideRegisterLevels.shifted(which === "aim" ? row.aim || row.rating : row.rating, down, across))
  }

  /** @param {string} which @param {string} id @param {string} rating */
  put(which, id, rating) {
    const row = this.row(id)
    if (rating === (which === "aim" ? row.aim || row.rating : row.rating)) return
    this.quietly(() => this.view.say(which === "aim" ? "register.aim_moved_to" : "register.moved_to",
      { title: this.view.title("risks", id), rating: this.view.rating(rating), level: GuideRisks.matrix.levels[GuideRegisterLevels.of(rating)].title }), this.rate(id, which, rating))
  }

  /** Say what was done, and offer to take it back, without moving the focus. @param {() => string} text @param {() => void} undo */
  quietly(text, undo) {
    const { activeElement: place } = document
    this.pressed = place
    this.report(text(), undo)
    if (place instanceof HTMLElement) (place.isConnected ? place : this.querySelector(`[data-key="${place.dataset.key}"]`))?.focus()
  }

  /* Risks come and go */

  /** @param {Object<string, any>} risks by id, with what is known of them @param {string} text */
  add(risks, text = "") {
    const added = GuideDom.today(), ids = Object.keys(risks)
    const undo = this.change("risks", Object.fromEntries(ids.map((id) => [id, { added, ...risks[id] }])))
    this.report(text || this.view.say("register.added", { title: this.view.title("risks", ids[0]) }), undo)
  }

  addOwn() {
    const field = this.part("own-name"), title = field.value.trim(), { risks } = GuideRegister.kinds
    field.setAttribute("aria-invalid", String(!title))
    const isFull = !risks.mayAdd(this.of.risks)
    if (!title || isFull) {
      this.report(isFull ? this.view.say("register.too_many", { count: risks.own }) : this.view.say("register.no_name"))
      return field.focus()
    }
    const id = risks.newKey()
    this.add({ [id]: { title } })
    field.value = ""
    return this.does.open(/** @type {any} */ ({ value: id }))
  }

  /** @param {string} id */
  remove_(id) {
    const title = this.view.title("risks", id)
    this.forms.delete(id)
    this.report(this.view.say("register.removed", { title }), this.change("risks", { [id]: null }))
  }

  /** @param {string} id @param {string} mitigation */
  lower(id, mitigation) {
    const { mitigations = [] } = this.of.risks[id]
    if (mitigation && !mitigations.includes(mitigation)) this.change("risks", { [id]: { mitigations: [...mitigations, mitigation] } })
  }

  /** @param {string} id */
  lowerOwn(id) {
    const field = this.forms.get(id).node.querySelector("[name=own-mitigation]"), title = field.value.trim()
    const { risks, mitigations } = GuideRegister.kinds, isFull = !mitigations.mayAdd(this.of.mitigations)
    field.setAttribute("aria-invalid", String(!title))
    if (isFull) this.report(this.view.say("register.too_many_mitigations", { most: String(mitigations.own) }))
    if (!title || isFull) return field.focus()
    const key = mitigations.newKey()
    const data = mitigations.changed(this.store.read({}), { [key]: { title } })
    this.store.write(risks.changed(data, { [id]: { mitigations: [...(this.of.risks[id].mitigations ?? []), key] } }))
    field.value = ""
  }

  /** @param {string} id @param {string} mitigation */
  drop(id, mitigation) {
    const title = this.view.title("mitigations", mitigation), left = this.of.risks[id].mitigations.filter((name) => name !== mitigation)
    this.report(this.view.say("register.dropped", { title }), this.change("risks", { [id]: { mitigations: left } }))
  }

  /** Take a mitigation that serves no risk out of the register. @param {string} id */
  forget(id) {
    const title = this.view.title("mitigations", id)
    this.report(this.view.say("register.removed", { title }), this.change("mitigations", { [id]: null }))
  }

  /** Take the risks that come with the answers, with the rating proposed for each. */
  propose() {
    const found = GuideRegister.parts.proposals()
    if (!found) return this.report(this.view.say("register.no_answers"))
    const fresh = Object.entries(found).filter(([id]) => !(id in this.of.risks))
    if (!fresh.length) return this.report(this.view.say("register.none_added"))
    this.add(Object.fromEntries(fresh.map(([id, proposed]) => [id, { proposed }])), this.view.say("register.added_several", { count: fresh.length }))
  }

  saveCalendar() {
    const count = GuideRegister.parts.calendar(this.view, this.part("reminder").value)
    this.report(this.view.say(count ? "register.calendar_saved" : "register.no_days", { count }))
  }

  /* Reviews */

  startReview() {
    this.part("review-panel").hidden = false
    this.review = new GuideRegister.parts.Review(this.part("review-panel"), this.view)
  }

  /** @param {string} rating */
  record(rating) {
    if (!rating) return this.review.selects.find((/** @type {Found} */ { value }) => !value)?.focus()
    this.store.write(this.review.recorded(this.store.read({}), rating, GuideDom.today()))
    this.goOn()
  }

  goOn() {
    if (!this.review.next(this.view)) this.endReview()
  }

  closeReview() {
    this.part("review-panel").hidden = true
    this.part("review-panel").replaceChildren()
    this.review = undefined
  }

  endReview() {
    const count = this.review.seen.size
    this.closeReview()
    this.report(this.view.say("register.review_done", { count }))
    this.own("[data-do=review]").focus()
  }

  /* The example, and paper */

  /** Show the worked example, which is kept nowhere, or the reader's own register again. @param {boolean} isOn */
  showExample(isOn) {
    this.forms.clear()
    this.store = isOn ? GuideRegister.parts.memory(GuideRegister.parts.example(GuideDom.today()), () => this.show()) : this.kept
    this.toggleAttribute("data-example", isOn)
    this.part("example-note").hidden = !isOn
    this.tell("example-text", isOn ? this.view.say("register.example_on", { name: this.view.say("register.example_name") }) : "")
    this.show()
    this.report("")
    ;(isOn ? this.own("[data-do=example-off]") : this.part("finding")).focus()
  }

  endPrint() {
    delete this.dataset.print
    this.show()
  }

  /** @param {string} mode */
  print(mode) {
    this.dataset.print = mode
    if (mode === "blank") {
      this.tell("finding", this.title)
      this.tell("lead", this.intro)
    }
    window.print()
  }
}

customElements.define("guide-register", GuideRegisterElement)
