import { GuideStore } from "../../script/base/store.js"
import { GuideFunctions } from "../../script/method/functions.js"
import { GuideResponsibilitiesParts } from "./parts.js"

/** Return where each function goes under a model, by what was answered and checked function by function. */
GuideResponsibilitiesParts.moves = (model) => {
  const { checks = {} } = new GuideStore("functions").read({}), { answers = {} } = new GuideStore("questionnaire").read({})
  const found = GuideFunctions.moves(GuideFunctionData, { winner: model, answers }, checks)
  return Object.fromEntries(found.map(({ id, move }) => [id, move]))
}
