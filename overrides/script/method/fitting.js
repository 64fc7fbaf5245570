/**
 * What comes with a result: risks, checklists, contract points. The twin of macros/decision/fitting.py, where the rule
 * is told; a change here is a change there. No DOM.
 *
 * @typedef {Object<string, string[]>} When options by question
 * @typedef {{id: string, models: string[], typical?: string[], raised?: When, unless?: When, level?: number,
 *   tames?: string[]}} Candidate
 * @typedef {{risks: Candidate[], checklists: {id: string, comesWith: Object<string, When>, unless: When}[],
 *   points: Candidate[], signing: string[]}} Fitting
 * @typedef {{id: string, raisedBy: string[]}} Chosen
 */
export const GuideFitting = (() => {
  const SHOWN = 5

  /**
   * Return what comes with this model under these answers, the most pressing first.
   * @param {Fitting} fitting @param {string} winner @param {Object<string, string>} answers @param {boolean} ready
   */
  function coming(fitting, winner, answers, ready) {
    const given = (when = {}) => Object.keys(when).filter((question) => when[question].includes(answers[question]))

    /** @param {Candidate[]} candidates @param {string[]} [risks] @returns {Chosen[]} */
    const chosen = (candidates, risks) => {
      const tamed = ({ tames = [] }) => (risks ? tames.filter((id) => risks.includes(id)).length : 0)
      return candidates
        .filter((each) => each.models?.includes(winner) && !given(each.unless).length && (!risks || tamed(each)))
        .map((each) => ({
          ...each, raisedBy: given(each.raised), first: each.typical?.includes(winner) ? 1 : 0,
          height: (each.level ?? 0) + tamed(each) + given(each.raised).length,
        }))
        .sort((one, other) => other.first - one.first || other.height - one.height || one.models.length - other.models.length)
        .slice(0, SHOWN).map(({ id, raisedBy }) => ({ id, raisedBy }))
    }

    const risks = chosen(fitting.risks)
    const lists = fitting.checklists.filter(({ comesWith, unless }) => Object.hasOwn(comesWith, winner)
      && given(comesWith[winner]).length === Object.keys(comesWith[winner]).length && !given(unless).length)
    return {
      risks, checklists: lists.map(({ id }) => id),
      points: chosen(fitting.points, risks.map(({ id }) => id)),
      provider: ready && fitting.signing.includes(winner),
    }
  }

  return { coming }
})()
