import { GuideDom } from "../../script/base/dom.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideAnswers } from "./answers.js"
import { GuideAnswersKept } from "./model.js"
import { GuideWorksheet } from "./worksheet.js"

/**
 * Asks the questions of the worksheet one by one and keeps the answers; what they come to is shown by GuideShare,
 * which is loaded with the first answer. Where the reader is stands in the fragment: #q=<question>, #change=<question>
 * (returns to the result), #new=<question> (goes on to the next without an answer), #priorities, #result, #all, #compare, #s=<code of shared answers>; the id of a question or
 * gate shows it on the worksheet.
 *
 * <guide-questionnaire data-view> parts with data-at="<views in which they show>", form.guide-worksheet with
 * div[data-question], buttons data-do="<action>", data-path="short | full" … </guide-questionnaire>
 */
{
  const TWICE = 600  // milliseconds in which a second click belongs to the first
  const KEPT = ["question", "priorities", "result"]

  class GuideQuestionnaire extends (/** @type {new () => OwnElement} */ (HTMLElement)) {
    /** @type {InstanceType<typeof GuideShare> | undefined} */ share
    leftAt = -Infinity
    /** @type {string[]} the questions that were shown before this one was answered */ shownBefore

    connectedCallback() {
      this.pageTitle = document.title
      this.answers = new GuideAnswers()
      this.life = new AbortController()
      const { signal } = this.life
      for (const type of ["change", "click", "submit"]) this.addEventListener(type, this, { signal })
      window.addEventListener("popstate", () => this.arrive(), { signal })
      this.answers.watch(() => this.refresh(), signal)
      GuideWorksheet.describe(this.form)
      this.dataset.ready = ""
      this.sayWhatWasKept()
      this.follow()
    }

    disconnectedCallback() {
      this.life.abort()
    }

    handleEvent(event) {
      if (event.detail > 1 && this.hasJustLeft) event.preventDefault()
      else if (event.type === "submit") this.handleSubmit(event)
      else if (event.type === "change") this.handleChange(event.target)
      else this.handleClick(event)
    }

    handleSubmit(event) {
      event.preventDefault()
      if (event.target !== this.form) this.later("addColleague")
      else if (this.view === "question") this.leaveQuestion()
      else this.go("result")
    }

    handleChange(input) {
      if (input.type === "file") this.later("loadFile", input)
      else if (input.type === "radio") this.choose(input)
      else if ("unsure" in input.dataset) this.answers.doubt(input.value, input.checked)
      else if ("try" in input.dataset) this.later("tryAnswers")
      else if ("gate" in input.dataset) GuideWorksheet.fill(this.form, this.answers)
    }

    handleClick(event) {
      const target = event.target.closest("[data-do], [data-path], [href^='#']")
      if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return
      const { do: action, path } = target.dataset
      event.preventDefault()
      if (path) this.begin(path)
      else if (!action) this.go(target.hash.slice(1))
      else if (Object.hasOwn(this.actions, action)) this.actions[action](target)
      else this.later(action, target)
    }

    /** What the buttons and links with data-do do; other names are methods of GuideShare. */
    actions = {
      back: () => this.goBack(),
      jump: (link) => document.getElementById(link.hash.slice(1)).closest("[data-question]").querySelector("input").focus(),
      restart: () => this.restart(),
      undo: () => this.takeBack(),
      print: () => window.print(),
    }

    get words() {
      return GuideQuestions.words.questionnaire
    }

    get view() {
      return this.dataset.view
    }

    get form() {
      return this.querySelector(".guide-worksheet")
    }

    part(name) {
      return this.querySelector(`[data-${name}]`)
    }

    /** Run a method of GuideShare, once it is there. */
    async later(method, ...values) {
      try {
        if (!this.share) await this.load()
      } catch {
        return this.note(this.words.not_loaded)
      }
      return this.share[method](...values)
    }

    async load() {
      await GuideDom.later("result")
      this.share ??= new GuideShare(this)
    }

    /* Where the reader is */

    /** Go to a place of this page, so that the browser's Back returns from it to where the reader was. */
    go(place, mark = null) {
      this.note("")
      this.from = { place: location.hash.slice(1), mark: this.mark }
      history.replaceState({ ...history.state, mark: this.mark }, "")
      history.pushState({ step: (history.state?.step ?? 0) + 1 }, "", `#${place}`)
      return this.follow(() => this.moveFocus(mark))
    }

    /** What has the focus, as a selector, and how far down the window it stands. */
    get mark() {
      const focused = document.activeElement
      const names = ["href", "data-do", "data-path"].filter((name) => focused.hasAttribute(name))
      return { selector: names.map((name) => `[${name}="${focused.getAttribute(name)}"]`).join(""), top: focused.getBoundingClientRect().top }
    }

    goBack() {
      if (history.state?.step) return history.back()
      if (this.returns) return this.go("result")
      const { shown } = this.answers.result
      const before = shown[shown.indexOf(this.asked) - 1]
      if (this.view === "question" && before) this.go(`q=${before}`)
      else this.go(this.view === "priorities" ? `q=${shown.at(-1)}` : "")
    }

    /** The browser went back or forward, or to another fragment. It takes the focus away then, so ours comes later. */
    arrive() {
      this.note("")
      this.follow(() => setTimeout(() => this.moveFocus(history.state?.mark)))
    }

    /** Show what the fragment asks for; without one, the start. Then move the focus, if that is wanted. */
    async follow(moveFocus = () => {}) {
      this.answers.load()
      const fragment = location.hash.slice(1).replace(/^s(?:%3D|=3D)/i, "s=")
      const [name, value] = fragment.split(/=(.*)/)
      const anchor = this.anchor(fragment)
      const places = {
        q: () => this.ask(value, false), change: () => this.ask(value, true), new: () => this.ask(value, true), priorities: () => this.show("priorities"),
        all: () => this.show("all"), s: () => this.later("openLink", value), result: () => this.later("showResult"),
        compare: () => this.later("showComparison"),
      }
      if (Object.hasOwn(places, name)) await places[name]()
      else this.show(anchor ? "all" : "start")
      if (anchor) anchor.scrollIntoView()
      else moveFocus()
    }

    /** Return the question or gate with this id, to which other pages lead. */
    anchor(fragment) {
      const element = document.getElementById(fragment)
      return element && element !== this.form && fragment !== "priorities" && this.form.contains(element) ? element : null
    }

    moveFocus(mark = null) {
      const place = mark?.selector && this.visible(mark.selector)
      ;(place || this.heading)?.focus({ preventScroll: true })
      window.scrollTo(0, place ? scrollY + place.getBoundingClientRect().top - mark.top : 0)
    }

    /** Return the first element that shows. */
    visible(selector) {
      return [...this.querySelectorAll(selector)].find((element) => element.checkVisibility())
    }

    /** The heading of what is shown: focus goes there, so that it is read out. */
    get heading() {
      if (this.view === "question") return document.getElementById(this.asked)
      const names = { start: "#start", priorities: "#priorities", all: "#worksheet" }
      return this.visible(names[this.view] ?? `[data-at=${this.view}] [data-heading]`)
    }

    show(view) {
      this.dataset.view = view
      if (view !== "question") this.asked = this.returns = null
      this.clearErrors()
      if (KEPT.includes(view) && !this.share?.shared) this.answers.leaveMark(location.hash.slice(1))
      this.part("continue").textContent = view === "question" && !this.returns ? this.words.continue : this.words.to_result
      GuideWorksheet.fill(this.form, this.answers, this.asked)
      this.showStep()
      if (view === "start") this.showResume()
    }

    refresh() {
      this.note(this.words.other_tab)
      this.follow()
    }

    /* Questions */

    begin(path) {
      this.answers.set({ path })
      const { shown, unanswered } = this.answers.result
      this.go(`q=${unanswered[0] ?? shown[0]}`)
    }

    /** Ask a question, or the next one if an answer has closed it since. */
    ask(id, returns) {
      const { shown } = this.answers.result
      const all = GuideAnswers.full.questions.map((question) => question.id)
      if (!all.includes(id)) return this.show("start")
      const asked = shown.find((each) => all.indexOf(each) >= all.indexOf(id)) ?? shown.at(-1)
      Object.assign(this, { asked, returns, shownBefore: shown })
      this.show("question")
    }

    showStep() {
      const { shown } = this.answers.result
      const number = shown.indexOf(this.asked) + 1
      const step = this.returns ? this.words.step_change
        : GuideNumbers.fill(this.words, "step", { number, total: shown.length })
      const titles = { question: this.view === "question" && `${this.querySelector("[data-current] h2").textContent} – ${step}`, priorities: this.words.priorities, result: this.resultTitle }
      this.part("step").textContent = step
      document.title = [titles[this.view], this.pageTitle].filter(Boolean).join(" – ")
      this.say(this.view === "question" ? step : "")
    }

    get resultTitle() {
      const { shared, shown, words } = this.share ?? {}
      return [shared && words.shared_title, shown && GuideVerdict.sentence(shown), this.words.result_page].filter(Boolean).join(" – ")
    }

    /** Go on to the next question; after a change, to a question that it opened, or back to the result. */
    leaveQuestion() {
      const id = this.asked
      if (!(id in this.answers.answers)) return this.hasJustLeft || this.showError(id)
      this.leftAt = performance.now()
      const { shown } = this.answers.result
      const opened = shown.find((each) => !this.shownBefore.includes(each) && !(each in this.answers.answers))
      const next = shown[shown.indexOf(id) + 1]
      const missing = location.hash.startsWith("#new=") && this.answers.result.unanswered[0]
      if (this.returns) this.go(missing ? `new=${missing}` : opened ? `change=${opened}` : "result")
      else this.go(next ? `q=${next}` : "priorities")
    }

    /** Whether a click may be the second half of a double one on "Continue", which was meant for the last question. */
    get hasJustLeft() {
      return performance.now() - this.leftAt < TWICE
    }

    choose(radio) {
      const theme = GuideWorksheet.themeOf(radio)
      if (theme) this.answers.choose("priorities", theme, radio.value)
      else this.answers.choose("answers", radio.name, radio.value)
      this.clearErrors()
      GuideWorksheet.follow(this.form, this.answers)
      this.showStep()
      this.load().catch(() => {})  // the result will be wanted; if this fails, it is tried again
    }

    showError(id) {
      const { el } = GuideDom
      const link = el("a", { href: `#${id}`, "data-do": "jump" }, this.words.error)
      const errors = this.part("errors")
      GuideWorksheet.showError(this.form, id, this.words.error)
      errors.querySelector("ul").replaceChildren(el("li", {}, link))
      errors.hidden = false
      errors.focus()
      document.title = this.words.error_prefix + document.title.replace(this.words.error_prefix, "")
    }

    clearErrors() {
      this.part("errors").hidden = true
      GuideWorksheet.clearErrors(this.form)
    }

    /* Notes */

    /** Say something to those who cannot see what changed. */
    say(text) {
      if (this.part("status").textContent !== text) this.part("status").textContent = text
    }

    /** Say something beside the control that brought it about: the note at the top may be out of view. */
    noteBeside(control, text) {
      const said = control.closest("p, li").querySelector("[data-said]"), isAgain = said.textContent === text
      this.note("")
      if (isAgain) setTimeout(() => (said.textContent = text), 100) // to those who listen, at once would be no change
      else said.textContent = text
      said.scrollIntoView({ block: "nearest" })
    }

    /** Say something for all to see, and offer to take it back. */
    note(text, undo) {
      const note = this.part("note")
      for (const said of this.querySelectorAll("[data-said]")) said.textContent = ""
      note.querySelector("span").textContent = text
      note.querySelector("button").hidden = !undo
      this.undo = undo
    }

    sayWhatWasKept() {
      const { store, dropped } = this.answers
      if (dropped) this.note(GuideNumbers.fill(this.words, "dropped", { count: dropped }))
      else if (store.damaged) this.note(this.words.damaged)
      else if (!store.keeps) this.note(this.words.not_kept)
    }

    showResume() {
      const count = Object.keys(this.answers.answers).length
      const { shown, unanswered } = this.answers.result
      this.part("resume").hidden = count === 0
      this.part("resume-text").textContent = GuideNumbers.fill(this.words, "resume_text", { count })
      this.part("resume-link").setAttribute("href", `#${this.answers.place || `q=${unanswered[0] ?? shown[0]}`}`)
    }

    restart() {
      const undo = this.answers.clear()
      if (this.share) this.share.verdict = ""
      this.go("")
      this.note(this.words.cleared, undo)
      this.focusUndo()
    }

    focusUndo() {
      this.part("note").querySelector("button").focus()
    }

    /** Take back what was done, and return to where it was done. */
    async takeBack() {
      const { place, mark } = this.from
      this.undo?.()
      await this.go(place, mark)
      this.note(this.words.taken_back)
    }
  }

  customElements.define("guide-questionnaire", GuideQuestionnaire)
}
