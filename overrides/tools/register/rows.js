import { GuideDates } from "../../script/base/dates.js"
import { GuideRegisterLevels } from "./levels.js"

/**
 * A register on one day: its rows with everything that is looked up or counted. The twin of Register in
 * macros/tools/register.py, where the rules are told; a change here is a change there. No DOM.
 *
 * @typedef {import("./model.js").Risk} Risk
 * @typedef {import("./model.js").Mitigation} Mitigation
 * @typedef {import("./model.js").Review} Review
 * @typedef {{id: string, rating: string, proposed: boolean, level: string, aim: string, aimLevel: string, asks: string[],
 *   due: string, overdue: number}} Row proposed: nobody has looked at the rating yet; due: the first day on which something is
 *   to be done, or ""; overdue: the days since then
 */
export class GuideRegisterRows {
  static quarter = 3

  /**
   * @param {import("./model.js").RegisterData} data under the keys of today @param {Object<string, string>} proposals
   * @param {string} today
   */
  constructor(data, proposals, today) {
    const { risks = {}, mitigations = {}, reviews = {} } = data
    this.risks = risks
    this.mitigations = mitigations
    this.reviews = reviews
    this.proposals = proposals
    this.today = today
    /** @type {Row[]} */
    this.rows = Object.keys(this.risks).map((id) => this.row(id)).sort((one, other) => this.worstFirst(one, other))
  }

  /**
   * Return the rating proposed for each risk: the guide's, and one point likelier if answers make it more pressing.
   * @param {Object<string, string>} ratings @param {string[]} raised
   */
  static proposals(ratings, raised) {
    const { shifted } = GuideRegisterLevels
    return Object.fromEntries(Object.entries(ratings).map(([id, rating]) => [id, raised.includes(id) ? shifted(rating, 1, 0) : rating]))
  }

  /** @param {string} id @returns {Row} */
  row(id) {
    const entry = this.risks[id], { today: own = "", aim = "" } = entry
    const rating = own || entry.proposed || (this.proposals[id] ?? ""), days = this.days(entry).sort()
    return {
      id, rating, proposed: Boolean(rating && !own), level: GuideRegisterLevels.of(rating), aim,
      aimLevel: GuideRegisterLevels.of(aim), asks: this.asks(entry, own, rating), due: days[0] ?? "",
      overdue: days.length ? Math.max(this.daysSince(days[0]), 0) : 0,
    }
  }

  /** @param {Row} one @param {Row} other */
  worstFirst(one, other) {
    const { rank } = GuideRegisterLevels
    return rank(other.rating) - rank(one.rating) || other.overdue - one.overdue
      || this.byText(one.due || "9", other.due || "9") || this.byText(one.id, other.id)
  }

  /** @param {string} one @param {string} other */
  byText(one, other) {
    return one < other ? -1 : Number(one > other)
  }

  /** @param {string} day */
  daysSince(day) {
    return (Date.parse(this.today) - Date.parse(day)) / 86_400_000
  }

  /** Return the days on which something is to be done about a risk. @param {Risk} entry */
  days(entry) {
    const accepted = entry.answer === "accept" ? entry.accepted_until : ""
    return [entry.review, accepted, ...this.open(entry).map((id) => this.mitigations[id]?.due)].filter(Boolean)
  }

  /** Return the mitigations of a risk that are not done. @param {Risk} entry */
  open({ mitigations = [] }) {
    return mitigations.filter((id) => !this.isDone(id))
  }

  /** @param {string} id */
  isDone(id) {
    return this.mitigations[id]?.state === "done"
  }

  /** @param {string} day */
  isPast(day) {
    return Boolean(day) && day < this.today
  }

  /** Return what is missing, wrong or due; first of all, that somebody looks. @param {Risk} entry @param {string} rating @param {string} shown */
  asks(entry, rating, shown) {
    const { of } = GuideRegisterLevels
    if (!of(rating)) return [of(shown) ? "proposed" : "unrated"]
    return [
      !entry.owner && "no_owner", !entry.answer && "no_answer", ...this.asksOfAim(entry, rating),
      ...(entry.answer === "accept" ? this.asksOfAcceptance(entry, rating) : []),
      this.open(entry).some((id) => this.isPast(this.mitigations[id]?.due)) && "mitigation_late",
      this.isPast(entry.review) && "review_due",
    ].filter(Boolean)
  }

  /** @param {Risk} entry @param {string} rating */
  asksOfAim(entry, rating) {
    const { aim, mitigations = [] } = entry, lowers = entry.answer === "lower"
    if (aim && GuideRegisterLevels.isAbove(aim, rating)) return ["aim_above"]
    const isBelow = Boolean(aim) && aim !== rating, first = lowers && !aim ? ["no_aim"] : []
    if (!mitigations.length) return lowers || isBelow ? [...first, "no_mitigation"] : first
    if (!isBelow || this.open(entry).length) return first
    return [...first, mitigations.every((id) => this.mitigations[id].proof) ? "all_done" : "no_proof"]
  }

  /** @param {Risk} entry @param {string} rating */
  asksOfAcceptance({ accepted_by: by, accepted_why: why, accepted_until: until, accepted_on: on, accepted_at: at }, rating) {
    const { months, rank } = GuideRegisterLevels, asks = by && why && until ? [] : ["acceptance_open"]
    if (!until) return asks
    if (this.isPast(until)) asks.push("acceptance_over")
    else if (on && until > GuideDates.plusMonths(on, months(rating))) asks.push("acceptance_long")
    if (at && rank(rating) > rank(at)) asks.push("acceptance_outgrown")
    return asks
  }

  /* Counting */

  /** Return how many rows have each level; under "" those without one. A risk without an aim stays where it is. @param {string} which */
  count(which = "level") {
    const found = this.rows.map(({ level, aimLevel }) => (which === "level" ? level : aimLevel || level))
    return Object.fromEntries([...GuideRegisterLevels.names, ""].map((name) => [name, found.filter((level) => level === name).length]))
  }

  /** Return the risks at which something is asked, worst first. @param {string} name */
  asking(name) {
    return this.rows.filter(({ asks }) => asks.includes(name)).map(({ id }) => id)
  }

  withoutOwner() {
    return this.rows.filter(({ id }) => !this.risks[id].owner).map(({ id }) => id)
  }

  /** Return for each mitigation the risks that it serves, worst first. @returns {Object<string, string[]>} */
  touchedBy() {
    const found = Object.fromEntries(Object.keys(this.mitigations).map((id) => [id, /** @type {string[]} */ ([])]))
    for (const { id } of this.rows) for (const name of this.risks[id].mitigations ?? []) (found[name] ??= []).push(id)
    return found
  }

  /** Return the mitigations that are late, with the days since they were due, the longest first. @returns {[string, number][]} */
  late() {
    return Object.keys(this.touchedBy()).filter((id) => this.isPast(this.mitigations[id]?.due) && !this.isDone(id))
      .map((id) => /** @type {[string, number]} */ ([id, this.daysSince(this.mitigations[id].due)]))
      .sort((one, other) => other[1] - one[1] || this.byText(one[0], other[0]))
  }

  /** Return until when risks are accepted, the soonest first. @returns {[string, string][]} */
  acceptances() {
    return this.rows.filter(({ id }) => this.risks[id].answer === "accept" && this.risks[id].accepted_until)
      .map(({ id }) => /** @type {[string, string]} */ ([id, this.risks[id].accepted_until]))
      .sort((one, other) => this.byText(one[1], other[1]) || this.byText(one[0], other[0]))
  }

  /** Return who owns anything, by name. */
  owners() {
    const entries = [...Object.values(this.risks), ...Object.values(this.mitigations)]
    return [...new Set(entries.map(({ owner }) => owner).filter(Boolean))].sort()
  }

  /* Reviews */

  /** Return the day of a risk's last review, and what was said then. @returns {{day: string, review: Review} | undefined} @param {string} risk */
  lastReview(risk) {
    const day = Object.keys(this.reviews).map((key) => key.split("/")).filter(([, id]) => id === risk).map(([when]) => when).sort().at(-1)
    return day && { day, review: this.reviews[`${day}/${risk}`] }
  }

  /** Return the risks whose rating is another one than before their last review, and how. @returns {[string, string][]} */
  moves() {
    return this.rows.map(({ id, rating, proposed }) => {
      const was = this.lastReview(id)?.review.was ?? "", isKnown = GuideRegisterLevels.of(was) && !proposed
      return /** @type {[string, string]} */ ([id, isKnown ? GuideRegisterLevels.moved(was, rating) : "same"])
    }).filter(([, move]) => move !== "same")
  }

  /** Return the risks that nobody has looked at in the last quarter, worst first. */
  unseen() {
    const start = GuideDates.plusMonths(this.today, -GuideRegisterRows.quarter)
    return this.rows.map(({ id }) => id).filter((id) => !(this.lastReview(id)?.day >= start))
  }

  /** Return the day of the last review and the one a quarter after it; "" without a review. */
  reviewDays() {
    const last = Object.keys(this.reviews).map((key) => key.split("/")[0]).sort().at(-1) ?? ""
    return { last, next: last && GuideDates.plusMonths(last, GuideRegisterRows.quarter) }
  }

  /** Return the days of mitigations, reviews and acceptances, with ids that stay. @returns {[string, string][]} */
  happenings() {
    const done = Object.keys(this.touchedBy()).filter((id) => !this.isDone(id)).map((id) => [`mitigation-${id}`, this.mitigations[id]?.due])
    const reviews = this.rows.map(({ id }) => [`review-${id}`, this.risks[id].review])
    const ends = this.acceptances().map(([id, day]) => [`acceptance-${id}`, day])
    return [...done, ...reviews, ...ends].filter(([, day]) => day).map(([id, day]) => /** @type {[string, string]} */ ([`register/${id}`, day]))
      .sort((one, other) => this.byText(one[1], other[1]) || this.byText(one[0], other[0]))
  }
}
