import { GuidePage } from "./page.js"

/**
 * What every tool's clean() needs: sorts what may be anything into what is fine and, in words, what is not. No DOM.
 */
export const GuideClean = {
  longest: 2000,

  /** @param {any} value */
  isText: (value) => typeof value === "string" && value.length <= GuideClean.longest,

  /** Return in words what could not be used. @param {string} name @param {any} value */
  fault(name, value) {
    return GuidePage.say("store.left_out", { name: name.slice(0, 80), value: String(value).slice(0, 40) })
  },

  /**
   * Return the entries that are fine, and in words those that are not.
   * @param {any} data @param {(name: string, value: any) => boolean} isFine @param {string} [where]
   * @returns {{data: Record<string, any>, faults: string[]}}
   */
  sift(data, isFine, where = "") {
    const all = Object.entries(data instanceof Object ? data : {})
    const faults = all.filter(([name, value]) => !isFine(name, value)).map(([name, value]) => GuideClean.fault(where + name, value))
    return { data: Object.fromEntries(all.filter(([name, value]) => isFine(name, value))), faults }
  },
}
