import { GuideDom } from "../../script/base/dom.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideSaving } from "../../script/base/saving.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideVerdict } from "../../script/method/verdict.js"
import { GuideAnswers } from "./answers.js"
import { GuideCompare } from "./compare.js"
import { GuideLinks } from "./links.js"
import { GuideResultPage } from "./result-page.js"
import { GuideResult } from "./result.js"
import { GuideWhatIf } from "./what-if.js"

/**
 * The part of <guide-questionnaire> that is loaded when a result is wanted: it shows results, and deals with answers
 * that leave or come in (links, files, colleagues). Answers that come in are only shown; they replace the reader's
 * own when the reader says so.
 */
export class GuideShare {
  /** @param {Questionnaire} host */
  constructor(host) {
    this.host = host
    this.answers = host.answers
    /** @type {import("../../tools/questionnaire/answers.js").Shared | null} */
    this.shared = null
    /** @type {import("./result.js").View | null} */
    this.shown = null
  }

  words = GuideQuestions.words.share

  /** @param {string} name */
  part(name) {
    return this.host.part(name)
  }

  showResult() {
    this.forgetShared()
    const { answers, priorities, unsure, path, code } = this.answers
    const before = { code: this.code, verdict: this.verdict, given: this.given }
    const { returns, view } = this.host, isChange = returns || view === "priorities" || this.isKept
    this.given = { answers, priorities, unsure, path }
    this.verdict = this.render({ ...this.given, own: true })
    this.code = code
    this.isKept = false
    this.offerLink(code)
    this.host.show("result")
    if (before.verdict && code !== before.code && isChange) this.sayChange(before)
  }

  /** Say what other answers have done to the result, and offer the ones before. @param {{verdict: string, given: any}} before */
  sayChange({ verdict: before, given }) {
    const { verdict: now } = this
    const text = GuideNumbers.fill(GuideQuestions.words.result, before === now ? "stays" : "changed", { before, now })
    this.host.from = { place: "result", mark: null }
    this.host.note(text, () => this.answers.set(given))
  }

  /* Trying other answers */

  /** Show what comes of the answers that are picked on the result. */
  tryAnswers() {
    const place = this.part("result"), { answers, ...given } = this.given
    const tried = { ...answers, ...GuideWhatIf.picked(place) }
    const isOther = Object.entries(tried).some(([id, option]) => answers[id] !== option)
    GuideWhatIf.show(place, isOther ? GuideResult.viewOf({ ...given, answers: tried, own: true, doc: this.host }) : null)
  }

  keepTried() {
    this.answers.set({ answers: { ...this.answers.load().answers, ...GuideWhatIf.picked(this.part("result")) } })
    this.isKept = true
    this.host.go("result")
  }

  dropTried() {
    GuideWhatIf.reset(this.part("result"))
    this.tryAnswers()
    this.part("result").querySelector("[data-try]").focus()
  }

  /** Show a result and return its verdict as a sentence. @param {any} given */
  render(given) {
    const view = this.shown = GuideResult.viewOf({ ...given, doc: this.host })
    const place = this.part("result"), open = [...place.querySelectorAll("details[open]")].map(({ id }) => id)
    place.replaceChildren(...GuideResultPage.render(view))
    for (const part of place.querySelectorAll("details[id]")) part.open = open.includes(part.id)
    return GuideVerdict.sentence(view)
  }

  /** Open a folded part of the result, and go to it. @param {{ hash: string; }} link */
  openPart(link) {
    const part = /** @type {HTMLDetailsElement} */ (document.getElementById(link.hash.slice(1)))
    part.open = true
    part.scrollIntoView()
    part.querySelector("summary").focus({ preventScroll: true })
  }

  /** Go to where the link and the file are. */
  toShare() {
    const heading = /** @type {HTMLElement} */ (this.part("keep-panel").querySelector("h2"))
    heading.scrollIntoView()
    heading.focus({ preventScroll: true })
  }

  /** Print the worksheet as if nothing were answered. */
  printBlank() {
    const kind = "guide-questionnaire--blank"
    this.host.classList.add(kind)
    window.addEventListener("afterprint", () => this.host.classList.remove(kind), { once: true })
    window.print()
  }

  /**
   * Offer a link that others can open; the code alone where this copy lies in a folder and none is published.
   * @param {string} code
   */
  offerLink(code) {
    const address = GuidePage.address()
    this.part("link").value = address ? `${address}#s=${code}` : code
    this.part("paper-link").textContent = this.part("link").value
    for (const part of this.host.querySelectorAll("[data-for]")) part.hidden = (part.dataset.for === "link") !== Boolean(address)
  }

  /** Copy the link, or mark it where the browser forbids that. @param {Found} button */
  async copyLink(button) {
    const field = this.part("link")
    try {
      await navigator.clipboard.writeText(field.value)
      this.host.noteBeside(button, this.words.copied)
    } catch {
      this.host.noteBeside(button, this.words.not_copied)
      field.select()
      field.focus()
    }
  }

  /**
   * Copy the result as Markdown, with its link and sources; where the browser forbids that, save it as a file.
   * @param {Found} button
   */
  async copyText(button) {
    await GuidePage.later("text")
    const { result, explanation: { drivers } } = /** @type {import("./result.js").View} */ (this.shown)
    const text = [GuideText.markdown(this.part("result")), `${this.words.link}: ${this.part("link").value}\n`,
      GuideText.sources(drivers.map(({ question }) => question), result.gates)].join("\n")
    this.host.noteBeside(button, this.words[await GuideText.handOut("result", text)])
  }

  /** Put the reader's name into the link, and copy it; the name stands in the field above, for the file. @param {Found} button */
  copyNamed(button) {
    const name = GuideAnswers.name(this.part("name").value)
    if (!name) return this.host.noteBeside(button, this.words.name_first)
    const [bare] = this.part("link").value.split("&n=")
    this.part("link").value = bare + GuideLinks.named(name)
    return this.copyLink(button)
  }

  /** @param {Found} button */
  saveFile(button) {
    GuidePage.download(`answers-${GuideDom.today()}.json`, this.answers.file(this.part("name").value), "application/json")
    GuideSaving.saved(GuideAnswers.TOOL)
    this.host.noteBeside(button, GuideData.words.file.saved)
  }

  /** Read a file; colleague says that it belongs to somebody to compare with. @param {Found} input */
  async loadFile(input) {
    const [file] = input.files
    const isColleague = this.part("colleague").contains(input)
    const { found, problem } = await this.readFile(file)
    input.value = ""
    if (problem) this.host.noteBeside(input, problem)
    else if (isColleague) this.addPerson(this.part("colleague-name").value || found.name, found)
    else this.receive(found)
  }

  /** @param {any} file */
  async readFile(file) {
    if (!file || file.size > GuideAnswers.LARGEST) return { problem: this.words.big_file }
    try {
      const { text = "" } = GuidePage.text(new Uint8Array(await file.arrayBuffer())) ?? {}
      const found = GuideAnswers.fromFile(text)
      return found ? { found } : { problem: this.words.bad_file }
    } catch {
      return { problem: this.words.unread_file }
    }
  }

  /** Take a file's answers: at once if there are none to lose, else as shared answers. @param {any} found */
  receive(found) {
    this.shared = found
    if (this.answers.isEmpty) this.useShared()
    else this.host.go(`s=${GuideAnswers.codeOf(found)}`)
  }

  /** @param {string} code */
  openLink(code) {
    const known = this.shared && GuideAnswers.codeOf(this.shared) === code ? this.shared : null
    this.shared = known ?? GuideAnswers.fromLink(code)
    if (this.shared) return this.showShared()
    this.host.show("start")
    this.host.note(this.words.bad_link)
  }

  showShared() {
    const { answers, priorities, unsure, path, name, origin: { day } } = this.shared
    this.render({ answers, priorities, unsure, path, day, own: false })
    this.offerLink(GuideAnswers.codeOf(this.shared))
    this.part("shared").hidden = false
    this.part("shared-title").textContent = name
      ? GuideNumbers.fill(this.words, "shared_name", { name }) : this.words.shared_title
    this.part("shared-text").textContent = [this.words.shared_text, ...this.faults(this.shared)].join(" ")
    this.part("beside").hidden = this.answers.isEmpty
    this.part("keep").textContent = this.answers.isEmpty ? this.words.start_own : this.words.keep
    this.host.show("result")
    return this.showEarlier(this.shared)
  }

  /**
   * Show beside today's result what an earlier version of the questions said; what is needed for that is loaded now.
   * @param {any} shared
   */
  async showEarlier(shared) {
    const place = this.part("earlier"), isOld = shared.version !== null && shared.version < GuideAnswers.full.version
    place.replaceChildren()
    if (!isOld) return
    await GuidePage.later("earlier")
    if (this.shared === shared) place.replaceChildren(...GuideEarlier.render(shared))
  }

  /**
   * Return what could not be used of answers that came in, as sentences.
   * @param {import("../../tools/questionnaire/answers.js").Shared} shared
   */
  faults({ version, dropped, missing, origin: { day, edition, editionVersion }, check }) {
    const { fill } = GuideNumbers
    const counted = { old: editionVersion, new: GuideData.edition_version }
    const { words } = this, model = GuideAnswers.full
    return [
      check === "wrong" && words.cut, check === "none" && words.unchecked,
      version !== model.version && version !== null && fill(words, "other_version", { old: version, new: model.version }),
      edition !== GuideData.edition && fill(words, "other_edition", { edition }),
      edition === GuideData.edition && day && counted.old !== counted.new && fill(words, "other_count", counted),
      dropped && fill(words, "dropped", { count: dropped }), missing && fill(words, "new", { count: missing }),
    ].filter(Boolean)
  }

  forgetShared() {
    this.shared = null
    this.part("shared").hidden = true
  }

  keepMine() {
    this.forgetShared()
    this.host.go(this.answers.isEmpty ? "" : "result")
  }

  useShared() {
    const { answers, priorities, unsure, path, check } = this.shared
    const { isEmpty } = this.answers.load(), undo = this.answers.set({ answers, priorities, unsure, path })
    const faults = this.faults(this.shared)
    this.forgetShared()
    this.host.go("result")
    this.host.note([isEmpty && !check ? this.words.loaded : this.words.used, ...faults].join(" "), isEmpty ? null : undo)
  }

  /** Take shared answers over, and ask only what was not asked when they were given. */
  answerNew() {
    this.useShared()
    const [first] = this.answers.result.unanswered
    if (first) this.host.go(`new=${first}`)
  }

  compareShared() {
    const { shared } = this
    this.forgetShared()
    this.host.go("compare")
    this.addPerson(shared.name, shared)
  }

  /* Two heads */

  showComparison() {
    this.forgetShared()
    const { answers, priorities, unsure, others, isEmpty } = this.answers
    const words = GuideQuestions.words.compare
    const people = others.map(({ name, code }) => ({ ...GuideAnswers.fromCode(code), name }))
    const own = { name: words.you, answers, priorities, unsure }
    const ready = !isEmpty && people.length
    this.part("own-missing").hidden = !isEmpty
    this.part("missing").hidden = isEmpty || people.length > 0
    this.part("people").replaceChildren(...others.map((other) => this.personRow(other, words)))
    this.part("comparison").replaceChildren(...(ready ? GuideCompare.render([own, ...people]).filter(Boolean) : []))
    this.host.show("compare")
  }

  /** @param {any} words */
  personRow({ name, code }, words) {
    const { el, hidden } = GuideDom, { fill } = GuideNumbers
    return el("li", {}, name, " ", el("button", { type: "button", "data-do": "removeColleague", value: `${code} ${name}` }, words.remove,
      hidden(fill(words, "remove_who", { name }))))
  }

  addColleague() {
    const field = this.part("colleague-link")
    const found = GuideAnswers.fromLink(field.value)
    if (!found) {
      field.setAttribute("aria-invalid", "true")
      this.host.noteBeside(field, GuideQuestions.words.compare.bad)
      return field.focus()
    }
    field.value = ""
    this.addPerson(this.part("colleague-name").value, found)
  }

  /** @param {string} name @param {any} found */
  addPerson(name, found) {
    const { others } = this.answers.load()
    const words = GuideQuestions.words.compare
    if (others.length >= GuideAnswers.MOST_OTHERS) return this.refuse(others.length)
    const called = GuideAnswers.name(name || found.name) || GuideNumbers.fill(words, "colleague", { number: others.length + 1 })
    this.answers.set({ others: GuideAnswers.people([...others, { name: called, code: GuideAnswers.codeOf(found) }]) })
    this.part("colleague-name").value = ""
    this.part("colleague-link").removeAttribute("aria-invalid")
    this.host.note(this.faults(found).join(" "))
    this.showComparison()
  }

  /** Say that no more people fit; nobody is dropped for somebody else. @param {number} count */
  refuse(count) {
    this.showComparison()
    this.host.note(GuideNumbers.fill(GuideQuestions.words.compare, "full", { count }))
  }

  /** @param {Found} button */
  removeColleague(button) {
    const { others } = this.answers.load()
    const undo = this.answers.set({ others: others.filter(({ name, code }) => `${code} ${name}` !== button.value) })
    this.showComparison()
    this.host.from = { place: "compare", mark: null }
    this.host.note(GuideQuestions.words.compare.removed, undo)
    this.host.focusUndo()
  }
}
