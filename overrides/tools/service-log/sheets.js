import { GuideStore } from "../../script/base/store.js"
import { GuideSheetWork } from "../../script/forms/sheet-work.js"
import { GuideServiceLog } from "./model.js"

/** The year of the service log that is shown, as a table that comes back. */
export const GuideServiceLogSheets = (() => {
  const { FIELDS, KEY, keysOf, months, sums } = GuideServiceLog
  const TYPES = /** @type {Record<string, "whole" | "number" | "money">} */ ({ lost: "number", tickets: "whole", in_time: "whole", due: "money", received: "money" })
  const kept = () => months.read(new GuideStore("service-log"))

  return GuideSheetWork.define({
    kind: "service-log", version: 1,
    tables(place) {
      const log = kept(), words = GuideData.words.service_log, year = place.closest("[data-year]")?.dataset.year ?? "", all = sums(log, year)
      return [{
        id: "months", name: words.title,
        columns: [{ key: "key", head: words.month, width: 12, locked: true }, ...FIELDS.map((key) => ({ key, head: words[key], width: 18, type: TYPES[key], least: 0 }))],
        rows: keysOf(year).map((key) => ({ key, ...log[key] })),
        foot: [{ key: words.sum, ...Object.fromEntries(FIELDS.map((key) => [key, { value: all[key] ?? 0, formula: `SUM([${key}:])` }])) }],
      }]
    },
    expected: () => ({ own: (key) => KEY.test(key) }),
    take: ({ rows }) => months.change(new GuideStore("service-log"), rows.months ?? {}),
  })
})()
