import { GuideDates } from "../base/dates.js"
import { GuidePage } from "../base/page.js"
import { GuideSets } from "../base/sets.js"
import { GuideStore } from "../base/store.js"

/**
 * Calendar files (RFC 5545). Steps become all-day events that leave the day free, not tasks: Google Calendar, Outlook
 * and the calendar of iOS pass over tasks (VTODO) when they import a file. Ids stay the same, and the sequence number
 * grows with time, so that a second import updates the first.
 *
 * @typedef {{id: string, day: string, title: string, text?: string, url?: string, cancelled?: boolean,
 *   weeks?: number, reminder?: string}} Happening id is kind/name; weeks: comes round weekly, so many times; reminder: how
 *   long before the day begins, as -PT15H
 */
export const GuideCalendar = {
  /** @param {string} name @param {any} happenings */
  save(name, happenings) {
    const title = `${GuideData.name}: ${GuideSets.name()}`
    GuidePage.download(`${name}.ics`, this.write(happenings, title), "text/calendar;charset=utf-8")
  },

  /** @param {Happening[]} happenings @param {any} [now] @param {string} name */
  write(happenings, name, now = new Date()) {
    const stamp = `${now.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`
    const lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Who Runs Your IT?//Guide//EN", "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH", `X-WR-CALNAME:${this.text(name)}`,
      ...happenings.flatMap((happening) => this.event(happening, stamp, Math.floor(now.getTime() / 60_000))),
      "END:VCALENDAR",
    ]
    return lines.map((line) => `${this.folded(line)}\r\n`).join("")
  },

  /** @param {Happening} happening @param {string} stamp @param {number} sequence */
  event({ id, day, title, text, url, cancelled, weeks, reminder }, stamp, sequence) {
    const date = (/** @type {string} */ iso) => iso.replaceAll("-", "")
    const name = [GuideData.edition.replace(/[^\w-]/g, "-"), this.reader(), GuideStore.set, ...id.split("/")].join(".")
    // Many calendars show the text of an entry, but not its address.
    const about = [text, url].filter(Boolean).join("\n")
    return [
      "BEGIN:VEVENT", `UID:${name}@who-runs-your-it.guide`, `DTSTAMP:${stamp}`, `SEQUENCE:${sequence}`,
      `DTSTART;VALUE=DATE:${date(day)}`, `DTEND;VALUE=DATE:${date(GuideDates.plus(day, 1))}`,
      weeks ? `RRULE:FREQ=WEEKLY;COUNT=${weeks}` : "",
      `SUMMARY:${this.text(title)}`, about ? `DESCRIPTION:${this.text(about)}` : "", url ? `URL:${url}` : "",
      `STATUS:${cancelled ? "CANCELLED" : "CONFIRMED"}`, "TRANSP:TRANSPARENT",
      ...(reminder ? ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${this.text(title)}`, `TRIGGER:${reminder}`, "END:VALARM"] : []),
      "END:VEVENT",
    ].filter(Boolean)
  },

  /** Return what tells the entries of this reader from those of others: made once, and kept in the browser. */
  reader() {
    const place = `${GuideStore.prefix}reader`, kept = GuideStore.get(place)
    if (/^[a-z0-9]{8,20}$/.test(kept ?? "")) return kept
    const id = [...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36).padStart(7, "0")).join("")
    GuideStore.put(place, id)
    return id
  },

  /** @param {any} value */
  text(value) {
    const plain = String(value).toWellFormed().replace(/\r\n?/g, "\n").replace(/[\0-\x09\x0B-\x1F\x7F]/g, " ")
    return plain.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n")
  },

  /** Break a line before its 76th octet, never inside a character. @param {string} line */
  folded(line) {
    const encoder = new TextEncoder()
    let text = "", octets = 0
    for (const sign of line) {
      const size = encoder.encode(sign).length
      if (octets + size > 75) {
        text += "\r\n "
        octets = 1
      }
      text += sign
      octets += size
    }
    return text
  },
}
