/**
 * Calendar files (RFC 5545). Steps become all-day events that leave the day free, not tasks: Google Calendar, Outlook
 * and the calendar of iOS pass over tasks (VTODO) when they import a file. Ids stay the same, and the sequence number
 * grows with time, so that a second import updates the first.
 *
 * @typedef {{id: string, day: string, title: string, text?: string, url?: string, cancelled?: boolean,
 *   weeks?: number}} Happening id is kind/name; weeks: comes round weekly, so many times
 */
globalThis.GuideCalendar = {
  save(name, happenings) {
    const title = `${GuideData.name}: ${GuideSets.name()}`
    GuidePage.download(`${name}.ics`, this.write(happenings, title), "text/calendar;charset=utf-8")
  },

  /** @param {Happening[]} happenings @param {Date} [now] */
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
  event({ id, day, title, text, url, cancelled, weeks }, stamp, sequence) {
    const date = (iso) => iso.replaceAll("-", "")
    const name = [GuideData.edition.replace(/[^\w-]/g, "-"), GuideStore.set, ...id.split("/")].join(".")
    return [
      "BEGIN:VEVENT", `UID:${name}@who-runs-your-it.guide`, `DTSTAMP:${stamp}`, `SEQUENCE:${sequence}`,
      `DTSTART;VALUE=DATE:${date(day)}`, `DTEND;VALUE=DATE:${date(GuideDates.plus(day, 1))}`,
      weeks ? `RRULE:FREQ=WEEKLY;COUNT=${weeks}` : "",
      `SUMMARY:${this.text(title)}`, text ? `DESCRIPTION:${this.text(text)}` : "", url ? `URL:${url}` : "",
      `STATUS:${cancelled ? "CANCELLED" : "CONFIRMED"}`, "TRANSP:TRANSPARENT", "END:VEVENT",
    ].filter(Boolean)
  },

  text(value) {
    const plain = String(value).toWellFormed().replace(/\r\n?/g, "\n").replace(/[\0-\x09\x0B-\x1F\x7F]/g, " ")
    return plain.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n")
  },

  /** Break a line before its 76th octet, never inside a character. */
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
