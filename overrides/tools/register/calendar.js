import { GuideSets } from "../../script/base/sets.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideCalendar } from "../../script/forms/calendar.js"
import { GuideRegister } from "./model.js"

/**
 * The days of a register for a calendar: mitigations, reviews, ends of acceptances. The ids stay, so that a second
 * import moves what the first one brought.
 */
GuideRegister.parts.calendar = (view, reminder) => {
  const happenings = view.of.happenings().map((/** @type {[string, string]} */ [id, day]) => {
    const [, kind, name] = /^register\/([a-z]+)-(.*)$/.exec(id) ?? []
    const isMitigation = kind === "mitigation", title = view.title(isMitigation ? "mitigations" : "risks", name)
    const entry = /** @type {Record<string, any>} */ ((isMitigation ? view.of.mitigations : view.of.risks)[name] ?? {})
    const text = [isMitigation ? view.touches(name) : "", entry.owner && `${view.say("register.owner")}: ${entry.owner}`,
      kind === "acceptance" ? [entry.accepted_by, entry.accepted_why].filter(Boolean).join(": ") : ""].filter(Boolean).join("\n")
    return { id, day, title: view.say(`register.happening_${kind}`, { title }), text, url: GuidePage.address(), reminder }
  })
  if (happenings.length) GuideCalendar.save(`risk-register-${GuidePage.slug(GuideSets.name())}`, happenings)
  return happenings.length
}
