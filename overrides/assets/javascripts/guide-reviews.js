/**
 * The reviews of a year, counted from a day that the reader gives; as page, on paper and as calendar file.
 *
 * <guide-reviews> [data-date="reviews"], [data-month="3"] in the heading of a month,
 * [data-review="kpis" data-month-of="3" data-offset="27"], [data-about="kpis"] who and agenda </guide-reviews>
 */
class GuideReviews extends GuideElement {
  does = {
    print: () => window.print(),
    calendar: () => this.calendar(),
  }

  start(signal) {
    this.dates = new GuideStore("dates")
    this.follow(() => this.show(), signal)
  }

  hear({ type, target }) {
    if (type === "change" && target.dataset.date) GuideDates.set(this.dates, target.dataset.date, target.value)
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
      GuidePage.tell(place, begin ? this.monthName(Number(place.dataset.month)) : place.dataset.name)
    }
    for (const place of this.querySelectorAll("[data-review]")) {
      GuidePage.tell(place.querySelector("time"), begin ? GuideDates.show(this.dayOf(place)) : "")
    }
    const { words } = GuideData
    GuidePage.tell(this.part("state"), this.dates.keeps ? "" : words.store.not_kept)
  }

  monthName(number) {
    const format = new Intl.DateTimeFormat(GuideData.locale, { month: "long", year: "numeric", timeZone: "UTC" })
    return format.format(new Date(GuideDates.plusMonths(this.begin, number - 1)))
  }

  /** Return the day of a review: so many days into its month, never on a weekend. */
  dayOf({ dataset: { monthOf: month, offset } }) {
    const day = GuideDates.plus(GuideDates.plusMonths(this.begin, Number(month) - 1), Number(offset))
    const weekday = new Date(day).getUTCDay()
    return GuideDates.plus(day, { 6: -1, 0: -2 }[weekday] ?? 0)
  }

  calendar() {
    if (!this.begin) {
      this.report(GuideData.words.reviews.no_date)
      return this.part("date").focus()
    }
    const happenings = [...this.querySelectorAll("[data-review]")].map((place) => this.happening(place))
    GuideCalendar.save(`reviews-${GuidePage.slug(GuideSets.name())}`, happenings)
  }

  happening(place) {
    const { review, monthOf: month, weeks } = place.dataset
    const lines = [...this.querySelectorAll(`[data-about="${review}"] [data-line]`)].map((line) => line.textContent.trim().replace(/\s+/g, " "))
    const link = place.querySelector("a")
    const url = link?.href.startsWith("http") ? link.href : undefined
    return { id: `reviews/${review}-${month}`, day: this.dayOf(place), title: link.textContent, text: lines.join("\n"), url, weeks: Number(weeks) }
  }
}

customElements.get("guide-reviews") ?? customElements.define("guide-reviews", GuideReviews)
