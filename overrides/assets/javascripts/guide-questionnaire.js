/**
 * Asks the questions of the worksheet one by one, keeps the answers, and shows what they come to.
 * Where the reader is stands in the fragment: #q=<question>, #change=<question> (returns to the result), #priorities,
 * #result, #all, #compare, #s=<code of shared answers>; the id of a question or gate shows it on the worksheet.
 *
 * <guide-questionnaire> parts with data-at="<views in which they show>", a form with fieldset[data-question], ... </guide-questionnaire>
 */
class GuideQuestionnaire extends globalThis.GuideShare(HTMLElement) {
  connectedCallback() {
    this.pageTitle = document.title
    this.answers = new globalThis.GuideAnswers()
    this.life = new AbortController()
    const { signal } = this.life
    for (const type of ["change", "click", "submit"]) this.addEventListener(type, this, { signal })
    window.addEventListener("popstate", () => this.follow(true), { signal })
    this.answers.watch(() => this.refresh(this.words.other_tab), signal)
    this.dataset.ready = ""
    this.sayWhatWasKept()
    this.follow(false)
  }

  disconnectedCallback() {
    this.life.abort()
  }

  handleEvent(event) {
    if (event.type === "submit") this.handleSubmit(event)
    else if (event.type === "change") this.handleChange(event.target)
    else this.handleClick(event)
  }

  handleSubmit(event) {
    event.preventDefault()
    if (event.target === this.part("colleague")) this.addColleague()
    else if (this.view === "question") this.leaveQuestion()
    else this.go("result")
  }

  handleChange(input) {
    if (input.type === "file") this.loadFile(input)
    else if (input.type === "radio") this.choose(input)
    else if (input.type === "checkbox") this.follow(false)
  }

  handleClick(event) {
    const target = event.target.closest("button, a")
    if (!target) return
    const { path } = target.dataset
    if (path) this.begin(path)
    for (const [name, act] of Object.entries({ ...this.actions, ...this.sharing })) {
      if (!target.hasAttribute(`data-${name}`)) continue
      event.preventDefault()
      act(target)
    }
  }

  /** What the buttons and links with data-<name> do. */
  actions = {
    back: () => this.goBack(),
    jump: (link) => this.querySelector(link.getAttribute("href")).focus(),
    restart: () => this.restart(),
    undo: () => this.takeBack(),
    print: () => window.print(),
    "print-blank": () => this.printBlank(),
  }

  get words() {
    return globalThis.GuideQuestions.words.questionnaire
  }

  get view() {
    return this.dataset.view
  }

  get questions() {
    return [...this.querySelectorAll("fieldset[data-question]")]
  }

  get form() {
    return this.querySelector(".guide-worksheet")
  }

  part(name) {
    return this.querySelector(`[data-${name}]`)
  }

  /* Where the reader is */

  /** Go to a place of this page, so that the browser's Back returns from it. */
  go(place) {
    history.pushState({ step: (history.state?.step ?? 0) + 1 }, "", `#${place}`)
    this.follow(true)
  }

  goBack() {
    if (history.state?.step) return history.back()
    const { shown } = this.answers.result
    const before = shown[shown.indexOf(this.asked) - 1]
    if (this.view === "question" && before) this.go(`q=${before}`)
    else this.go(this.view === "priorities" ? `q=${shown.at(-1)}` : "")
  }

  /** Show what the fragment asks for; without one, the start. */
  follow(moveFocus) {
    const fragment = location.hash.slice(1)
    const [name, value] = fragment.split(/=(.*)/)
    const places = {
      q: () => this.ask(value, false), change: () => this.ask(value, true), s: () => this.openLink(value),
      priorities: () => this.show("priorities"), result: () => this.showResult(), all: () => this.show("all"),
      compare: () => this.showComparison(),
    }
    if (fragment === "start" && this.view !== "start") return this.stay()
    const anchor = Object.hasOwn(places, name) ? null : this.anchor(fragment)
    if (anchor) this.show("all")
    else (Object.hasOwn(places, name) ? places[name] : () => this.show("start"))()
    if (anchor) anchor.scrollIntoView()
    else if (moveFocus) this.moveFocus()
  }

  /** Return the question or gate with this id: links from other pages lead to it. */
  anchor(fragment) {
    const element = document.getElementById(fragment)
    return element && this.form.contains(element) ? element : null
  }

  /** The link that skips to the content leads to where the reader is. */
  stay() {
    history.replaceState(history.state, "", `#${this.fragment ?? ""}`)
    this.moveFocus()
  }

  moveFocus() {
    const heading = this.heading
    if (!heading) return
    heading.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }

  /** The heading of what is shown: focus goes there, because a focused legend does nothing in Firefox. */
  get heading() {
    if (this.view === "question") return document.getElementById(this.asked)
    const names = { start: "#start", priorities: "#priorities", all: "#worksheet" }
    return this.querySelector(names[this.view] ?? `[data-at=${this.view}] [data-heading]`)
  }

  show(view) {
    this.dataset.view = view
    this.fragment = location.hash.slice(1)
    this.clearErrors()
    if (view !== "question") this.asked = null
    for (const question of this.questions) question.toggleAttribute("data-current", question.dataset.question === this.asked)
    if (["question", "priorities", "result"].includes(view) && !this.shared) this.answers.set({ place: this.fragment })
    this.part("continue").textContent = view === "all" || this.isLast ? this.words.to_result : this.words.continue
    globalThis.GuideWorksheet.fill(this.form, this.answers.answers, this.answers.priorities)
    this.showStep()
    if (view === "start") this.showResume()
  }

  get isLast() {
    return this.view === "priorities" || this.returns
  }

  /* Questions */

  begin(path) {
    this.answers.set({ path })
    const { shown, unanswered } = this.answers.result
    this.go(`q=${unanswered[0] ?? shown[0]}`)
  }

  ask(id, returns) {
    const { shown } = this.answers.result
    if (!shown.includes(id)) return this.show("start")
    this.asked = id
    this.returns = returns
    this.shownBefore = shown
    this.show("question")
  }

  showStep() {
    const { shown } = this.answers.result
    const number = shown.indexOf(this.asked) + 1
    const text = this.returns ? this.words.step_change
      : globalThis.GuideDom.fill(this.words.step, { number, total: shown.length })
    const titles = { question: text, priorities: this.words.priorities, result: this.words.result_page }
    this.part("step").textContent = text
    document.title = [titles[this.view], this.pageTitle].filter(Boolean).join(" – ")
    this.say(this.view === "question" ? text : "")
  }

  leaveQuestion() {
    const id = this.asked
    if (!(id in this.answers.answers)) return this.showError(id)
    const { shown } = this.answers.result
    const opened = shown.find((each) => !this.shownBefore.includes(each) && !(each in this.answers.answers))
    const next = shown[shown.indexOf(id) + 1]
    if (this.returns) this.go(opened ? `change=${opened}` : "result")
    else this.go(next ? `q=${next}` : "priorities")
  }

  choose({ name, value }) {
    const theme = globalThis.GuideWorksheet.themeOf({ name })
    const { answers, priorities } = this.answers
    if (theme) this.answers.set({ priorities: { ...priorities, [theme]: value } })
    else this.answers.set({ answers: { ...answers, [name]: value } })
    this.clearErrors()
    globalThis.GuideWorksheet.follow(this.form, this.answers.answers, this.answers.priorities)
    this.showStep()
  }

  showError(id) {
    const fieldset = this.questions.find((question) => question.dataset.question === id)
    const first = fieldset.querySelector("input")
    const { el } = globalThis.GuideDom
    const link = el("a", { href: `#${first.id}`, "data-jump": true }, this.words.error)
    const place = fieldset.querySelector("[data-error]")
    place.textContent = this.words.error
    place.hidden = false
    fieldset.setAttribute("aria-describedby", `${id}-why ${place.id}`)
    const errors = this.part("errors")
    errors.querySelector("ul").replaceChildren(el("li", {}, link))
    errors.hidden = false
    errors.focus()
    document.title = this.words.error_prefix + document.title.replace(this.words.error_prefix, "")
  }

  clearErrors() {
    this.part("errors").hidden = true
    for (const place of this.querySelectorAll("[data-error]")) {
      place.hidden = true
      place.closest("fieldset").setAttribute("aria-describedby", `${place.closest("fieldset").dataset.question}-why`)
    }
  }

  /* Result */

  showResult() {
    this.forgetShared()
    const { answers, priorities, path } = this.answers
    this.renderResult({ answers, priorities, path, own: true })
    this.part("link").value = this.linkTo(this.answers.code)
    this.show("result")
  }

  renderResult(given) {
    const { render, viewOf } = globalThis.GuideResult
    this.part("result").replaceChildren(...render(viewOf({ ...given, doc: this })))
  }

  /* Notes */

  say(text) {
    if (this.part("status").textContent !== text) this.part("status").textContent = text
  }

  /** Say something for all to see, and offer to take it back. */
  note(text, undo) {
    const note = this.part("note")
    note.hidden = !text
    note.querySelector("span").textContent = text
    this.undo = undo
    note.querySelector("button").hidden = !undo
  }

  sayWhatWasKept() {
    const { store, dropped } = this.answers
    const { words } = this
    if (dropped) this.note(globalThis.GuideDom.fill(words.migrated, { count: dropped }))
    else if (store.damaged) this.note(words.damaged)
    else if (!store.keeps) this.note(words.not_kept)
  }

  refresh(text) {
    this.note(text)
    this.follow(false)
  }

  showResume() {
    const count = Object.keys(this.answers.answers).length
    this.part("resume").hidden = count === 0
    this.part("resume-text").textContent = globalThis.GuideDom.fill(this.words.resume_text, { count })
    const { shown, unanswered } = this.answers.result
    this.part("resume-link").setAttribute("href", `#${this.answers.place || `q=${unanswered[0] ?? shown[0]}`}`)
  }

  restart() {
    const before = this.answers.clear()
    this.go("")
    this.note(this.words.cleared, () => this.answers.set(before))
    this.part("note").querySelector("button").focus()
  }

  takeBack() {
    this.undo?.()
    this.note("")
    this.follow(true)
  }

  printBlank() {
    this.classList.add("guide-questionnaire--blank")
    const views = this.view
    this.dataset.view = "all"
    window.addEventListener("afterprint", () => {
      this.classList.remove("guide-questionnaire--blank")
      this.dataset.view = views
    }, { once: true })
    window.print()
  }
}

customElements.get("guide-questionnaire") ?? customElements.define("guide-questionnaire", GuideQuestionnaire)
