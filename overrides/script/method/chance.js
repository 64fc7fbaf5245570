/**
 * Numbers that look like chance and are the same for everybody. No DOM. The twin of mulberry32 in
 * macros/decision/race.py.
 */
export const GuideChance = (() => {
  /** Return a function that gives whole numbers of 32 bits, one after the other. @param {number} seed */
  function numbers(seed) {
    let state = seed
    return () => {
      state = (state + 0x6d2b79f5) | 0
      let mixed = Math.imul(state ^ (state >>> 15), state | 1)
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
      return (mixed ^ (mixed >>> 14)) >>> 0
    }
  }

  /** Return the seed of a name (FNV-1a), so that one name more moves nothing of the others. @param {string} name */
  function seedOf(name) {
    let seed = 0x811c9dc5
    for (const sign of name) seed = Math.imul(seed ^ (sign.codePointAt(0) ?? 0), 0x01000193)
    return seed >>> 0
  }

  return { numbers, seedOf }
})()
