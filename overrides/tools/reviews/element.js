import { GuideDates } from "../../script/base/dates.js"
import { GuideElement } from "../../script/base/element.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideSets } from "../../script/base/sets.js"
import { GuideSaving } from "../../script/base/saving.js"
import { GuideStore } from "../../script/base/store.js"
import { GuideDatesKept } from "../dates/model.js"
import { GuideCalendar } from "../../script/forms/calendar.js"

/**
 * The reviews of a year, counted from a day that the reader gives; as page, on paper and as calendar file.
 *
 * <guide-reviews> [data-date="reviews"], [data-month="3"] for the day on which a month begins,
 * [data-review="kpis" data-month-of="3" data-offset="25"] (or "every"), [data-about="kpis"] who and agenda
 * </guide-reviews>
 */
class GuideReviews extends GuideElement {
  does = {
    print: () => window.print(),
    calendar: () => this.calendar(),
  }

  /** @param {AbortSignal} signal */
  start(signal) {
    this.dates = new GuideStore("dates")
    this.follow(() => this.show(), signal)
  }

  /** @param {GuideEvent} event */
  hear({ type, target }) {
    if (type !== "change" || !target.dataset.date) return
    GuideDates.set(this.dates, target.dataset.date, target.value)
    this.report(this.begin && GuidePage.say("reviews.dated", { day: GuideDates.show(this.begin) }))
  }

  /** The day on which the year begins: the reader's, or the day the service goes live. */
  get begin() {
    const dates = this.dates.read({})
    return dates.reviews ?? dates["go-live"] ?? ""
  }

  show() {
    const { begin } = this
    const input = this.part("date")
    if (input !== document.activeElement) input.value = begin
    for (const place of this.querySelectorAll("[data-month]")) {
      const day = begin && GuideDates.plusMonths(begin, Number(place.dataset.month) - 1)
      GuidePage.tell(place, day && GuidePage.say("reviews.from", { day: GuideDates.show(day) }))
    }
    for (const place of this.querySelectorAll("[data-offset]")) {
      const month = place.dataset.dayIn ?? place.dataset.monthOf
      const day = begin && month !== "every" ? this.dayOf(place, month) : ""
      GuidePage.tell(place.querySelector("[data-day]"), GuideDates.show(day))
    }
    this.tell("kept", this.dates.keeps ? "" : GuideData.words.store.not_kept)
  }

  /**
   * Return the day of a review: so many days into its month, never on a weekend.
   * @param {any} place @param {string | number} month
   */
  dayOf(place, month) {
    return GuideDates.workday(GuideDates.plusMonths(this.begin, Number(month) - 1), Number(place.dataset.offset))
  }

  calendar() {
    this.part("date").setAttribute("aria-invalid", String(!this.begin))
    if (!this.begin) {
      this.report(GuideData.words.reviews.no_date)
      return this.part("date").focus()
    }
    const happenings = [...this.querySelectorAll("[data-review]")].flatMap((place) => this.happenings(place))
    GuideCalendar.save(`reviews-${GuidePage.slug(GuideSets.name())}`, happenings)
    this.report(GuideData.words.file.saved)
  }

  /** @param {any} place @returns {Happening[]} one, or twelve for a review of every month */
  happenings(place) {
    const { review, monthOf, weeks } = place.dataset
    const months = monthOf === "every" ? Array.from({ length: 12 }, (_, i) => i + 1) : [monthOf]
    const lines = [...this.querySelectorAll(`[data-about="${review}"] [data-line]`)]
    const text = lines.map((line) => line.textContent.trim().replace(/\s+/g, " ")).join("\n")
    const { textContent: title, href } = place.querySelector("a")
    const url = GuidePage.address(href), reminder = this.part("reminder").value
    return months.map((month) => ({
      id: `reviews/${review}-${month}`, day: this.dayOf(place, month), title, text, url, weeks: Number(weeks), reminder,
    }))
  }
}

customElements.define("guide-reviews", GuideReviews)
