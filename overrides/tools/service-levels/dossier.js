import { GuideDom } from "../../script/base/dom.js"
import { GuideTool } from "../../script/base/registry.js"
import { GuideServiceFields } from "./fields.js"
import { GuideServiceLevels } from "./model.js"
import { GuideServiceView } from "./view.js"

/** What service levels bring to the dossier: the first sentence of each part, then all of it. */
{
  const { el, table } = GuideDom

  /** Return the parts that say something, by name. @param {any} data */
  const told = (data) => (data ? Object.entries(GuideServiceView.parts).map(([key, of]) => ({ key, ...of(data) })).filter(({ says }) => says.length) : [])

  GuideTool.extend(GuideServiceLevels.id, {
    brief: (data) => told(data).filter(({ key }) => key !== "clock").map(({ says }) => says[0]).join(" ") || null,
    dossier: (data) => {
      const parts = told(data)
      return parts.length ? parts.flatMap(({ key, says, heads, rows }) => [
        el("h3", {}, GuideServiceFields.say(key)), el("p", {}, says.join(" ")), ...(rows.length ? [table("guide-dossier__table", heads, rows)] : []),
      ]) : null
    },
  })
}
