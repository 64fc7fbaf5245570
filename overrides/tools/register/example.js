import { GuideDates } from "../../script/base/dates.js"
import { GuideRegister } from "./model.js"

/** The worked register of an invented company, whose days are counted from today. */
GuideRegister.parts.example = (today) => {
  const day = (/** @type {string | number} */ days) => GuideDates.plus(today, Number(days))
  /** @param {Object<string, any>} entry */
  const dated = (entry) => Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, typeof value === "number" ? day(value) : value]))
  /** @param {Object<string, Object<string, any>>} entries */
  const all = (entries) => Object.fromEntries(Object.entries(entries).map(([key, entry]) => {
    const [days, risk] = key.split("/")
    return [risk ? `${day(days)}/${risk}` : key, dated(entry)]
  }))
  const { risks, mitigations, reviews } = GuideRegisterExample
  return { risks: all(risks), mitigations: all(mitigations), reviews: all(reviews) }
}

/** Return a store that forgets: it is read and written like the others. */
GuideRegister.parts.memory = (data, show) => {
  /** @param {any} now @returns {() => void} */
  const write = (now) => {
    const before = data
    data = now
    show()
    return () => void write(before)
  }
  return { read: () => data, write, keeps: true, damaged: false }
}
