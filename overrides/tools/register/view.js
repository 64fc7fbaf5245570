import { GuideEntries } from "../../script/forms/entries.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideRegisterLevels } from "./levels.js"

/**
 * What a register says of itself, in sentences. The twin of macros/tools/register_view.py. No DOM.
 *
 * @typedef {import("./rows.js").Row} Row
 */
export class GuideRegisterView {
  static monthsAhead = 12

  /** @param {import("./rows.js").GuideRegisterRows} of */
  constructor(of) {
    this.of = of
  }

  /** Return a word with its blanks filled in; {number} is a count in words. @param {string} path @param {Record<string, any>} [values] */
  say(path, values = {}) {
    const all = "count" in values ? { ...values, number: this.inWords(values.count) } : values
    const [group, key] = path.split(".")
    return GuideNumbers.fill(GuideData.words[group], key, all)
  }

  /** @param {number} count */
  inWords(count) {
    return GuideData.words.register.numbers.split(",").map((name) => name.trim())[count - 1] ?? GuideNumbers.number(count)
  }

  get months() {
    return GuideData.words.date.months.split(",").map((name) => name.trim())
  }

  /** Return a day in words. @param {string} day */
  day(day) {
    const [year, month, date] = day.split("-")
    const values = { day: String(Number(date)), month: this.months[Number(month) - 1], year }
    return GuideNumbers.fill(GuideData.words.date, "pattern", values)
  }

  /** Return the month of a day in words: May 2027. @param {string} day */
  month(day) {
    return `${this.months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
  }

  /** Return the name of a risk or mitigation: the reader's, the guide's, or what is left. @param {"risks" | "mitigations"} kind @param {string} id */
  title(kind, id) {
    return this.of[kind][id]?.title || GuideRisks[kind][id]?.title || this.nameless(kind, id)
  }

  /** @param {"risks" | "mitigations"} kind @param {string} id */
  nameless(kind, id) {
    if (!GuideEntries.isOwn(id)) return this.say("register.gone", { id })
    return this.say(kind === "risks" ? "register.nameless" : "register.nameless_mitigation")
  }

  /** @param {"risks" | "mitigations"} kind @param {string[]} ids */
  titles(kind, ids) {
    return ids.map((id) => this.title(kind, id)).join("; ")
  }

  /** Return a level as it stands inside a sentence. @param {string} level */
  level(level) {
    return GuideRisks.matrix.levels[level].title.toLowerCase()
  }

  /** Return a rating in words: Likely, serious. @param {string} rating */
  rating(rating) {
    if (!GuideRegisterLevels.of(rating)) return this.say("register.unrated")
    const [down, across] = rating.split("/"), { likelihood, impact } = GuideRisks.matrix
    return `${likelihood[down]}, ${impact[across].toLowerCase()}`
  }

  /* The whole */

  /** Return the sentence on top; "" while there is no risk. */
  finding() {
    if (!this.of.rows.length) return ""
    const text = [...this.worst(), ...this.withoutOwner(), ...this.runningOut()].join(", ")
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  }

  /** Return how many risks have the two worst levels that there are. */
  worst() {
    const counts = this.of.count(), found = GuideRegisterLevels.names.filter((name) => counts[name]).reverse().slice(0, 2)
    return found.length ? found.map((name) => this.say("register.count_level", { count: counts[name], level: this.level(name) }))
      : [this.say("register.count_unrated", { count: counts[""] })]
  }

  withoutOwner() {
    const count = this.of.withoutOwner().length
    return count ? [this.say("register.count_no_owner", { count })] : []
  }

  runningOut() {
    const { today } = this.of, ends = this.of.acceptances().map(([, day]) => day)
    const over = ends.filter((day) => day < today).length, ahead = ends.filter((day) => day >= today)
    const [first] = ahead, isNear = first && this.monthsBetween(today, first) <= GuideRegisterView.monthsAhead
    const count = ahead.filter((day) => day.slice(0, 7) === first?.slice(0, 7)).length
    return [
      ...(over ? [this.say("register.count_over", { count: over })] : []),
      ...(isNear ? [this.say("register.count_ending", { count, month: this.month(first) })] : []),
    ]
  }

  /** @param {string} start @param {string} end */
  monthsBetween(start, end) {
    const [from, to] = [start, end].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)))
    return to - from
  }

  /** Return what comes next and what is late, as sentences. */
  lead() {
    const { of } = this, [next] = of.rows.filter(({ due }) => due && due >= of.today)
      .sort((one, other) => of.byText(one.due, other.due) || of.byText(one.id, other.id))
    const late = of.late()
    const asking = ["proposed", "unrated", "review_due", "all_done"].map((key) => ({ key, count: of.asking(key).length }))
    return [
      ...(next ? [this.say("register.lead_next", { title: this.title("risks", next.id), day: this.day(next.due) })] : []),
      ...(late.length ? [`${this.say("register.lead_late", { count: late.length })} ${this.say("register.longest", { count: late[0][1] })}`] : []),
      ...asking.filter(({ count }) => count).map(({ key, count }) => this.say(`register.lead_${key}`, { count })),
    ]
  }

  /** Return the counts of all levels in a line, worst first. @param {string} which */
  counts(which) {
    const counts = this.of.count(which), { number } = GuideNumbers
    const parts = GuideRegisterLevels.names.toReversed().map((name) => `${number(counts[name])} ${this.level(name)}`)
    return [...parts, ...(counts[""] ? [`${number(counts[""])} ${this.say("register.unrated")}`] : [])].join(", ")
  }

  /** Return what has moved since the last review, and what was in none for a quarter, as sentences. */
  since() {
    const { of } = this, unseen = of.unseen(), ratings = Object.fromEntries(of.rows.map(({ id, rating }) => [id, rating]))
    const moved = of.moves().map(([id, move]) => this.say(`register.move_${move}`, { title: this.title("risks", id),
      before: this.rating(of.lastReview(id).review.was), after: this.rating(ratings[id]) }))
    const seen = unseen.length ? this.say("register.unseen", { count: unseen.length, names: this.titles("risks", unseen) }) : this.say("register.all_seen")
    return [...(moved.length ? moved : [this.say("register.since_none")]), seen]
  }

  /* One risk */

  /** Return what is missing, wrong or due at a risk, as sentences. @param {Row} row */
  asks(row) {
    return row.asks.map((key) => this.say(`register.ask_${key}`, this.values(key, row)))
  }

  /** Return what the blanks of an ask are filled with. @param {string} key @param {Row} row */
  values(key, { id, level }) {
    const { of } = this, entry = /** @type {Record<string, any>} */ (of.risks[id]), names = entry.mitigations ?? []
    const { levels } = GuideRisks.matrix, { title = "", by: who = "", months = 0 } = levels[level] ?? {}
    const open = ["by", "why", "until"].filter((name) => !entry[`accepted_${name}`])
    switch (key) {
      case "acceptance_open": return { missing: open.map((name) => this.say(`register.accepted_${name}`)).join(", ") }
      case "acceptance_over": return { day: this.day(entry.accepted_until), who }
      case "acceptance_long": return { level: title, count: months }
      case "acceptance_outgrown": return { before: levels[GuideRegisterLevels.of(entry.accepted_at)].title, level: title, who }
      case "mitigation_late": return { names: this.titles("mitigations", names.filter((/** @type {string} */ name) => of.late().some(([late]) => late === name))) }
      case "no_proof": return { names: this.titles("mitigations", names.filter((/** @type {string} */ name) => !of.mitigations[name].proof)) }
      case "review_due": return { day: this.day(entry.review) }
      default: return {}
    }
  }

  /** Return the state, the owner and the day of a mitigation in a line. @param {string} id */
  about(id) {
    const { state = "open", owner = "", due = "" } = this.of.mitigations[id] ?? {}
    return [this.say(`register.${state}`), owner, due && this.day(due)].filter(Boolean).join(" · ")
  }

  /** Say which risks a mitigation serves: what happens if we do this one. @param {string} id */
  touches(id) {
    const risks = this.of.touchedBy()[id] ?? []
    return risks.length ? this.say("register.touches", { count: risks.length, names: this.titles("risks", risks) }) : this.say("register.touches_none")
  }
}
