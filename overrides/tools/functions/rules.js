import { GuideFunctions } from "../../script/method/functions.js"
import { GuideAnswers } from "../questionnaire/answers.js"
import { GuideAnswersKept } from "../questionnaire/model.js"

/** The rules, and what the answers of the questionnaire come to: loaded once there is something to start from. */
export const GuideFunctionRules = { ...GuideFunctions, answers: () => new GuideAnswers() }
