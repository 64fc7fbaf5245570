/**
 * Makes the worksheet of all functions the reader's own table: where each goes, why, and what would change it.
 *
 * <guide-functions> <select data-from>, [data-says], [data-counts], [data-shape], [data-head], [data-note],
 *   buttons data-do="print | blank | reset | undo", tbody[data-function] with [data-move], [data-why],
 *   <details> with radios named "function/check" and [data-change] </guide-functions>
 */
class GuideFunctionsElement extends GuideElement {
  does = {
    print: () => window.print(),
    blank: () => {
      this.dataset.print = "blank"
      window.print()
    },
    reset: () => {
      const before = this.saved
      this.store.write({})
      this.report(this.say("cleared"), () => this.store.write(before))
    },
  }

  start(signal) {
    this.answers = new GuideAnswers()
    this.store = new GuideStore("functions")
    this.dataset.ready = ""
    for (const details of this.querySelectorAll("details")) details.open = false
    const { store } = GuideData.words
    window.addEventListener("afterprint", () => delete this.dataset.print, { signal })
    this.follow(() => this.show(), signal)
    this.report(this.store.damaged ? store.damaged : this.store.keeps ? "" : store.not_kept)
  }

  hear({ type, target: { name, value } }) {
    if (type !== "change") return
    const { saved } = this
    this.store.write(name ? { ...saved, checks: { ...saved.checks, [name]: value } } : { ...saved, model: value })
    this.report("")
  }

  get saved() {
    return this.store.read({ model: "", checks: {} })
  }

  say(key, values = {}) {
    return GuideDom.fill(GuideFunctionData.words.functions[key], values)
  }

  show() {
    const { saved: { model, checks } } = this, data = GuideFunctionData, { titles } = data
    this.answers.load()
    const { winner: first, notReady, rows, answers } = this.answers.result, isKnown = rows.length > 0 && first
    const winner = model || (isKnown ? first : null)
    this.given = { winner, answers }
    this.checks = checks
    const found = GuideFunctions.moves(data, this.given, checks)
    const { counts, matches, nearest } = GuideFunctions.shape(data, winner, found)
    const tell = (part, key, values) => GuidePage.tell(this.part(part), this.say(key, values))
    this.toggleAttribute("data-known", winner)
    this.part("from").value = model
    tell("says", model ? "by_choice" : !isKnown ? "none" : notReady.includes(first) ? "not_ready" : "by_answers", { model: titles[winner] })
    tell("counts", "counts", { ...counts, hand_over: counts["hand-over"] })
    tell("shape", nearest === winner ? "as_usual" : "unlike_usual",
      { model: titles[winner], other: titles[nearest], count: matches[nearest], own: matches[winner], total: found.length })
    tell("head", "head", { day: GuideDom.day(new Date().toISOString().slice(0, 10)) })
    data.functions.forEach((rules, i) => this.showFunction(rules, found[i]))
  }

  showFunction(rules, found) {
    const { el } = GuideDom, data = GuideFunctionData, { move: titles, pull: pulls } = data.words
    const body = this.querySelector(`[data-function="${rules.id}"]`), names = Object.keys(rules.checks)
    const done = names.filter((name) => this.checks[`${rules.id}/${name}`]).length
    const put = (part, ...nodes) => body.querySelector(`[data-${part}]`).replaceChildren(...nodes)
    const list = (texts) => el("ul", {}, texts.map((text) => el("li", {}, text)))
    for (const radio of body.querySelectorAll("input")) radio.checked = this.checks[radio.name] === radio.value
    GuidePage.tell(body.querySelector("summary"), this.say("checked", { done, total: names.length }))
    if (!found) return put("change")
    const { start, move, torn, reasons } = found
    const say = ({ pull, because, holds }) => [el("strong", {}, `${pulls[pull]}. `), because, holds ? "" : ` ${this.say("outweighed")}`]
    const changes = GuideFunctions.changes(data, rules.id, this.given, this.checks).map((change) => this.change(change, rules))
    put("move", el("span", { class: `guide-party guide-party--${move}` }, titles[move]),
      el("small", {}, start === move ? "" : this.say("moved", { start: titles[start] })))
    put("why", torn ? this.say("torn") : "", list(reasons.length ? reasons.map(say) : GuideFunctions.sentences(data, this.given.winner, found)))
    put("change", list(changes.length ? [...new Set(changes)] : [this.say("no_change")]))
  }

  /** Return what would move a function, as a sentence. */
  change({ kind, id, options: [option], move }, { checks }) {
    const { questions, titles, words } = GuideFunctionData, check = kind === "check" ? checks[id] : null
    return this.say(`change_${kind}`,
      { move: words.move[move], model: titles[id], question: check?.title ?? questions[id], option: check?.options[option].label })
  }
}

customElements.get("guide-functions") ?? customElements.define("guide-functions", GuideFunctionsElement)
