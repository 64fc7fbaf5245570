/**
 * One's ratings as a spreadsheet that counts by itself, and back. A row for each criterion and provider, since eight
 * providers beside each other fit on no page; the second sheet has the sums. No DOM.
 *
 * @typedef {import("./model.js").Kept} Kept
 * @typedef {import("../../script/forms/table.js").GuideTableOf} GuideTableOf
 */
import { GuideDom } from "../../script/base/dom.js"
import { GuideScorecardCard } from "./card.js"
import { GuideScorecardCount } from "./count.js"
import { GuideScorecard } from "./model.js"
import { GuideScorecardWords } from "./words.js"

export const GuideScorecardTables = (() => {
  const { told } = GuideScorecardWords
  const { isGiven, noPrice } = GuideScorecard
  const KIND = "scorecard"
  const VERSION = 1
  const BLANK = 4

  /** Return what a blank sheet is made of: four providers without a name or a rating. @param {Kept} kept @returns {Kept} */
  const blank = (kept) => ({
    ...kept, ratings: {}, others: [], agreed: {},
    providers: Array.from({ length: BLANK }, (_, i) => ({ id: `p${i + 1}`, name: "", price: noPrice(), flags: {} })),
  })

  /** Return the number by which spreadsheets know a day. @param {string} day */
  const numberOf = (day) => Date.parse(day) / 86_400_000 + 25_569

  /** Return both tables. @param {Kept} kept @returns {GuideTableOf[]} */
  function tables(kept) {
    // The sheet has one's own ratings; those of others, and what was agreed, stand in the file of everything.
    /** @type {Kept} */
    const own = { ...kept, others: [], agreed: {} }
    const card = GuideScorecardCard.of(own)
    return [ratings(own, card), sums(own, card)]
  }

  /** @param {Kept} kept @param {import("./count.js").Card} card @returns {GuideTableOf} */
  function ratings(kept, card) {
    const rows = card.criteria.flatMap((criterion) => kept.providers.map((each, i) => row(kept, card, criterion, each, i)))
    const said = GuideData.words.known_by.said.replaceAll('"', '""'), today = numberOf(card.today)
    const isOpen = `OR([known]="${said}",[known]="",AND([until]<>"",[until]<${today}))`
    return {
      id: "ratings", name: told("sheet_ratings"), above: [told("sheet_title", { day: GuideDom.day(card.today) }), told("sheet_text")], rows,
      columns: [
        { key: "key", head: told("sheet_key"), width: 28, locked: true },
        { key: "number", head: told("sheet_number"), type: "whole", width: 8, locked: true },
        { key: "provider", head: told("provider"), width: 22, locked: true },
        { key: "criterion", head: told("criterion"), width: 32, locked: true },
        { key: "weight", head: told("weight"), type: "number", locked: true },
        { key: "must", head: told("must_short"), type: "whole", locked: true },
        { key: "points", head: told("points_head"), type: "whole", least: 0, most: 5 },
        { key: "known", head: told("known"), choices: GuideData.words.known_by, width: 22 },
        { key: "evidence", head: told("evidence"), width: 40, longest: 2000 },
        { key: "until", head: told("until"), type: "day" },
        { key: "least", head: told("at_least"), type: "whole", locked: true, formula: `IF([points]="",0,IF(AND([points]>3,${isOpen}),3,[points]))` },
        { key: "most", head: told("at_most"), type: "whole", locked: true, formula: 'IF([points]="",5,[points])' },
        { key: "below", head: told("below"), type: "whole", locked: true, formula: "IF([most]<[must],1,0)" },
      ],
    }
  }

  /** @param {Kept} kept @param {import("./count.js").Card} card @param {import("./count.js").Criterion} criterion @param {import("./model.js").Provider} provider @param {number} i */
  function row(kept, card, { id, weight, least: must }, { id: provider, name }, i) {
    const given = kept.ratings[provider]?.[id], [least, most] = GuideScorecardCount.span(card, provider, id)
    return {
      key: `${provider}/${id}`, number: i + 1, provider: name || told("nameless", { number: i + 1 }), criterion: GuideCriteria.criteria[id].title,
      weight: weight / 2, must, points: given?.points ?? null, known: isGiven(given) ? given.known : null, evidence: given?.evidence ?? "", until: given?.until ?? "",
      least, most, below: most < must ? 1 : 0,
    }
  }

  /** @param {Kept} kept @param {import("./count.js").Card} card @returns {GuideTableOf} */
  function sums(kept, card) {
    const counted = GuideScorecardCount.count(card), whole = counted.whole / 10
    const mine = "([ratings!number:]=[number])*[ratings!weight:]", all = "SUMPRODUCT(([ratings!number:]=[number])*[ratings!weight:])"
    const score = (/** @type {string} */ end) => `IF(${all}=0,0,ROUND(100*SUMPRODUCT(${mine}*[ratings!${end}:])/(5*${all}),0))`
    return {
      id: "sums", name: told("sheet_result"),
      columns: [
        { key: "number", head: told("sheet_number"), type: "whole", width: 8, locked: true },
        { key: "provider", head: told("provider"), width: 28, locked: true },
        { key: "weights", head: told("sheet_weights"), type: "number", width: 18, locked: true, formula: all },
        { key: "least", head: told("score_least"), type: "whole", width: 18, locked: true, formula: score("least") },
        { key: "most", head: told("score_most"), type: "whole", width: 18, locked: true, formula: score("most") },
        { key: "below", head: told("below"), type: "whole", width: 18, locked: true, formula: "SUMPRODUCT(([ratings!number:]=[number])*[ratings!below:])" },
      ],
      rows: kept.providers.map(({ id, name }, i) => ({
        number: i + 1, provider: name || told("nameless", { number: i + 1 }), weights: whole, least: counted.scores[id][0], most: counted.scores[id][1],
        below: counted.knockedOut.filter(({ provider }) => provider === id).length,
      })),
    }
  }

  /**
   * Return what is kept with the ratings that came back.
   * @param {Kept} kept @param {Record<string, Record<string, import("../../script/forms/table.js").GuidePlain>>} rows by key
   * @returns {Kept}
   */
  function taken(kept, rows) {
    const all = structuredClone(kept), on = GuideDom.today()
    for (const [key, row] of Object.entries(rows)) {
      const [provider, id] = key.split("/"), before = all.ratings[provider]?.[id] ?? GuideScorecard.noRating()
      const changed = { ...before, ...Object.fromEntries(Object.entries(row).filter(([name]) => name in before)), on }
      all.ratings[provider] = { ...all.ratings[provider], [id]: /** @type {import("./model.js").Rating} */ (changed) }
    }
    return { ...all, first: all.first || on }
  }

  return { KIND, VERSION, blank, tables, taken }
})()
