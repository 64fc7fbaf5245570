import { GuideEntries } from "../../script/forms/entries.js"
import { GuideSheetWork } from "../../script/forms/sheet-work.js"
import { GuideRegisterLevels } from "./levels.js"
import { GuideRegister } from "./model.js"

/**
 * The register as tables: the risks, the mitigations, both maps and the legend; the first two come back. A level is a
 * formula, so that it follows the rating in the spreadsheet as it does here.
 *
 * @typedef {import("../../script/forms/table.js").GuideTableOf} GuideTableOf
 * @typedef {import("./view.js").GuideRegisterView} View
 */
export const GuideRegisterSheets = (() => {
  const SPARE = 10
  const say = (/** @type {string} */ key) => GuideData.words.register[key]
  /** @param {string[]} keys */
  const choices = (keys) => Object.fromEntries(keys.map((key) => [key, say(key)]))
  const quoted = (/** @type {string} */ text) => `"${text.replaceAll('"', '""')}"`
  const rating = (/** @type {string} */ text) => (GuideRegisterLevels.of(text) ? text.split("/") : ["", ""])

  /** Return the formula of a level, from the columns of its two points. @param {string} down @param {string} across */
  function levelOf(down, across) {
    const { likelihood, impact, levels, cells } = GuideRisks.matrix
    /** @param {Record<string, string>} titles @param {string} column @param {(id: string) => string} then */
    const either = (titles, column, then) => Object.entries(titles).reduceRight((rest, [id, title]) => `IF([${column}]=${quoted(title)},${then(id)},${rest})`, '""')
    return either(likelihood, down, (one) => either(impact, across, (other) => quoted(levels[cells[one][other]].title)))
  }

  /** @param {View} view @returns {GuideTableOf} */
  function risks(view) {
    const { likelihood, impact } = GuideRisks.matrix, { of } = view
    return {
      id: "risks", name: say("sheet_risks"), spare: SPARE,
      columns: [
        { key: "key", head: say("key"), width: 24, locked: true }, { key: "number", head: say("number"), width: 6, type: "whole", locked: true },
        { key: "title", head: say("risk"), width: 36, longest: 200 }, { key: "proposed", head: say("proposed"), width: 18, locked: true },
        { key: "likelihood", head: say("likelihood"), width: 14, choices: likelihood }, { key: "impact", head: say("impact"), width: 14, choices: impact },
        { key: "level", head: say("level"), width: 12, locked: true, formula: levelOf("likelihood", "impact") },
        { key: "why", head: say("why"), width: 36 }, { key: "owner", head: say("owner"), width: 18, longest: 80 },
        { key: "answer", head: say("answer"), width: 12, choices: choices(["lower", "accept", "share", "avoid"]) },
        { key: "aim_likelihood", head: say("aim_likelihood"), width: 14, choices: likelihood }, { key: "aim_impact", head: say("aim_impact"), width: 14, choices: impact },
        { key: "aim_level", head: say("aim_level"), width: 12, locked: true, formula: levelOf("aim_likelihood", "aim_impact") },
        { key: "mitigations", head: say("mitigations"), width: 44 }, { key: "review", head: say("review"), width: 12, type: "day" },
        { key: "accepted_by", head: say("accept_by"), width: 18, longest: 80 }, { key: "accepted_why", head: say("accept_why"), width: 30 },
        { key: "accepted_until", head: say("accept_until"), width: 12, type: "day" }, { key: "note", head: say("note"), width: 30 },
      ],
      rows: of.rows.map((row, i) => {
        const entry = of.risks[row.id], [down, across] = rating(entry.today ?? ""), [aimDown, aimAcross] = rating(row.aim)
        const title = view.title("risks", row.id), { levels } = GuideRisks.matrix, level = GuideRegisterLevels.of(entry.today)
        return {
          key: row.id, number: i + 1, title: GuideEntries.isOwn(row.id) ? title : { value: title, locked: true }, proposed: row.proposed ? view.rating(row.rating) : "",
          likelihood: down, impact: across, level: levels[level]?.title ?? "", why: entry.why, owner: entry.owner, answer: entry.answer,
          aim_likelihood: aimDown, aim_impact: aimAcross, aim_level: levels[row.aimLevel]?.title ?? "",
          mitigations: view.titles("mitigations", entry.mitigations ?? []), review: entry.review,
          accepted_by: entry.accepted_by, accepted_why: entry.accepted_why, accepted_until: entry.accepted_until, note: entry.note,
        }
      }),
    }
  }

  /** @param {View} view @returns {GuideTableOf} */
  function mitigations(view) {
    return {
      id: "mitigations", name: say("sheet_mitigations"), spare: SPARE,
      columns: [
        { key: "key", head: say("key"), width: 24, locked: true }, { key: "title", head: say("mitigation"), width: 36, longest: 200 },
        { key: "owner", head: say("owner"), width: 18, longest: 80 }, { key: "due", head: say("due"), width: 12, type: "day" },
        { key: "state", head: say("state"), width: 12, choices: choices(["open", "started", "done"]) },
        { key: "proof", head: say("proof"), width: 36 }, { key: "note", head: say("note"), width: 30 },
        { key: "serves", head: say("serves"), width: 60, locked: true },
      ],
      rows: Object.keys(view.of.touchedBy()).map((id) => {
        const title = view.title("mitigations", id), { owner, due, state = "open", proof, note } = view.of.mitigations[id] ?? {}
        return { key: id, title: GuideEntries.isOwn(id) ? title : { value: title, locked: true }, owner, due, state, proof, note, serves: view.touches(id) }
      }),
    }
  }

  /** Return a map with the numbers of the risks in it. @param {View} view @param {"today" | "aim"} which @returns {GuideTableOf} */
  function map(view, which) {
    const { likelihood, impact, levels, cells } = GuideRisks.matrix
    const place = (/** @type {import("./rows.js").Row} */ row) => (which === "aim" && row.aimLevel ? row.aim : row.rating)
    const cell = (/** @type {string} */ down, /** @type {string} */ across) => {
      const numbers = view.of.rows.flatMap((row, i) => (place(row) === `${down}/${across}` ? [i + 1] : []))
      return [levels[cells[down][across]].title, numbers.join(", ")].filter(Boolean).join(": ")
    }
    return {
      id: which, name: say(`sheet_${which}`), above: [say("map_axes")],
      columns: [{ key: "likelihood", head: say("likelihood"), width: 16, locked: true }, ...Object.entries(impact).map(([id, head]) => ({ key: id, head, width: 22, locked: true }))],
      rows: Object.keys(likelihood).toReversed().map((down) => ({ likelihood: likelihood[down], ...Object.fromEntries(Object.keys(impact).map((across) => [across, cell(down, across)])) })),
    }
  }

  /** @param {View} view @param {Element} place the page, which has the meanings @returns {GuideTableOf} */
  function legend(view, place) {
    const rows = [...place.querySelectorAll("[data-meaning]")].map((line) => ({ point: line.dataset.meaning ?? "",
      meaning: (line.querySelector("dd, td")?.textContent ?? "").trim(), who: (line.querySelector("[data-accepts]")?.textContent ?? "").trim() }))
    return {
      id: "legend", name: say("sheet_legend"), rows,
      columns: [{ key: "point", head: say("legend_level"), width: 18, locked: true }, { key: "meaning", head: say("meaning"), width: 90, locked: true }, { key: "who", head: say("legend_accept"), width: 50, locked: true }],
    }
  }

  /** Return a rating of two points of which one may have changed; undefined while one is open. @param {string[]} before @param {any[]} now */
  function combined(before, now) {
    const points = now.map((point, i) => point ?? before[i])
    return points.every(Boolean) ? points.join("/") : undefined
  }

  /** Return the ids of mitigations by their names; a name that nobody knows becomes one of the reader's own, in `fresh`. @param {string} text @param {View} view @param {Record<string, any>} fresh */
  function named(text, view, fresh) {
    const known = new Map([...Object.keys(GuideRisks.mitigations), ...Object.keys(view.of.mitigations)].flatMap((id) => [[id, id], [view.title("mitigations", id), id]]))
    return [...new Set(text.split(/[;\n]/).map((name) => name.trim()).filter(Boolean).map((name) => {
      if (!known.has(name)) {
        const id = GuideRegister.kinds.mitigations.newKey()
        known.set(name, id)
        fresh[id] = { title: name.slice(0, 200) }
      }
      return known.get(name)
    }))]
  }

  /** Return what a row of the table changes of a risk. @param {string} id @param {Record<string, any>} values @param {View} view @param {Record<string, any>} fresh @param {string} today */
  function riskOf(id, values, view, fresh, today) {
    const { likelihood, impact, aim_likelihood: aimDown, aim_impact: aimAcross, mitigations: names, ...rest } = values
    const entry = view.of.risks[id] ?? {}, change = /** @type {Record<string, any>} */ (entry.added ? rest : { added: today, ...rest })
    const now = combined(rating(entry.today ?? ""), [likelihood, impact]), aim = combined(rating(entry.aim ?? ""), [aimDown, aimAcross])
    if (now) change.today = now
    if (aim) change.aim = aim
    if (names !== undefined) change.mitigations = named(names, view, fresh)
    if (rest.accepted_until && rest.accepted_until !== entry.accepted_until) Object.assign(change, { accepted_on: today, accepted_at: now ?? entry.today ?? "" })
    if (!GuideEntries.isOwn(id)) delete change.title
    return change
  }

  /** Return the tool in which the sheets stand. @param {any} place @returns {any} */
  const hostOf = (place) => place.closest("guide-register")

  return GuideSheetWork.define({
    kind: "register", version: 1, file: "risk-register",
    tables: (place, variant, opened) => {
      const { view } = hostOf(place)
      if (variant === "mitigations") return [mitigations(view)]
      return opened ? [risks(view), mitigations(view)] : [risks(view), mitigations(view), map(view, "today"), map(view, "aim"), legend(view, hostOf(place))]
    },
    expected: () => {
      const { risks: of, mitigations: by } = GuideRegister.kinds
      return {
        present: (/** @type {string} */ key) => (key in GuideRisks.mitigations ? by.present(key) : of.present(key)),
        own: (/** @type {string} */ key, /** @type {string} */ table) => GuideEntries.isOwn(key) || key in (table === "risks" ? GuideRisks.risks : GuideRisks.mitigations),
      }
    },
    take: ({ rows, added }, place) => {
      const host = hostOf(place), { view, store } = host, today = view.of.today, fresh = /** @type {Record<string, any>} */ ({})
      const { risks: of, mitigations: by } = GuideRegister.kinds
      const mine = [...Object.entries(rows.risks ?? {}), ...(added.risks ?? []).map((values) => /** @type {[string, any]} */ ([of.newKey(), values]))]
      const risksNow = Object.fromEntries(mine.map(([id, values]) => [id, riskOf(id, values, view, fresh, today)]))
      const steps = [...Object.entries(rows.mitigations ?? {}), ...(added.mitigations ?? []).map((values) => /** @type {[string, any]} */ ([by.newKey(), values]))]
      const stepsNow = Object.fromEntries(steps.map(([id, { title, ...values }]) =>
        [id, { ...values, ...(GuideEntries.isOwn(id) && title ? { title } : {}), ...(values.state === "open" ? { state: "" } : {}) }]))
      return store.write(of.changed(by.changed(store.read({}), { ...fresh, ...stepsNow }), risksNow))
    },
  })
})()
