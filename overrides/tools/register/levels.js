/**
 * The matrix of the edition, asked by ratings such as "possible/serious". The level is looked up here and nowhere
 * else, never kept. The twin of Levels in macros/tools/register.py. No DOM.
 */
export const GuideRegisterLevels = (() => {
  const { likelihood, impact, levels, cells } = GuideRisks.matrix
  const names = Object.keys(levels)
  const scales = [Object.keys(likelihood), Object.keys(impact)]

  /** Return a rating as places on both scales; nothing if the matrix lacks a point. @param {string} [rating] */
  function points(rating = "") {
    const found = rating.split("/").map((point, i) => scales[i]?.indexOf(point) ?? -1)
    return found.length === scales.length && found.every((place) => place >= 0) ? found : []
  }

  /** Return the level of a rating, or "". @param {string} [rating] */
  function of(rating = "") {
    const [down, across] = rating.split("/")
    return points(rating).length ? cells[down][across] : ""
  }

  /** Return the place of a rating's level, the mildest 0; -1 without one. @param {string} [rating] */
  const rank = (rating) => names.indexOf(of(rating))

  /** Return whether a rating went "up" or "down", stayed the "same", or changed "aside". @param {string} before @param {string} after */
  function moved(before, after) {
    if (before === after) return "same"
    const rise = rank(after) - rank(before)
    if (rise) return rise > 0 ? "up" : "down"
    const old = points(before), steps = points(after).map((place, i) => place - (old[i] ?? place))
    const least = Math.min(0, ...steps), most = Math.max(0, ...steps)
    return least === 0 && most > 0 ? "up" : most === 0 && least < 0 ? "down" : "aside"
  }

  /** Whether a rating is higher than another one on either scale. @param {string} one @param {string} other */
  function isAbove(one, other) {
    const base = points(other)
    return points(one).some((place, i) => place > base[i])
  }

  /** Return a rating so many points on, as far as there are points. @param {string} rating @param {number} down @param {number} across */
  function shifted(rating, down, across) {
    const steps = [down, across]
    return points(rating).map((place, i) => scales[i][Math.min(Math.max(place + steps[i], 0), scales[i].length - 1)]).join("/")
  }

  /** Return how many months a risk of this rating may be accepted for; 0 without a level. @param {string} [rating] */
  const months = (rating) => levels[of(rating)]?.months ?? 0

  return { names, scales, points, of, rank, moved, isAbove, shifted, months }
})()
