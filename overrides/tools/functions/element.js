import { GuideDom } from "../../script/base/dom.js"
import { GuideElement } from "../../script/base/element.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideSaving } from "../../script/base/saving.js"
import { GuideStore } from "../../script/base/store.js"
import { GuideNumbers } from "../../script/method/numbers.js"

/**
 * Makes the worksheet of all functions the reader's own table: where each goes, why, and what would change it.
 *
 * <guide-functions> <select data-from>, [data-says], [data-counts], [data-shape], [data-head], [data-note],
 *   [data-gate], buttons data-do="print | blank | reset | undo", tbody[data-function] with [data-move], [data-why],
 *   <details> with radios named "function/check" and [data-change] </guide-functions>
 */
class GuideFunctionsElement extends GuideElement {
  does = {
    print: () => print(),
    blank: () => {
      this.dataset.print = "blank"
      print()
    },
    reset: () => (this.answers ? this.clear() : this.prepare(() => this.clear())),
  }

  warned = false
  /** @type {InstanceType<typeof import("../questionnaire/answers.js").GuideAnswers> | undefined} */ answers

  start(signal) {
    this.store = new GuideStore("functions")
    window.addEventListener("beforeprint", () => this.date(), { signal })
    window.addEventListener("afterprint", () => delete this.dataset.print, { signal })
    this.follow(() => this.show(), signal)
  }

  /** Say once if something kept could not be read, or if nothing is kept. */
  warn() {
    const { damaged, keeps } = this.store
    if (this.warned || (!damaged && keeps)) return
    this.warned = true
    this.report(GuidePage.say(damaged ? "store.damaged" : "store.not_kept"))
  }

  /** Take the texts of the checks from the page, once there are moves that they explain. */
  learn() {
    for (const { name, value, parentElement: label } of this.querySelectorAll("input")) {
      const [id, key] = name.split("/"), check = GuideFunctionData.functions.find((rules) => rules.id === id).checks[key]
      if (!check) continue
      check.title = label.closest("fieldset").firstElementChild.textContent
      Object.assign(check.options[value] ?? {}, { label: label.textContent, because: label.parentNode.lastChild.textContent })
    }
  }

  hear(event) {
    if (event.type !== "change") return
    if (!this.answers) return this.prepare(() => this.hear(event))
    const { name, value, type, checked } = event.target, { model, checks } = this.saved, before = this.found
    const kept = { ...checks, [name]: value }
    if (type === "checkbox" && !checked) delete kept[name]
    this.store.write(name ? { model, checks: kept } : { model: value, checks })
    this.report(name ? this.moved(name.split("/")[0], before) : "")
  }

  /** Return, in words, where a check has put its function, or "" if that is where it was. */
  moved(id, before) {
    const move = this.found.find((each) => each.id === id)?.move
    const moves = GuideFunctionData.words.move, old = before.find((each) => each.id === id)?.move
    if (!move || !old || move === old) return ""
    const name = this.querySelector(`[data-function="${id}"] th`).textContent.trim()
    return this.say("moved_now", { name, move: moves[move], before: moves[old] })
  }

  get saved() {
    return this.store.read({ model: "", checks: {} })
  }

  say(key, values = {}) {
    return GuideNumbers.fill(GuideFunctionData.words.functions, key, values)
  }

  /** Load the rules, then do what the reader asked for meanwhile, and show what is kept. @param {() => void} [act] */
  prepare(act) {
    return this.later("rules", () => {
      this.answers ??= GuideFunctionRules.answers()
      act?.()
      this.show()
    })
  }

  clear() {
    this.report(this.say("cleared"), this.store.write({}))
  }

  show() {
    const isKept = this.store.read(null) || this.store.damaged || new GuideStore("questionnaire").read(null)
    if (!this.answers && isKept) return this.prepare()
    this.dataset.ready = ""
    if (this.answers) this.showMoves()
    this.warn()
  }

  showMoves() {
    const { model, checks } = this.saved, data = GuideFunctionData, { titles } = data
    this.answers.load()
    const { winner: first, notReady, rows, answers } = this.answers.result, known = rows.length && first
    const winner = model || (known ? first : null)
    if (winner && !this.given?.winner) this.learn()
    this.given = { winner, answers }
    this.checks = checks
    const found = GuideFunctionRules.moves(data, this.given, checks)
    this.found = found
    const { counts, matches, nearest } = GuideFunctionRules.shape(data, winner, found)
    const tell = (part, key, values) => this.tell(part, this.say(key, values))
    this.toggleAttribute("data-known", winner)
    this.part("from").value = model
    tell("says", model ? "by_choice" : !known ? "none" : notReady.includes(first) ? "not_ready" : "by_answers", { model: titles[winner] })
    tell("counts", "counts", { ...counts, hand_over: counts["hand-over"] })
    tell("shape", nearest === winner ? "as_usual" : "unlike_usual",
      { model: titles[winner], other: titles[nearest], count: matches[nearest], own: matches[winner], total: found.length })
    const fired = this.given.winner ? this.answers.result.gates : []
    this.part("gate").replaceChildren(...data.gates.filter(({ id }) => fired.includes(id)).map(({ because }) => GuideDom.el("span", {}, `${because} `)))
    data.functions.forEach((rules) => this.showFunction(rules, found.find(({ id }) => id === rules.id)))
  }

  /** Say on paper when it was printed; not before, since browsers take long to learn how a day is written. */
  date() {
    if (this.answers) this.tell("head", this.say("head", { day: GuideDom.day(GuideDom.today()) }))
  }

  showFunction(rules, found) {
    const { el } = GuideDom, data = GuideFunctionData, { move: titles, pull: pulls } = data.words
    const body = this.querySelector(`[data-function="${rules.id}"]`), count = (selector) => body.querySelectorAll(selector).length
    const put = (part, ...nodes) => body.querySelector(`[data-${part}]`).replaceChildren(...nodes)
    const list = (texts) => el("ul", {}, texts.map((text) => el("li", {}, text)))
    for (const radio of body.querySelectorAll("input")) radio.checked = this.checks[radio.name] === radio.value
    GuidePage.tell(body.querySelector("summary"), this.say("checked", { done: count("fieldset :checked"), total: count("fieldset") }))
    const isAbsent = this.checks[`${rules.id}/have`] === "none"
    body.toggleAttribute("data-absent", isAbsent)
    if (isAbsent) for (const part of ["move", "why", "change"]) put(part, part === "move" ? this.say("absent") : "")
    if (!found) return
    const { start, move, torn, reasons } = found
    const say = ({ kind, pull, because, holds }) => [el("strong", {}, `${pulls[pull]}. `), kind === "gate" ? this.say("by_gate") : because,
      holds ? "" : ` ${this.say("outweighed")}`]
    const changes = GuideFunctionRules.changes(data, rules.id, this.given, this.checks).map((change) => this.change(change, rules))
    put("move", el("span", { class: `guide-party guide-party--${move}` }, titles[move]),
      el("small", {}, start === move ? "" : this.say("moved", { start: titles[start] })))
    put("why", torn ? this.say("torn") : "", list(reasons.length ? reasons.map(say) : [data.usual[this.given.winner]]),
      ...(move === "share" ? [el("p", {}, el("strong", {}, this.say("share_means")), ` ${rules.share}`)] : []))
    put("change", list(changes.length ? [...new Set(changes)] : [this.say("no_change")]))
  }

  /**
   * Return what would move a function, as a sentence.
   * @param {import("../../script/method/functions.js").Change} change @param {import("../../script/method/functions.js").Rules} rules
   */
  change({ kind, id, options: [option], move }, { checks }) {
    const { questions, titles, words } = GuideFunctionData, check = kind === "check" && checks[id]
    return this.say(`change_${kind}`,
      { move: words.move[move], model: titles[id], question: check ? check.title : questions[id], option: check && check.options[option].label })
  }
}

customElements.define("guide-functions", GuideFunctionsElement)
