import { GuideDates } from "../../script/base/dates.js"
import { GuideDom } from "../../script/base/dom.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideRegister } from "./model.js"
import { GuideRegisterLevels } from "./levels.js"
import { GuideRegisterRows } from "./rows.js"

/**
 * A review: one risk at a time, worst first; same, up or down, and a note. Each is kept with its day.
 * @typedef {import("./view.js").GuideRegisterView} View
 */
export class GuideRegisterReview {
  /** @param {HTMLElement} place @param {import("./view.js").GuideRegisterView} view */
  constructor(place, view) {
    this.place = place
    this.queue = view.of.rows.map(({ id }) => id)
    this.at = 0
    this.rating = /** @type {string} */ ("")
    this.seen = /** @type {Set<string>} */ (new Set())
    this.draw(view)
  }

  get id() {
    return this.queue[this.at]
  }

  /** @param {import("./view.js").GuideRegisterView} view */
  draw(view) {
    const { el } = GuideDom, { of } = view, row = of.rows.find(({ id }) => id === this.id)
    if (!row) return this.place.replaceChildren()
    const last = of.lastReview(this.id), { matrix } = GuideRisks, say = (/** @type {string} */ key) => view.say(key)
    this.rating = row.rating
    const choice = (/** @type {"likelihood" | "impact"} */ scale) => el("label", {}, el("span", {}, say(`register.${scale}`)), " ",
      el("select", { "data-review-point": scale, autocomplete: "off" }, row.rating ? null : el("option", { value: "" }, say("register.choose")),
        Object.entries(matrix[scale]).map(([value, title]) => el("option", { value }, title))))
    const button = (/** @type {string} */ action, /** @type {string} */ text, main = false) => el("button", { type: "button", "data-do": action, class: main ? "guide-button--main" : null }, text)
    this.place.replaceChildren(
      el("h2", { tabindex: "-1" }, `${view.say("register.review_title", { place: String(this.at + 1), total: String(this.queue.length) })}: ${view.title("risks", this.id)}`),
      el("p", {}, last ? view.say("register.review_last", { day: view.day(last.day), rating: view.rating(last.review.now ?? "") }) : say("register.review_first"),
        last?.review.note ? ` “${last.review.note}”` : ""),
      el("ul", { class: "guide-register__asks" }, view.asks(row).map((text) => el("li", {}, text))),
      el("p", { class: "guide-filters" }, choice("likelihood"), " ", choice("impact"), " ", el("span", { "data-review-level": true, role: "status" })),
      el("p", { class: "guide-menu__buttons" }, button("review-up", say("register.review_up")), " ", button("review-down", say("register.review_down"))),
      el("p", { class: "guide-menu__text" }, say("register.review_hint")),
      el("p", {}, el("label", {}, el("span", {}, say("register.review_note")), " ", el("textarea", { "data-review-note": true, rows: 2, maxlength: 2000, autocomplete: "off" }))),
      el("p", { class: "guide-menu__buttons" }, button("review-same", say("register.review_same"), true), " ", button("review-keep", say("register.review_keep")), " ",
        button("review-skip", say("register.review_skip")), " ", button("review-end", say("register.review_end"))))
    this.show(row.rating)
    this.place.querySelector("h2").focus()
  }

  get selects() {
    return /** @type {any[]} */ ([...this.place.querySelectorAll("[data-review-point]")])
  }

  /** The rating that both choices come to; "" while one is open. */
  get chosen() {
    const points = this.selects.map(({ value }) => value)
    return points.includes("") ? "" : points.join("/")
  }

  /** @param {string} rating */
  show(rating) {
    if (rating) this.selects.forEach((select, i) => { select.value = rating.split("/")[i] })
    const level = GuideRisks.matrix.levels[GuideRegisterLevels.of(this.chosen)], place = this.place.querySelector("[data-review-level]")
    place.className = level ? `guide-level guide-level--${level.tone}` : ""
    GuidePage.tell(place, level?.title ?? "")
  }

  /** Move the likelihood by a point; where there is none left, the impact. @param {number} by */
  step(by) {
    const before = this.chosen
    if (!before) return
    const after = GuideRegisterLevels.shifted(before, by, 0)
    this.show(after === before ? GuideRegisterLevels.shifted(before, 0, by) : after)
  }

  /** Return the data with what was said of this risk today: its rating, and when it is looked at again. @param {any} data @param {string} rating @param {string} today */
  recorded(data, rating, today) {
    const { risks, reviews } = GuideRegister.kinds, key = `${today}/${this.id}`
    const note = this.place.querySelector("[data-review-note]").value
    const was = reviews.of(data)[key]?.was ?? this.rating
    const looked = risks.changed(data, { [this.id]: { today: rating, review: GuideDates.plusMonths(today, GuideRegisterRows.quarter) } })
    this.seen.add(this.id)
    return reviews.changed(looked, { [key]: { was, now: rating, note } })
  }

  /** Follow what changes meanwhile: the rating in hand, or that the risk is taken out. @param {View} view */
  follow(view) {
    const row = view.of.rows.find(({ id }) => id === this.id)
    for (const button of this.place.querySelectorAll("[data-do]:not([data-do=review-skip], [data-do=review-end])")) /** @type {any} */ (button).disabled = !row
    if (!row || row.rating === this.rating) return
    this.rating = /** @type {string} */ (row.rating)
    this.show(row.rating)
  }

  /** Go on to the next risk that is still there. @returns {boolean} whether there is one @param {View} view */
  next(view) {
    do this.at += 1
    while (this.id !== undefined && !(this.id in view.of.risks))
    if (this.id === undefined) return false
    this.draw(view)
    return true
  }
}

GuideRegister.parts.Review = GuideRegisterReview
