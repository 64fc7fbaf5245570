import { GuideDom } from "../../script/base/dom.js"
import { GuideStore } from "../../script/base/store.js"
import { GuideDecision } from "../../script/method/decision.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideLinks } from "./links.js"

/**
 * The answers of a reader: kept in the browser, read from links and files, written to both. No DOM.
 * Everything read is untrusted: only what the questions know is taken over, the rest is counted.
 *
 * @typedef {{answers: Object<string, string>, priorities: Object<string, string>, unsure: string[], dropped: number}} Taken
 *   unsure: the questions whose answers somebody is not quite sure of
 * @typedef {import("../../script/method/decision.js").Origin} Origin where answers come from
 * @typedef {Taken & {version: number | null, missing: number, name: string, origin: Origin, path: "short" | "full",
 *   check?: string}} Shared answers that came from elsewhere; check: of their link
 */
export class GuideAnswers {
  static TOOL = "questionnaire"
  static FORMAT = "who-runs-your-it"
  static LARGEST = 200 * 1024
  static MOST_OTHERS = 8
  static LEVELS = ["less", "normal", "more"]

  /** How many entries of what was kept are of no use. */
  static unusable = 0

  /** @type {Taken["answers"]} */ answers
  /** @type {Taken["priorities"]} */ priorities
  /** @type {string[]} */ unsure
  /** @type {"short" | "full" | null} */ path
  /** @type {string} where the reader is */ place
  /** @type {{name: string, code: string}[]} */ others
  /** @type {number} */ dropped

  constructor() {
    this.store = new GuideStore(GuideAnswers.TOOL)
    this.load()
  }

  static get full() {
    return GuideQuestions.model
  }

  static model(path) {
    return path === "short" ? GuideDecision.shorten(this.full) : this.full
  }

  get model() {
    return GuideAnswers.model(this.path)
  }

  get result() {
    return GuideDecision.evaluate(this.model, this.answers, this.priorities)
  }

  get isEmpty() {
    return Object.keys(this.answers).length === 0
  }

  /** Take over what the store holds; the store asks the cleaner (model.js), which counts what cannot be used. */
  load() {
    GuideAnswers.unusable = 0
    return Object.assign(this, GuideAnswers.state(this.store.read({})), { dropped: GuideAnswers.unusable })
  }

  save() {
    const { answers, priorities, unsure, path, place, others } = this
    return this.store.write({ answers, priorities, unsure, path, place, others, model: GuideAnswers.full.version })
  }

  /** Call back when the answers were changed elsewhere: in another tab, or by loading a file. */
  watch(callback, signal) {
    this.store.watch(() => {
      const { given } = this
      if (this.load().given !== given) callback()
    }, signal)
  }

  /** What a reader gave, to be compared; where the reader is differs from tab to tab. */
  get given() {
    const { answers, priorities, unsure, path, others } = this
    return JSON.stringify({ answers, priorities, unsure, path, others })
  }

  /** Change a part, and leave alone what another tab did to the others. @returns {() => void} takes it back */
  set(changes) {
    return Object.assign(this.load(), changes).save()
  }

  /** Keep one answer, or one of the priorities. @param {"answers" | "priorities"} kind */
  choose(kind, id, value) {
    this.set({ [kind]: { ...this.load()[kind], [id]: value } })
  }

  /** Keep whether the reader is not quite sure of the answer to a question. @param {string} id @param {boolean} doubts */
  doubt(id, doubts) {
    const others = this.load().unsure.filter((each) => each !== id)
    this.set({ unsure: doubts ? [...others, id] : others })
  }

  /** Remember where the reader is, if there is anything to come back to. */
  leaveMark(place) {
    if (!this.load().isEmpty && place !== this.place) this.set({ place })
  }

  /** Forget the answers. @returns {() => void} gives them back */
  clear() {
    return this.set({ answers: {}, priorities: {}, unsure: [], path: null, place: "" })
  }

  /** Where answers that are given here and now come from. @returns {Origin} */
  get origin() {
    const { edition, edition_version: editionVersion } = GuideData
    return { path: this.path ?? "full", day: GuideDom.today(), edition, editionVersion }
  }

  get code() {
    return GuideDecision.encode(GuideAnswers.full, this.answers, this.priorities, this.unsure, this.origin)
  }

  /** Return the code of answers that came from elsewhere: it says the same of them as what they came with. */
  static codeOf({ answers, priorities, unsure, origin, path, version }) {
    const model = { ...this.full, version: version ?? this.full.version }
    return GuideDecision.encode(model, answers, priorities, unsure, { ...origin, path })
  }

  /** Return the text of a file with these answers. */
  file(name) {
    const { answers, priorities, unsure, origin: { path, day: saved, edition, editionVersion } } = this
    return JSON.stringify({ guide: GuideAnswers.FORMAT, updated: GuideData.updated, edition, edition_version: editionVersion,
      model: GuideAnswers.full.version, saved, path, answers, priorities, unsure, name: GuideAnswers.name(name) }, null, 2)
  }

  /** Return the answers of a link's code, or null. @returns {Shared | null} */
  static fromCode(code) {
    const found = GuideDecision.decode(this.full, code)
    if (found.version === null) return null
    const { answers, priorities, unsure, dropped, version, check, origin } = found
    return { ...this.shared({ answers, priorities, unsure, dropped: dropped.length }, version, origin), check }
  }

  /** Return the answers of a file, be it the questionnaire's own or the dossier's; or null. @returns {Shared | null} */
  static fromFile(text) {
    const file = this.object(GuideStore.trying(() => JSON.parse(text)))
    const content = this.object(file.guide === this.FORMAT ? file : file.tools?.[this.TOOL])
    const taken = this.take(content)
    if (Object.keys(taken.answers).length === 0) return null
    const version = Number.isInteger(content.model) ? content.model : null
    return this.shared(taken, version, this.originOf({ ...file, ...content }), this.name(content.name))
  }

  /** Return where a file's answers come from, as far as it can be believed. @returns {Origin} */
  static originOf({ path, saved, edition, edition_version }) {
    const day = typeof saved === "string" && /^\d{4}-\d\d-\d\d/.test(saved) ? saved.slice(0, 10) : ""
    const counted = Number.isInteger(edition_version) && edition_version >= 0 && edition_version < 1e6
    return { path: this.isPath(path) ? path : "", day, edition: this.name(edition), editionVersion: counted ? edition_version : 0 }
  }

  static isPath(path) {
    return path === "short" || path === "full"
  }

  /** Return the answers of a text that is a link, the code of one, a mail with one, or none of these: null. */
  static fromLink(text) {
    const found = GuideLinks.codes(text).map((code) => this.fromCode(code)).filter(Boolean)
    const whole = found.find(({ check }) => check === "right")
    const best = whole ?? found.find(({ answers, dropped }) => dropped || Object.keys(answers).length)
    return best ? { ...best, name: this.name(GuideLinks.nameIn(String(text))) } : null
  }

  /** Return what untrusted data says about a reader's state. */
  static state(data) {
    const kept = this.object(data), others = this.people(kept.others), taken = this.take(kept)
    const given = Array.isArray(kept.others) ? kept.others.length : 0
    return {
      ...taken, dropped: taken.dropped + given - others.length,
      path: this.isPath(kept.path) ? kept.path : null,
      place: typeof kept.place === "string" && /^[a-z0-9][a-z0-9=-]{0,70}$/.test(kept.place) ? kept.place : "",
      others,
    }
  }

  /** Return answers with where they come from; what does not say so was given in this edition. @returns {Shared} */
  static shared(taken, version, origin, name = "") {
    const edition = origin.edition || GuideData.edition
    const day = GuideDom.isDay(origin.day) ? origin.day : ""
    const path = this.isPath(origin.path) ? origin.path : this.pathOf(taken.answers, version)
    const missing = GuideDecision.evaluate(this.model(path), taken.answers).unanswered.length
    return { ...taken, version, missing, name, origin: { ...origin, edition, day }, path }
  }

  /**
   * Return the path on which answers were given that do not say so: the short one if they answer all of it, as it was
   * then, and nothing else. So no answer is ever left out.
   */
  static pathOf(answers, version) {
    const now = GuideDecision.evaluate(this.model("short"), answers).shown
    const asked = GuideQuestions.short_paths[version] ?? now
    return asked.every((id) => id in answers) && Object.keys(answers).every((id) => asked.includes(id)) ? "short" : "full"
  }

  /** Return the parts of untrusted data that are answers and priorities. @returns {Taken} */
  static take(data) {
    const { questions, themes } = this.full
    const answers = this.known(data.answers, "questions",
      (id) => questions.find((question) => question.id === id)?.options.map((option) => option.id).concat("unknown"))
    const priorities = this.known(data.priorities, "themes",
      (id) => themes.some((theme) => theme.id === id) ? this.LEVELS : undefined)
    const unsure = this.doubted(data.unsure, answers.found)
    return { answers: answers.found, priorities: priorities.found, unsure, dropped: answers.dropped + priorities.dropped }
  }

  /** Return the questions of untrusted data that have an answer to be in doubt of. @param {Taken["answers"]} answers */
  static doubted(data, answers) {
    const names = (Array.isArray(data) ? data : []).filter((name) => typeof name === "string")
    const ids = names.map((name) => GuideStore.present(`questions/${name}`)?.split("/")[1])
    return Object.keys(answers).filter((id) => ids.includes(id) && answers[id] !== "unknown")
  }

  /** Return the entries whose id and value are known, under their names of today, and how many are not. */
  static known(data, kind, valuesOf) {
    /** @type {Object<string, string>} */
    const found = {}
    let dropped = 0
    for (const [key, value] of Object.entries(this.object(data))) {
      const written = typeof value === "string" ? value : ""  // an object may not even be text
      const [, id, now] = GuideStore.present(`${kind}/${key}/${written}`)?.split("/") ?? []
      if (valuesOf(id)?.includes(now)) found[id] = now
      else dropped += 1
    }
    return { found, dropped }
  }

  /** Return the colleagues of untrusted data: names with codes that can be read. */
  static people(data) {
    const people = Array.isArray(data) ? data.map((person) => this.object(person)) : []
    return people.filter(({ code }) => typeof code === "string" && this.fromCode(code)).slice(0, this.MOST_OTHERS)
      .map((person) => ({ name: this.name(person.name), code: person.code }))
  }

  /** Return a name from untrusted data: one line of at most 60 characters. */
  static name(value) {
    return typeof value === "string" ? value.replace(/[\p{C}\s]+/gu, " ").trim().slice(0, 60) : ""
  }

  static object(value) {
    return value !== null && typeof value === "object" && !Array.isArray(value) ? value : {}
  }
}
