import { GuideTool } from "../../script/base/registry.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideAnswers } from "./answers.js"

export const GuideAnswersKept = GuideTool.define({
  id: GuideAnswers.TOOL,

  /** @param {any} data */
  clean(data) {
    const { dropped, ...state } = GuideAnswers.state(data)
    GuideAnswers.unusable = dropped
    const { words } = GuideQuestions
    return { data: state, faults: dropped ? [GuideNumbers.fill(words.questionnaire, "dropped", { count: dropped })] : [] }
  },
})
