import { GuideDom } from "../../script/base/dom.js"
import { GuideSentQuestions } from "./model.js"

/**
 * What leaves the house: the questions that were picked, why we ask, what to enclose, and room to answer. It knows neither
 * good nor worrying answers, nor weights, nor who else is asked.
 *
 * @typedef {{key: string, group: string, title: string, why: string, enclose: string}} GuideAsked
 * @typedef {import("./model.js").GuideSent} GuideSent
 * @typedef {import("./model.js").GuideSentProvider} GuideSentProvider
 */
export const GuideLetter = (() => {
  const words = () => GuideData.words.questions_to_send

  /** Return the questions that are asked, the reader's own ones last. @param {GuideSent} data @returns {GuideAsked[]} */
  function asked({ out, own }) {
    const { questions, groups } = GuideProviderQuestions
    const known = Object.entries(questions).filter(([key]) => !out.includes(key))
      .map(([key, { title, why, enclose, group }]) => ({ key, group: groups[group], title, why, enclose }))
    return [...known, ...Object.entries(own).map(([key, title]) => ({ key, group: words().own, title, why: "", enclose: "" }))]
  }

  /** Return who may do something, in the words of the paper: there, "you" is the provider. */
  const whos = () => Object.fromEntries(GuideSentQuestions.whos.map((who) => [who, words()[`who_${who}`]]))

  /**
   * Return the tables that go to a provider, or come back with what it has answered.
   * @param {GuideAsked[]} questions @param {GuideSentProvider} [provider]
   * @returns {import("../../script/forms/table.js").GuideTableOf[]}
   */
  function tables(questions, provider) {
    const w = words(), { longest } = GuideSentQuestions
    const about = { name: w.provider_name, by: w.provider_by }
    return [{
      id: "questions", name: w.sheet, above: [w.sheet_title, w.send_text, w.who_text],
      columns: [
        { key: "key", head: w.key, width: 14, locked: true },
        { key: "group", head: w.group, width: 16, locked: true },
        { key: "question", head: w.question, width: 36, locked: true },
        { key: "why", head: w.why, width: 28, locked: true },
        { key: "enclose", head: w.enclose, width: 28, locked: true },
        { key: "answer", head: w.answer, width: 48, longest: longest.answer },
        { key: "enclosed", head: w.enclosed, width: 22, longest: longest.enclosed },
        { key: "who", head: w.who, width: 18, choices: whos() },
        { key: "split", head: w.split, width: 28, longest: longest.split },
      ],
      rows: questions.map(({ key, group, title, why, enclose }) => ({ key, group, question: title, why, enclose, ...provider?.answers[key] })),
    }, {
      id: "provider", name: w.provider_sheet,
      columns: [
        { key: "key", head: w.key, width: 12, locked: true }, { key: "what", head: w.about, width: 28, locked: true },
        { key: "entry", head: w.entry, width: 48, longest: longest.name },
      ],
      rows: Object.entries(about).map(([key, what]) => ({ key, what, entry: provider?.[/** @type {"name" | "by"} */ (key)] ?? "" })),
    }]
  }

  /** Return the questions as a table that mail and word processors take in. @param {GuideAsked[]} questions */
  function html(questions) {
    const w = words(), { el } = GuideDom
    const choices = Object.values(whos()).map((who) => `☐ ${who}`)
    const line = (/** @type {string} */ head, /** @type {string} */ text) => (text ? [el("br", {}), el("em", {}, head), ` ${text}`] : [])
    const rows = questions.map(({ title, why, enclose }, i) => el("tr", {},
      el("td", {}, el("strong", {}, `${i + 1}. ${title}`), line(`${w.why}:`, why), line(`${w.enclose}:`, enclose)), el("td", {}),
      el("td", {}), el("td", {}, choices.flatMap((choice) => [choice, el("br", {})]), el("br", {}), `${w.split}:`)))
    const heads = el("tr", {}, [w.question, w.answer, w.enclosed, w.who].map((head) => el("th", { align: "left" }, head)))
    return el("div", {}, el("h1", {}, w.sheet_title), el("p", {}, w.send_text), el("p", {}, w.who_text),
      el("p", {}, `${w.provider_name}: ____________ ${w.provider_by}: ____________ ${w.provider_date}: ____________`),
      el("table", { border: 1, cellpadding: 6, cellspacing: 0, width: "100%" }, el("thead", {}, heads), el("tbody", {}, rows)))
  }

  /** Return the same as plain text, for mail that takes nothing else. @param {GuideAsked[]} questions */
  function text(questions) {
    const w = words(), who = Object.values(whos()).join(" / ")
    const each = questions.map(({ title, why, enclose }, i) => [`${i + 1}. ${title}`, why && `${w.why}: ${why}`, enclose && `${w.enclose}: ${enclose}`,
      `${w.answer}:`, `${w.enclosed}:`, `${w.who} (${who}):`, `${w.split}:`].filter(Boolean).join("\n"))
    return [w.sheet_title, w.send_text, w.who_text, `${w.provider_name}:\n${w.provider_by}:\n${w.provider_date}:`, ...each].join("\n\n")
  }

  return { asked, html, tables, text, whos }
})()
