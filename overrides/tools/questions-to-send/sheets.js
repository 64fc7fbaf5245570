import { GuideDom } from "../../script/base/dom.js"
import { GuideStore } from "../../script/base/store.js"
import { GuideReturning } from "../../script/forms/returning.js"
import { GuideSheetWork } from "../../script/forms/sheet-work.js"
import { GuideLetter } from "./letter.js"
import { GuideSentQuestions } from "./model.js"

/**
 * The sheet that goes to a provider, and comes back answered.
 */
export const GuideQuestionSheets = (() => {
  const KIND = "provider-questions", VERSION = 1

  /** @returns {import("./model.js").GuideSent} */
  const kept = () => new GuideStore("questions-to-send").read(GuideSentQuestions.empty())

  /** Return the field in which the reader names the provider. @param {any} place */
  const field = (place) => place.parentElement.closest("guide-questions-to-send").part("from")

  /** Return whose answers a file holds: whom the reader names, else what stands in it, else how it is called. @param {any} place @param {import("../../script/forms/returning.js").GuideOpened} opened */
  function nameOf(place, opened) {
    const named = field(place).value.trim()
    const [, table] = GuideLetter.tables([]), read = GuideReturning.examine(opened, { kind: KIND, version: VERSION, tables: [table] })
    const own = String(read.rows.provider?.name?.entry ?? "").trim(), file = (opened.file ?? "").replace(/\.[^.]*$/, "").trim()
    return (named || own || file || GuideData.words.questions_to_send.provider_name).slice(0, GuideSentQuestions.longest.name)
  }

  return GuideSheetWork.define({
    kind: KIND, version: VERSION, file: GuideData.words.questions_to_send.file, leaves: true,

    tables(place, variant, opened) {
      const data = kept()
      if (!opened) return GuideLetter.tables(GuideLetter.asked(data))
      const provider = data.providers[GuideSentQuestions.idOf(data, nameOf(place, opened))]
      return GuideLetter.tables(GuideLetter.asked({ ...data, out: [] }), provider)
    },

    expected: () => ({ present: GuideSentQuestions.present }),

    take({ rows }, place, opened) {
      const data = kept(), name = nameOf(place, opened), id = GuideSentQuestions.idOf(data, name), { answers = {}, by } = data.providers[id] ?? {}
      const read = Object.entries(rows.questions ?? {}).map(([key, values]) => [key, { ...answers[key], ...values }])
      const who = rows.provider?.by?.entry ?? by
      const provider = { name: data.providers[id]?.name ?? name, received: GuideDom.today(), ...(who && { by: String(who) }), answers: { ...answers, ...Object.fromEntries(read) } }
      field(place).value = ""
      return new GuideStore("questions-to-send").write({ ...data, providers: { ...data.providers, [id]: provider } })
    },
  })
})()
