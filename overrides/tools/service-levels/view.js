import { GuideDates } from "../../script/base/dates.js"
import { GuideDom } from "../../script/base/dom.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideServiceFields } from "./fields.js"
import { GuideServiceSums } from "./sums.js"

/**
 * What the page says about what was entered, as plain data: sentences, a table, parts of a bar. No DOM is made.
 *
 * @typedef {{faults: import("./fields.js").Fault[], missing: string[], says: string[], heads: string[], rows: string[][],
 *   bars?: {title: string, share: number, kind: string}[], days?: DayLine[]}} Part says: its first sentence stands for all
 * @typedef {{title: string, service: number[][], response: number[][], resolution: number[][]}} DayLine stretches in minutes
 *   of that day
 */
export const GuideServiceView = (() => {
  const { allowed, borne, credit, lengthOf, measured, moment, outage, used, written, DAY, SHARE, WHOLE } = GuideServiceSums
  const { amount, number, say } = GuideServiceFields
  const YEAR_HOURS = 8_784, LONGEST_TARGET = 2_000, ROWS = 14

  /** @param {GuideServiceFields} fields @param {Partial<Part>} [found] @returns {Part} */
  const part = ({ faults, missing, notes }, found = {}) => ({ faults, missing, heads: [], rows: [], ...found, says: [...(found.says ?? []), ...notes] })

  /** Return minutes in words; below ten with a tenth. @param {number[]} row @param {number} minutes */
  function allowedWords(row, minutes) {
    const whole = allowed(row, minutes)
    return whole < 10 ? minutesWords(allowed(row, minutes, 10) / 10) : minutesWords(whole)
  }

  /** @param {number} count */
  function minutesWords(count) {
    const shown = number(count, 1)
    if (count < 120) return GuideNumbers.form(GuideData.words.service_levels, "minutes", count).replace("{count}", shown)
    return say("minutes_long", { minutes: shown, hours: Math.floor(count / 60), rest: GuideNumbers.rounded(count % 60) })
  }

  /* How long it may fail */

  /** @param {import("./model.js").Kept} kept @returns {Part} */
  function availability(kept) {
    const fields = new GuideServiceFields(kept), names = ["a1", "a2", "a3", "a4", "a5"]
    const row = names.map((name, i) => fields.availability(name, i === 0)).filter((value) => value !== undefined)
    const hours = fields.minutes("hours", 24, { needed: true, above: true }), period = fields.read("period", { most: 366, needed: true, above: true })
    const maintenance = fields.minutes("maintenance", YEAR_HOURS) ?? 0
    if (!row.length || !hours || !period || fields.faults.some(({ name }) => names.includes(name))) return part(fields)
    const counted = measured(hours, period, maintenance)
    if (!counted) fields.fault("maintenance", "maintenance")
    return counted ? part(fields, allowing(row, counted, maintenance, hours)) : part(fields)
  }

  /** @param {number[]} row @param {number} counted minutes @param {number} maintenance @param {number} hours minutes a day @returns {Partial<Part>} */
  function allowing(row, counted, maintenance, hours) {
    const together = row.reduce((product, each) => product * (each / WHOLE), 100), weakest = Math.min(...row)
    const alone = row.map((each, i) => ({ title: say("service_n", { number: i + 1 }), parts: [each], percent: number(each / 100_000, 5) }))
    const all = { title: say("together"), parts: row, percent: number(together, 3) }, lines = row.length > 1 ? [...alone, all] : alone
    const most = Math.max(allowed(row, counted, 10), 1), words = allowedWords(row, counted)
    const both = minutesWords(allowed(row, counted) + maintenance)
    return {
      says: [
        row.length > 1 ? say("row_allows", { services: row.length, percent: all.percent, minutes: words, single: allowedWords([weakest], counted) })
          : say("allows", { percent: alone[0].percent, hours: number(counted / 60), minutes: words }),
        ...(maintenance ? [say("with_maintenance", { minutes: both })] : []),
        ...(hours < DAY ? [say("outside")] : []),
        ...(row.includes(WHOLE) ? [say("perfect")] : []),
      ],
      heads: ["service_column", "percent_column", "allowed_column"].map((key) => say(key)),
      rows: lines.map(({ title, parts, percent }) => [title, `${percent} %`, allowedWords(parts, counted)]),
      bars: lines.map(({ title, parts }) => ({ title, share: (100 * allowed(parts, counted, 10)) / most, kind: parts.length > 1 ? "stays" : "provider" })),
    }
  }

  /* When it is due */

  /** @param {import("./model.js").Kept} kept */
  function hoursOf(kept, fields = new GuideServiceFields(kept)) {
    const opens = fields.time("opens"), closes = fields.time("closes")
    const holidays = kept.holidays.split(" ").filter(GuideDates.valid)
    return { fields, hours: opens === undefined || closes === undefined ? undefined : { opens, closes, days: [...kept.days].map(Number).filter((day) => day < 7), holidays } }
  }

  /** @param {import("./model.js").Kept} kept @returns {Part} */
  function clock(kept) {
    const { fields, hours } = hoursOf(kept), target = { above: true }
    const response = fields.minutes("response", LONGEST_TARGET, target), resolution = fields.minutes("resolution", LONGEST_TARGET, target)
    if (!kept.logged) fields.missing.push("logged")
    else if (!/^2[01]\d\d-\d\d-\d\dT\d\d:\d\d$/.test(kept.logged) || !GuideDates.valid(kept.logged.slice(0, 10)) || Number.isNaN(moment(kept.logged))) fields.fault("logged", "moment")
    if (!kept.response && !kept.resolution) fields.missing.push("response")
    if (!hours || !kept.logged || fields.faults.length || (!response && !resolution)) return part(fields)
    return part(fields, running(kept.logged, hours, response, resolution))
  }

  /**
   * @param {string} logged @param {import("./sums.js").Hours} hours @param {number | undefined} response @param {number | undefined} resolution
   * @returns {Partial<Part>}
   */
  function running(logged, hours, response, resolution) {
    const longer = Math.max(response ?? 0, resolution ?? 0), spans = used(logged, longer, hours)
    if (!spans.length) return { says: [say("never")] }
    const end = (/** @type {number} */ target) => used(logged, target, hours).at(-1)?.end ?? 0
    return {
      says: [
        ...(resolution ? [say("due_resolution", { due: momentWords(end(resolution)), waiting: waiting(end(resolution) - moment(logged)) })] : []),
        ...(response ? [say("due_response", { due: momentWords(end(response)) })] : []),
        ...(resolution ? [] : [say("no_resolution")]),
        ...(response && resolution && resolution < response ? [say("exchanged")] : []),
        ...(spans[0].start > moment(logged) ? [say("starts_later", { start: momentWords(spans[0].start) })] : []),
        ...(hours.opens + lengthOf(hours) > DAY ? [say("midnight")] : []),
      ],
      heads: ["day_column", "runs_column", "counts_column"].map((key) => say(key)),
      rows: spans.map(({ start, end: to }) => [dayWords(start), `${timeOf(start)} – ${timeOf(to)}`, minutesWords(to - start)]),
      days: dayLines(moment(logged), end(longer), hours, response ? used(logged, response, hours) : [], resolution ? used(logged, resolution, hours) : []),
    }
  }

  /** @param {number} minutes */
  const waiting = (minutes) => GuideNumbers.form(GuideData.words.service_levels, "waiting", minutes / 60).replace("{count}", number(minutes / 60))

  /** @param {number} minutes */
  const timeOf = (minutes) => written(minutes).slice(11)

  /** Return the day of a moment in words. @param {number} minutes */
  const dayWords = (minutes) => say("weekday_and_day", { weekday: weekday(Math.floor(minutes / DAY)), day: GuideDom.day(written(minutes).slice(0, 10)) })

  /** Return a moment in words. @param {number} minutes */
  const momentWords = (minutes) => say("moment", { day: dayWords(minutes), time: timeOf(minutes) })

  /** @param {number} day since 1970, which began on a Thursday */
  const weekday = (day) => GuideData.words.service_levels[`weekday_${(day + 3) % 7}`]

  /**
   * Return the days from the report to the end: when there is service, and when the clock runs; the first of many.
   * @param {number} from @param {number} to @param {import("./sums.js").Hours} hours @param {import("./sums.js").Span[]} response @param {import("./sums.js").Span[]} resolution
   * @returns {DayLine[]}
   */
  function dayLines(from, to, hours, response, resolution) {
    const first = Math.floor(from / DAY), last = Math.min(Math.floor((to - 1) / DAY), first + ROWS - 1)
    // All service of these days is what a target without end uses up from the midnight before them.
    const service = used(written(first * DAY), (last - first + 1) * DAY, hours)
    return Array.from({ length: Math.max(last - first + 1, 1) }, (_, i) => {
      const day = first + i, within = (/** @type {import("./sums.js").Span[]} */ spans) => spans
        .map(({ start, end }) => [Math.max(start - day * DAY, 0), Math.min(end - day * DAY, DAY)]).filter(([start, end]) => start < end)
      return { title: weekday(day), service: within(service), response: within(response), resolution: within(resolution) }
    })
  }

  /* A credit against a loss */

  /** @param {import("./model.js").Kept} kept @returns {Part} */
  function credits(kept) {
    const fields = new GuideServiceFields(kept)
    const fee = fields.amount("fee", true), share = fields.share("credit_percent", true), cap = fields.share("cap")
    const people = fields.read("people", { most: 1_000_000, needed: true }), blocked = kept.blocked ? fields.share("blocked") : SHARE
    const minutes = fields.minutes("outage", YEAR_HOURS, { needed: true }), hour = fields.amount("hour_cost", true), other = fields.amount("other") ?? 0
    if (fee === undefined || share === undefined || people === undefined || blocked === undefined || minutes === undefined || hour === undefined || fields.faults.length) return part(fields)
    const full = credit(fee, share), back = credit(fee, share, cap), loss = outage(people, blocked, minutes, hour, other)
    return part(fields, {
      says: [
        say(loss ? "credit_says" : "credit_enough", { credit: amount(back), loss: amount(loss), share: loss ? number(Math.min((100 * back) / loss, 100), 1) : 0 }),
        ...(back < full ? [say("credit_capped", { full: amount(full), credit: amount(back) })] : []),
        ...(loss > back ? [say("credit_rest", { rest: amount(loss - back) })] : loss ? [say("credit_enough")] : []),
      ],
      heads: ["", say("amount_column")],
      rows: [[say("credit_column"), amount(back)], [say("loss_column"), amount(loss)]],
      bars: [["credit_column", back, "provider"], ["loss_column", loss, "stays"]].map(([key, value, kind]) =>
        ({ title: say(String(key)), share: (100 * Number(value)) / Math.max(loss, back, 1), kind: String(kind) })),
    })
  }

  /* The loss that stays */

  /** @param {import("./model.js").Kept} kept @returns {Part} */
  function liability(kept) {
    const fields = new GuideServiceFields(kept)
    const expected = fields.amount("expected", true), provable = fields.amount("provable", true), ceiling = fields.amount("ceiling", true)
    const insured = fields.amount("insured") ?? 0, deductible = fields.amount("deductible") ?? 0, bearable = fields.amount("bearable")
    if (expected === undefined || provable === undefined || ceiling === undefined || fields.faults.length) return part(fields)
    if (provable > expected) fields.fault("provable", "provable", { most: amount(expected) })
    const direct = Math.min(provable, expected), { provider, insurer, stays } = borne(expected, direct, ceiling, insured, deductible)
    const lines = /** @type {[string, number][]} */ ([["provider", provider], ["insurer", insurer], ["stays", stays]])
    return part(fields, {
      says: [
        say("borne", { expected: amount(expected), provider: amount(provider), insurer: amount(insurer), stays: amount(stays) }),
        ...(bearable === undefined ? [] : [stays > bearable ? say("unbearable", { gap: amount(stays - bearable) }) : say("bearable_says")]),
        ...(direct > ceiling ? [say("ceiling_cuts", { cut: amount(direct - ceiling) })] : []),
        ...(direct < expected ? [say("not_provable", { gap: amount(expected - direct) })] : []),
      ],
      heads: [say("who_column"), say("amount_column")],
      rows: lines.map(([key, value]) => [say(key), amount(value)]),
      bars: lines.map(([key, value]) => ({ title: say(key), share: (100 * value) / Math.max(expected, 1), kind: key })),
    })
  }

  return { parts: { availability, clock, credit: credits, liability } }
})()
