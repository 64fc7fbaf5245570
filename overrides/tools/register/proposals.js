import { GuideFitting } from "../../script/method/fitting.js"
import { GuideAnswers } from "../questionnaire/answers.js"
import { GuideRegister } from "./model.js"
import { GuideRegisterRows } from "./rows.js"

/**
 * What the answers of the questionnaire propose: the risks that come with the result, and all others that an answer
 * makes more pressing; these are rated one point likelier than in the guide. Null without a result.
 */
GuideRegister.parts.proposals = () => {
  const answers = new GuideAnswers()
  answers.load()
  const { winner, answers: given, rows } = answers.result
  if (!winner || !rows.length) return null
  const raises = (/** @type {Record<string, string[]>} */ when = {}) => Object.keys(when).some((question) => when[question].includes(given[question]))
  const fit = GuideRiskFitting.filter(({ models, unless }) => models.includes(winner) && !raises(unless))
  const raised = fit.filter((risk) => raises(risk.raised)).map(({ id }) => id)
  const { risks } = GuideFitting.coming({ risks: GuideRiskFitting, checklists: [], points: [], signing: [] }, winner, given, false)
  const ids = [...new Set([...risks.map(({ id }) => id), ...raised])]
  const ratings = Object.fromEntries(ids.map((id) => [id, GuideRisks.risks[id].today]))
  return GuideRegisterRows.proposals(ratings, raised)
}
