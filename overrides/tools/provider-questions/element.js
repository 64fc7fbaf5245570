/**
 * Shows the questions of one moment only: those for the first meeting, say. Nothing is kept.
 *
 * <guide-provider-questions> [data-panel] with a <select>, [data-note]; sections with data-moment in sections with
 *   data-group; in the contents, list items with data-of and a [data-count] </guide-provider-questions>
 */
import { GuideElement } from "../../script/base/element.js"
import { GuidePage } from "../../script/base/page.js"

class GuideProviderQuestions extends GuideElement {
  start() {
    this.querySelector("select").value = ""
  }

  /** @param {{type: string, target: {value: string}}} event */
  hear({ type, target: { value } }) {
    if (type === "change") this.show(value)
  }

  /** @param {string} moment "" for all */
  show(moment) {
    for (const each of this.querySelectorAll("[data-moment]")) each.hidden = moment !== "" && each.dataset.moment !== moment
    for (const group of this.querySelectorAll("[data-group]")) {
      const count = group.querySelectorAll("[data-moment]:not([hidden])").length, entry = this.querySelector(`[data-of="${group.dataset.group}"]`)
      group.hidden = !count
      entry.hidden = !count
      GuidePage.tell(entry.querySelector("[data-count]"), GuidePage.say("provider_question.count", { count }))
    }
    this.tell("note", GuidePage.say("provider_question.shown", { count: this.querySelectorAll("[data-moment]:not([hidden])").length }))
  }
}

customElements.define("guide-provider-questions", GuideProviderQuestions)
