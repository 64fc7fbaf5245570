import { GuideStore } from "../../script/base/store.js"
import { GuideSentQuestions } from "../questions-to-send/model.js"
import { GuideResponsibilitiesParts } from "./parts.js"

/** Return what providers answered to who does what: their view of our rows. */
GuideResponsibilitiesParts.views = () => GuideSentQuestions.views(new GuideStore("questions-to-send").read(GuideSentQuestions.empty()))
