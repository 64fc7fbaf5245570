/**
 * Three invented providers on three criteria, to look at: Alpha 78 points, Beta 37 to 75, Gamma 17 to 58.
 *
 * @typedef {import("./model.js").Kept} Kept
 */
import { GuideDom } from "../../script/base/dom.js"
import { GuideScorecard } from "./model.js"
import { GuideScorecardWords } from "./words.js"

export const GuideScorecardExample = (() => {
  const { told } = GuideScorecardWords
  /** The criteria with the weights 5, 4 and 3, and the points of each provider. */
  const RATED = ["backup-and-restore", "service-levels", "escalation"]
  /** @type {[name: string, price: number, ratings: ([points: number, known: string] | null)[]][]} */
  const PROVIDERS = [
    ["Alpha", 540_000, [[4, "shown"], [3, "paper"], [5, "reference"]]],
    ["Beta", 502_000, [[2, "paper"], [5, "said"], null]],
    ["Gamma", 446_000, [null, [1, "paper"], [2, "paper"]]],
  ]

  /** @returns {Kept} */
  function kept() {
    const on = GuideDom.today(), cents = 10 ** (new Intl.NumberFormat("en", { style: "currency", currency: GuideData.currency }).resolvedOptions().maximumFractionDigits ?? 2)
    const ids = PROVIDERS.map((_, i) => `p${i + 1}`)
    return {
      ...GuideScorecard.empty(), first: on,
      providers: PROVIDERS.map(([name, price], i) => ({
        id: ids[i], name: told("example_name", { name }), flags: {},
        price: { low: price * 0.9 * cents, likely: price * cents, high: price * 1.2 * cents },
      })),
      on: Object.fromEntries(Object.keys(GuideCriteria.criteria).map((id) => [id, RATED.includes(id)])),
      ratings: Object.fromEntries(PROVIDERS.map(([, , given], i) => [ids[i], Object.fromEntries(given.flatMap((each, n) => (each
        ? [[RATED[n], { points: each[0], known: each[1], evidence: told("example_evidence"), on, until: "" }]] : [])))])),
    }
  }

  return { kept }
})()
