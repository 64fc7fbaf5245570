import { GuideDom } from "../../script/base/dom.js"
import { GuideTool } from "../../script/base/registry.js"
import { GuideRegister } from "./model.js"
import { GuideRegisterRows } from "./rows.js"
import { GuideRegisterView } from "./view.js"

/** What the register brings to the dossier: its sentence for the board, and the risks, worst first. */
{
  const { el, table, today } = GuideDom

  /** Return what a register says of itself; null while there is none. @param {any} data @returns {GuideRegisterView | null} */
  const viewOf = (data) => {
    const proposals = Object.fromEntries(Object.entries(GuideRisks.risks).map(([id, risk]) => [id, risk.today]))
    const of = new GuideRegisterRows(GuideRegister.read(data ?? {}), proposals, today())
    return of.rows.length ? new GuideRegisterView(of) : null
  }

  /** @param {GuideRegisterView} view */
  const lines = (view) => view.of.rows.map((row) => {
    const { levels } = GuideRisks.matrix, entry = view.of.risks[row.id]
    const level = (/** @type {string} */ name) => levels[name]?.title ?? view.say("register.unrated")
    const proposed = (/** @type {{proposed: boolean}} */ of) => (of.proposed ? ` (${view.say("register.proposed")})` : "")
    return [view.title("risks", row.id), `${level(row.level)}${proposed(row)}`,
      row.aimLevel ? level(row.aimLevel) : view.say("register.as_today"), entry.answer ? view.say(`register.${entry.answer}`) : "",
      entry.owner ?? view.say("register.no_owner"), row.due ? view.day(row.due) : ""]
  })

  GuideTool.extend("register", {
    brief: (data) => viewOf(data)?.finding() ?? null,
    dossier: (data) => {
      const view = viewOf(data)
      if (!view) return null
      const heads = ["risk", "today", "aim", "answer", "owner", "due"].map((key) => GuideData.words.register[key])
      return [el("p", {}, el("strong", {}, view.finding()), " ", view.lead().join(" ")), table("guide-dossier__table", heads, lines(view))]
    },
  })
}
