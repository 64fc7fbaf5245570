import { GuideClean } from "../../script/base/clean.js"
import { GuideDates } from "../../script/base/dates.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideTool } from "../../script/base/registry.js"
import { GuideStore } from "../../script/base/store.js"

/**
 * Which questions go to providers, and what they answer. An answer is never a rating: that is for people. Who does what,
 * as each provider sees it, is kept for the responsibility matrix.
 *
 * @typedef {"provider" | "customer" | "both" | "nobody"} GuideWho
 * @typedef {{answer?: string, enclosed?: string, who?: GuideWho, split?: string}} GuideSentAnswer split: who does which part
 * @typedef {{name: string, received: string, by?: string, answers: Record<string, GuideSentAnswer>}} GuideSentProvider
 * @typedef {{out: string[], own: Record<string, string>, providers: Record<string, GuideSentProvider>}} GuideSent
 *   out: the questions that are not asked; own: the reader's own ones
 */
export const GuideSentQuestions = GuideTool.define({
  id: "questions-to-send",
  whos: ["provider", "customer", "both", "nobody"],
  longest: { answer: 4_000, enclosed: 500, split: 500, name: 80, question: 300 },
  most: 12,

  /** @returns {GuideSent} */
  empty: () => ({ out: [], own: {}, providers: {} }),

  /** @param {any} given @returns {{data: GuideSent, faults: string[]}} */
  clean(given) {
    const faults = /** @type {string[]} */ ([]), { longest, isText, present } = GuideSentQuestions
    /** @param {string} part @param {(name: string, value: any) => boolean} isFine */
    const sift = (part, isFine) => {
      const { data, faults: found } = GuideClean.sift(given?.[part], isFine)
      faults.push(...found)
      return data
    }
    if (!(given instanceof Object)) faults.push(GuideClean.fault("questions-to-send", given))
    const out = (Array.isArray(given?.out) ? given.out : []).filter((/** @type {any} */ id) => isText(id, 80))
    const own = sift("own", (name, value) => /^own-[a-z0-9]{1,16}$/.test(name) && isText(value, longest.question))
    const providers = sift("providers", (name, value) => /^p\d{1,4}$/.test(name) && value instanceof Object && isText(value.name, longest.name))
    return { faults, data: { out: out.map(present), own, providers: Object.fromEntries(Object.entries(providers).map(([id, each]) =>
      [id, GuideSentQuestions.cleanProvider(each, faults)])) } }
  },

  /** @param {any} given @param {string[]} faults @returns {GuideSentProvider} */
  cleanProvider(given, faults) {
    const { longest, whos, isText, present } = GuideSentQuestions, answers = /** @type {Record<string, GuideSentAnswer>} */ ({})
    for (const [key, each] of Object.entries(given.answers instanceof Object ? given.answers : {})) {
      const { data, faults: found } = GuideClean.sift(each, (/** @type {string} */ field, /** @type {any} */ value) => (field === "who" ? whos.includes(value)
        : ["answer", "enclosed", "split"].includes(field) && isText(value, /** @type {Record<string, number>} */ (longest)[field])), `${given.name}: ${key} `)
      faults.push(...found)
      answers[present(key)] = data
    }
    return { name: given.name, received: GuideDates.valid(given.received) ? given.received : "", ...(isText(given.by, longest.name) && { by: given.by }), answers }
  },

  /** Whether a value is a text that is not too long. @param {any} value @param {number} most */
  isText: (value, most) => typeof value === "string" && value.length <= most,

  /** Return the key that a question has today; its old one if it is gone. @param {string} key */
  present: (key) => GuideStore.present(`provider-questions/${key}`)?.split("/")[1] ?? key,

  /** Return the id of the provider of a name, but for one. @param {GuideSent} data @param {string} name @param {string} [but] */
  known({ providers }, name, but) {
    const plain = (/** @type {string} */ text) => text.normalize("NFKC").trim().toLowerCase()
    return Object.keys(providers).find((id) => id !== but && plain(providers[id].name) === plain(name))
  },

  /** Return the provider of a name, or the id of a new one. @param {GuideSent} data @param {string} name */
  idOf: (data, name) => GuideSentQuestions.known(data, name) ?? GuideSentQuestions.free(data.providers, "p"),

  /** Return a key for a question of the reader's own: a new one, since answers to a question that was removed may come back. */
  newKey: () => `own-${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`,

  /** Return the first id that is free. @param {Record<string, unknown>} taken @param {string} start */
  free(taken, start) {
    for (let n = 1; ; n++) if (!(`${start}${n}` in taken)) return `${start}${n}`
  },

  /** Return who does what as each provider sees it: the other side of the responsibility matrix. @param {GuideSent} data */
  views({ providers }) {
    return Object.values(providers).map(({ name, answers }) => ({
      name, rows: Object.fromEntries(Object.entries(answers).filter(([, { who }]) => who).map(([key, { who, split = "" }]) => [key, { who, split }])),
    }))
  },

  /** @param {GuideSent} data */
  brief({ providers }) {
    const all = Object.values(providers)
    return all.length ? GuidePage.say("questions_to_send.brief", { count: all.length, names: all.map(({ name }) => name).join(", ") }) : null
  },

  /** @param {GuideSent} data */
  dossier({ providers }) {
    const all = Object.values(providers)
    return all.length ? all.map(({ name, answers }) => GuidePage.say("questions_to_send.has_answered",
      { name, count: Object.values(answers).filter(({ answer }) => answer).length })) : null
  },
})
