import { GuideEntries } from "../../script/forms/entries.js"
import { GuideTool } from "../../script/base/registry.js"
import { GuideRegisterLevels } from "./levels.js"

/**
 * The risk register: what a reader keeps, and what is usable of a file. Two ratings a risk, both set by people.
 *
 * @typedef {{title?: string, added?: string, proposed?: string, today?: string, why?: string, aim?: string, owner?: string, answer?: string,
 *   mitigations?: string[], review?: string, note?: string, accepted_by?: string, accepted_why?: string,
 *   accepted_until?: string, accepted_on?: string, accepted_at?: string}} Risk accepted_on: the day on which it was
 *   accepted; accepted_at: what its rating was then
 * @typedef {{title?: string, owner?: string, due?: string, state?: "started" | "done", proof?: string, note?: string}} Mitigation
 * @typedef {{was?: string, now?: string, note?: string}} Review under day/risk
 * @typedef {{risks?: Object<string, Risk>, mitigations?: Object<string, Mitigation>, reviews?: Object<string, Review>}} RegisterData
 */
export const GuideRegister = (() => {
  const line = { type: /** @type {"text"} */ ("text"), most: 200 }
  const name = { type: /** @type {"text"} */ ("text"), most: 80 }
  const note = { type: /** @type {"note"} */ ("note") }
  const day = { type: /** @type {"day"} */ ("day") }
  const rating = { type: /** @type {"rating"} */ ("rating"), scales: GuideRegisterLevels.scales }
  const OWN = 300

  const risks = new GuideEntries("register", { kind: "risks", own: OWN, fields: {
    title: line, added: day, proposed: rating, today: rating, why: note, aim: rating, owner: name,
    answer: { type: "one", of: ["lower", "accept", "share", "avoid"] },
    mitigations: { type: "many", kind: "mitigations", most: 100 }, review: day, note,
    accepted_by: name, accepted_why: note, accepted_until: day, accepted_on: day, accepted_at: rating,
  } })
  const mitigations = new GuideEntries("register", { kind: "mitigations", own: OWN, fields: {
    title: line, owner: name, due: day, state: { type: "one", of: ["started", "done"] }, proof: note, note,
  } })
  const reviews = new GuideEntries("register", {
    kind: "reviews", key: /^2[01]\d\d-\d\d-\d\d\/[a-z0-9-]{1,60}$/, fields: { was: rating, now: rating, note },
  })
  const kinds = { risks, mitigations, reviews }

  /** @param {any} given @returns {{data: RegisterData, faults: string[]}} */
  function clean(given) {
    const faults = /** @type {string[]} */ ([])
    const data = Object.fromEntries(Object.entries(kinds).map(([kind, entries]) => [kind, entries.clean(given?.[kind], faults)]))
    return { data, faults }
  }

  /** Return what is kept, under the keys of today; the reviews of a risk follow its new name. @param {any} kept */
  function read(kept) {
    const { risks: of, mitigations: by } = { risks: risks.of(kept), mitigations: mitigations.of(kept) }
    const said = Object.entries(kept?.reviews ?? {}).map(([key, review]) => {
      const [when, risk] = key.split("/")
      return [`${when}/${risks.present(risk)}`, review]
    })
    return /** @type {Required<RegisterData>} */ ({ risks: of, mitigations: by, reviews: Object.fromEntries(said) })
  }

  /**
   * What is loaded when it is asked for: forms and reviews, files, the worked example, what the answers propose.
   * @type {{Form?: typeof import("./form.js").GuideRegisterForm, Review?: typeof import("./review.js").GuideRegisterReview,
   *   tasks?: (how: string, name: string, view: import("./view.js").GuideRegisterView) => Promise<string>,
   *   calendar?: (view: import("./view.js").GuideRegisterView, reminder: string) => number,
   *   example?: (today: string) => any, memory?: (data: any, show: () => void) => any, proposals?: () => Object<string, string> | null}}
   */
  const parts = {}

  return GuideTool.define({ id: "register", empty: () => ({}), clean, read, kinds, parts })
})()
