/**
 * What <guide-questionnaire> does with answers that leave it or come in: links, files, shared answers, colleagues.
 * Answers that come in are only shown; they replace the reader's own when the reader says so.
 */
globalThis.GuideShare = (Base) => class extends Base {
  /** What the buttons with data-<name> do. */
  sharing = {
    copy: () => this.copyLink(),
    save: () => this.saveFile(),
    keep: () => this.keepMine(),
    use: () => this.useShared(),
    beside: () => this.compareShared(),
    remove: (button) => this.removeColleague(Number(button.value)),
  }

  get shareWords() {
    return globalThis.GuideQuestions.words.share
  }

  linkTo(code) {
    return `${location.href.split("#")[0]}#s=${code}`
  }

  /** Copy the link, or mark it where the browser forbids that. */
  async copyLink() {
    const field = this.part("link")
    field.select()
    try {
      await navigator.clipboard.writeText(field.value)
      this.note(this.shareWords.copied)
    } catch {
      this.note(this.shareWords.not_copied)
      field.focus()
    }
  }

  saveFile() {
    const day = new Date().toISOString().slice(0, 10)
    globalThis.GuidePage.download(`answers-${day}.json`, this.answers.file(this.part("name").value), "application/json")
    this.note(this.shareWords.saved)
  }

  /** Read a file; colleague says that it belongs to somebody to compare with. */
  async loadFile(input) {
    const [file] = input.files
    const isColleague = input.form === this.part("colleague")
    const { found, problem } = await this.readFile(file)
    input.value = ""
    if (problem) this.note(problem)
    else if (isColleague) this.addPerson(this.part("colleague-name").value || found.name, found)
    else this.receive(found)
  }

  async readFile(file) {
    if (!file || file.size > globalThis.GuideAnswers.LARGEST) return { problem: this.shareWords.big_file }
    try {
      const found = globalThis.GuideAnswers.fromFile(await file.text())
      return found ? { found } : { problem: this.shareWords.bad_file }
    } catch {
      return { problem: this.shareWords.unread_file }
    }
  }

  /** Take a file's answers: at once if there are none to lose, else as shared answers. */
  receive(found) {
    this.shared = found
    if (this.answers.isEmpty) this.useShared()
    else this.go(`s=${this.codeOf(found)}`)
  }

  openLink(code) {
    const known = this.shared && this.codeOf(this.shared) === code ? this.shared : null
    this.shared = known ?? globalThis.GuideAnswers.fromCode(code)
    if (this.shared) return this.showShared()
    this.show("start")
    this.note(this.shareWords.bad_link)
  }

  codeOf({ answers, priorities }) {
    return globalThis.GuideDecision.encode(globalThis.GuideAnswers.full, answers, priorities)
  }

  showShared() {
    const { answers, priorities, path, name } = this.shared
    this.renderResult({ answers, priorities, path, own: false })
    this.part("shared").hidden = false
    this.part("shared-title").textContent = name
      ? globalThis.GuideDom.fill(this.shareWords.shared_name, { name }) : this.shareWords.shared_title
    this.part("shared-text").textContent = [this.shareWords.shared_text, ...this.faults(this.shared)].join(" ")
    this.part("beside").hidden = this.answers.isEmpty
    this.part("keep").textContent = this.answers.isEmpty ? this.shareWords.start_own : this.shareWords.keep
    this.show("result")
  }

  /** Return what could not be used of answers that came in, as sentences. */
  faults({ version, dropped, missing, edition }) {
    const { fill } = globalThis.GuideDom
    const { words, model } = { words: this.shareWords, model: globalThis.GuideAnswers.full }
    const count = (name, number) => number && fill(number === 1 ? words[`${name}_one`] : words[name], { count: number })
    return [
      version !== model.version && version !== null && fill(words.other_version, { old: version, new: model.version }),
      edition !== globalThis.GuideData.edition && fill(words.other_edition, { edition }),
      count("dropped", dropped), count("new", missing),
    ].filter(Boolean)
  }

  forgetShared() {
    this.shared = null
    this.part("shared").hidden = true
  }

  keepMine() {
    this.forgetShared()
    this.go(this.answers.isEmpty ? "" : "result")
  }

  useShared() {
    const { answers, priorities, path } = this.shared
    const { answers: before, priorities: wishes, path: way, isEmpty } = this.answers
    this.answers.set({ answers, priorities, path })
    const faults = this.faults(this.shared)
    this.forgetShared()
    this.go("result")
    this.note([this.shareWords.used, ...faults].join(" "),
      isEmpty ? null : () => this.answers.set({ answers: before, priorities: wishes, path: way }))
  }

  compareShared() {
    const { shared } = this
    this.forgetShared()
    this.go("compare")
    this.addPerson(shared.name, shared)
  }

  /* Two heads */

  showComparison() {
    this.forgetShared()
    const { answers, priorities, others, isEmpty } = this.answers
    const words = globalThis.GuideQuestions.words.compare
    const people = others.map(({ name, code }) => ({ name, ...globalThis.GuideAnswers.fromCode(code) }))
    const own = { name: words.you, answers, priorities }
    const ready = !isEmpty && people.length
    this.part("own-missing").hidden = !isEmpty
    this.part("missing").hidden = isEmpty || people.length > 0
    this.part("people").replaceChildren(...people.map(({ name }, i) => this.personRow(name, i, words)))
    this.part("comparison").replaceChildren(...(ready ? globalThis.GuideCompare.render([own, ...people]).filter(Boolean) : []))
    this.show("compare")
  }

  personRow(name, i, words) {
    const { el, fill, hidden } = globalThis.GuideDom
    return el("li", {}, name, " ", el("button", { type: "button", "data-remove": true, value: i }, words.remove,
      hidden(fill(words.remove_who, { name }))))
  }

  addColleague() {
    const field = this.part("colleague-link")
    const found = globalThis.GuideAnswers.fromLink(field.value)
    if (!found) return this.note(globalThis.GuideQuestions.words.compare.bad)
    field.value = ""
    this.addPerson(this.part("colleague-name").value, found)
  }

  addPerson(name, found) {
    const { others } = this.answers
    const words = globalThis.GuideQuestions.words.compare
    const called = globalThis.GuideAnswers.name(name) || globalThis.GuideDom.fill(words.colleague, { number: others.length + 1 })
    this.answers.set({ others: globalThis.GuideAnswers.people([...others, { name: called, code: this.codeOf(found) }]) })
    this.part("colleague-name").value = ""
    this.note(this.faults(found).join(" "))
    this.showComparison()
  }

  removeColleague(index) {
    const { others } = this.answers
    this.answers.set({ others: others.filter((_, i) => i !== index) })
    this.note("")
    this.showComparison()
    this.moveFocus()
  }
}
