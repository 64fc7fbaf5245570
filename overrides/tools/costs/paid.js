/**
 * Estimate against paid: what was paid in each year, line by line, and what the term will cost at this pace.
 *
 * <select data-paid-model>, [data-paid-table], [data-paid-says]
 */
import { GuideDom } from "../../script/base/dom.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideAmounts } from "../../script/method/amounts.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideCostForm } from "./form.js"
import { GuideCosts } from "./model.js"
import { GuideCostSums } from "./sums.js"
import { GuideCostView } from "./view.js"

export const GuideCostPaid = (() => {
  const { el } = GuideDom
  const { exact, lineName, model, money, sum, word } = GuideCostView

  /** @param {InstanceType<typeof import("../../script/base/element.js").GuideElement>} tool @param {import("./model.js").Kept} kept @param {import("./view.js").Look | undefined} look */
  function draw(tool, kept, look) {
    const menu = tool.part("paid-model"), ids = look?.plan.sides.map(({ id }) => id) ?? []
    const begun = ids.find((id) => kept.lines.some((line) => line.model === id && kept.paid[line.id]))
    GuidePage.choices(menu, [["", word("paid_choose")], ...ids.map((id) => [id, model(id)])])
    if (!menu.value && begun) menu.value = begun
    const found = look && menu.value ? compare(look, kept, menu.value) : undefined
    const place = tool.part("paid-table"), shape = found ? `${menu.value} ${found.rows.map(({ id }) => id).join(" ")} ${look?.plan.term}` : ""
    if (place.dataset.shape !== shape) place.replaceChildren(...(found && look ? [table(found, look)] : []))
    place.dataset.shape = shape
    for (const row of found?.rows ?? []) GuidePage.tell(place.querySelector(`[data-pace="${row.id}"]`), row.known ? exact(row.forecast) : "")
    for (const field of place.querySelectorAll("input")) if (field !== document.activeElement) field.value = kept.paid[field.name.split("/")[1]]?.[field.name.split("/")[2]] ?? ""
    GuideCostForm.put(tool.part("paid-says"), (found ? told(found) : []).map((text) => el("p", {}, text)))
  }

  /** @param {ReturnType<typeof compare>} found @param {import("./view.js").Look} look */
  function table({ rows }, { plan }) {
    const years = Array.from({ length: plan.term }, (_, y) => y + 1)
    const heads = [word("line"), ...years.map((year) => word("paid_in", { year })), word("estimate"), word("forecast")]
    const cell = (/** @type {string} */ id, /** @type {string} */ name, /** @type {number} */ year, /** @type {number} */ estimate) => [
      el("input", { type: "text", name: `paid/${id}/${year}`, inputmode: "decimal", autocomplete: "off", maxlength: "60", "aria-label": `${name}, ${word("paid_in", { year })}` }),
      el("small", {}, exact(estimate))]
    const body = rows.map(({ id, name, estimate }) => [name, ...years.map((year) => cell(id, name, year, estimate[year - 1])), exact(sum(estimate)), el("span", { "data-pace": id })])
    return el("div", { class: "guide-table", tabindex: "0", role: "region", "aria-label": word("paid_title") }, GuideDom.table("guide-costs__years", heads, body))
  }

  /**
   * Return what was paid beside the estimate, line by line, and what the term will cost at this pace: each line goes on
   * as far from its estimate as it was in the years that were paid.
   * @param {import("./view.js").Look} look @param {import("./model.js").Kept} kept @param {string} id of the model that came true
   */
  function compare(look, kept, id) {
    // What is paid later is paid in that year's money.
    const { plan } = look, found = GuideCostSums.sheets({ ...plan, discount: 0 })
    const rows = plan.lines.filter((line) => line.model === id).map((line) => {
      const given = kept.paid[line.id] ?? {}, known = Object.keys(given).map(Number).filter((year) => year <= plan.term)
        .flatMap((year) => { const { value } = GuideAmounts.read(given[year], GuideCosts.money()); return value === undefined ? [] : [[year, value]] })
      const estimate = found[id].lines[line.id], so = sum(known.map(([, value]) => value)), then = sum(known.map(([year]) => estimate[year - 1]))
      const left = sum(estimate) - then, pace = then ? GuideNumbers.rounded((left / then) * so) : left
      return { id: line.id, name: lineName(look, line.id), estimate, paid: so, expected: then, known: known.length, forecast: so + pace, away: known.length > 0 && Math.abs(so - then) * 10 >= then && so !== then }
    })
    const any = rows.some(({ known }) => known)
    const isBare = sum([...found[id].vat, ...found[id].allowance]) > 0
    return { rows, any, isBare, estimate: sum(rows.map(({ estimate }) => sum(estimate))), forecast: sum(rows.map(({ forecast }) => forecast)) }
  }

  /** Return which lines ran away, and what the term will cost. @param {ReturnType<typeof compare>} found */
  function told({ rows, any, isBare, estimate, forecast }) {
    if (!any) return [word("paid_none")]
    const away = rows.filter((row) => row.away).map(({ name, paid: so, expected }) =>
      word(so > expected ? "ran_away" : "stayed_below", { line: name, paid: money(so), estimate: money(expected) }))
    const key = forecast > estimate ? "pace_more" : forecast < estimate ? "pace_less" : "pace_same"
    return [...(away.length ? away : [word("none_away")]), word(key, { forecast: money(forecast), gap: money(Math.abs(forecast - estimate)) }), ...(isBare ? [word("paid_bare")] : [])]
  }

  /** Lead to a field of what was paid, whichever model is shown. @param {InstanceType<typeof import("../../script/base/element.js").GuideElement>} tool @param {import("./model.js").Kept} kept @param {import("./view.js").Look | undefined} look @param {string} place */
  function lead(tool, kept, look, place) {
    const menu = tool.part("paid-model"), line = kept.lines.find(({ id }) => id === place.split("/")[1])
    tool.part("paid").open = true
    draw(tool, kept, look)
    menu.value = line?.model ?? ""
    draw(tool, kept, look)
    tool.querySelector(`[name="${place}"]`)?.focus()
  }

  return { compare, draw, lead, told }
})()
