import { GuidePage } from "../../script/base/page.js"
import { GuideSentQuestions } from "./model.js"

/**
 * What came back, for our eyes alone: the answers under the criteria that they speak to, one provider beside the other,
 * with what worries beside them, and what to ask back. No DOM.
 *
 * @typedef {import("./model.js").GuideSent} GuideSent
 * @typedef {{name: string, answer: string, enclosed: string, who: string, split: string, doubts: string[]}} GuideAnswerRow
 * @typedef {{key: string, title: string, worrying: string, also: [string, string][], differ: boolean, rows: GuideAnswerRow[]}} GuideAnsweredQuestion
 *   also: further criteria that it speaks to, id and title; differ: whether the providers say different things of who does it
 * @typedef {{id: string, title: string, questions: GuideAnsweredQuestion[]}} GuideAnsweredCriterion
 */
export const GuideAnswersView = (() => {
  const words = () => GuideData.words.questions_to_send

  /** Return the answers by criterion; the questions of one's own, and those that are gone, come last. @param {GuideSent} data @returns {GuideAnsweredCriterion[]} */
  function criteria(data) {
    const { criteria: titles, questions } = GuideProviderAnswers, all = GuideProviderQuestions.questions
    const asked = Object.keys(all).filter((key) => !data.out.includes(key) || isAnswered(data, key))
    const parts = Object.entries(titles).map(([id, title]) => ({ id, title, questions: asked.filter((key) => questions[key].criteria[0] === id)
      .map((key) => question(data, key, all[key].title)) }))
    const gone = [...new Set(Object.values(data.providers).flatMap(({ answers }) => Object.keys(answers)))].filter((key) => !(key in all) && !(key in data.own))
    return [...parts,
      { id: "", title: words().own_title, questions: Object.entries(data.own).map(([key, title]) => question(data, key, title)) },
      { id: "", title: words().gone, questions: gone.map((key) => question(data, key, key)) },
    ].filter(({ questions: found }) => found.length)
  }

  /** @param {GuideSent} data @param {string} key */
  const isAnswered = ({ providers }, key) => Object.values(providers).some(({ answers }) => answers[key])

  /** @param {GuideSent} data @param {string} key @param {string} title @returns {GuideAnsweredQuestion} */
  function question({ providers }, key, title) {
    const { worrying = "", criteria: [, ...others] = [] } = GuideProviderAnswers.questions[key] ?? {}
    const whos = new Set(Object.values(providers).map(({ answers }) => answers[key]?.who).filter(Boolean))
    return {
      key, title, worrying, differ: whos.size > 1,
      also: others.map((id) => /** @type {[string, string]} */ ([id, GuideProviderAnswers.criteria[id]])),
      rows: Object.values(providers).map(({ name, answers }) => row(name, answers[key] ?? {})),
    }
  }

  /** @param {string} name @param {import("./model.js").GuideSentAnswer} answer @returns {GuideAnswerRow} */
  function row(name, { answer = "", enclosed = "", who, split = "" }) {
    return { name, answer, enclosed, who: who ? words()[`ours_${who}`] : "", split, doubts: doubts({ answer, enclosed, who, split }).map((doubt) => words()[`doubt_${doubt}`]) }
  }

  /** Return why an answer is worth asking back. @param {import("./model.js").GuideSentAnswer} answer */
  function doubts({ answer, enclosed, who, split }) {
    const kinds = { missing: !answer, bare: answer && !enclosed, nobody: who === "nobody", split: who === "both" && !split }
    return Object.entries(kinds).filter(([, holds]) => holds).map(([kind]) => kind)
  }

  /** Return the questions that are asked today. @param {GuideSent} data */
  const asked = ({ out, own }) => [...Object.keys(GuideProviderQuestions.questions).filter((key) => !out.includes(key)), ...Object.keys(own)]

  /** Return what to ask each provider back, in sentences. @param {GuideSent} data */
  function askBack(data) {
    const isAsked = new Set(asked(data)), all = criteria(data).flatMap(({ questions }) => questions)
    const titles = new Map(all.filter(({ key }) => isAsked.has(key)).map(({ key, title }) => [key, title]))
    return Object.values(data.providers).flatMap(({ name, answers }) => ["missing", "nobody", "split"].flatMap((kind) => {
      const found = [...titles].filter(([key]) => doubts(answers[key] ?? {}).includes(kind)).map(([, title]) => title)
      return found.length ? [GuidePage.say(`questions_to_send.back_${kind}`, { name, count: found.length, questions: found.join(" · ") })] : []
    }))
  }

  /** Return how much of what was asked a provider has answered. @param {GuideSent} data @param {string} id */
  function progress(data, id) {
    const all = asked(data), { answers } = data.providers[id]
    return { total: all.length, count: all.filter((key) => answers[key]?.answer).length }
  }

  return { askBack, criteria, progress }
})()
