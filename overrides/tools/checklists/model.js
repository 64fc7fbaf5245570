import { GuideTool } from "../../script/base/registry.js"
import { GuideSteps } from "./steps.js"

export const GuideStepsKept = GuideTool.define({ id: "checklists", clean: GuideSteps.clean })
