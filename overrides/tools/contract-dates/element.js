import { GuideDom } from "../../script/base/dom.js"
import { GuideElement } from "../../script/base/element.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideSaving } from "../../script/base/saving.js"
import { GuideSets } from "../../script/base/sets.js"
import { GuideStore } from "../../script/base/store.js"
import { GuideCalendar } from "../../script/forms/calendar.js"
import { GuideContractDates } from "./model.js"
import { GuideContractView } from "./view.js"

/**
 * The days of a contract: what comes next, and all of them for the calendar.
 *
 * <guide-contract-dates> fields by their name in the kept data, [data-says], [data-wrong], [data-events] </guide-contract-dates>
 */
class GuideContractDatesElement extends GuideElement {
  /** @type {Tool["does"]} */
  does = {
    calendar: () => this.calendar(),
    clear: () => this.report(GuideContractView.say("cleared"), this.store.write(GuideContractDates.empty())),
    print: () => print(),
  }

  /** @param {AbortSignal} signal */
  start(signal) {
    this.store = new GuideStore("contract-dates")
    this.dataset.ready = ""
    this.follow(() => this.show(), signal)
  }

  /** @returns {import("./model.js").Kept} */
  get kept() {
    return this.store.read(undefined) ?? GuideContractDates.empty()
  }

  /** @param {GuideEvent} event */
  hear({ type, target }) {
    if (type === "change" && target.name) this.store.write({ ...this.kept, [target.name]: target.value })
  }

  get sheet() {
    return GuideContractView.read(this.kept, GuideDom.today())
  }

  calendar() {
    const { events } = this.sheet
    if (!events.length) return this.report(GuideContractView.say("no_events"))
    GuideCalendar.save(`contract-${GuidePage.slug(GuideSets.name())}`, events.map((event) => ({ ...event, url: GuidePage.address() })))
    this.report(GuideData.words.file.saved)
  }

  show() {
    const { kept, sheet: { says, missing, faults, events } } = this, { say } = GuideContractView, { el, day, table } = GuideDom
    for (const field of this.querySelectorAll("[name]")) {
      if (field !== document.activeElement) field.value = kept[field.name]
      field.setAttribute("aria-invalid", String(faults.some(({ name }) => name === field.name)))
    }
    this.own("[name=renewal]").disabled = kept.ending === "agreed"
    const names = missing.map((name) => `“${say(name)}”`).join(", ")
    this.tell("says", says.join(" ") || (missing.length ? say("no_result", { missing: names }) : ""))
    this.part("wrong").replaceChildren(...faults.map(({ text }) => el("li", {}, text)))
    this.part("events").replaceChildren(...(events.length ? [table("guide-contract-dates__table", [say("day_column"), say("what_column")],
      events.map((event) => [day(event.day), event.title]))] : []))
    this.toggleAttribute("data-filled", says.length > 0 || events.length > 0)
    this.tell("kept", this.store.keeps ? "" : GuideData.words.store.not_kept)
  }
}

customElements.define("guide-contract-dates", GuideContractDatesElement)
