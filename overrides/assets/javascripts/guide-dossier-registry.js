/**
 * Everything decided so far as one paper. Each tool brings its own part and the page needs no change for it:
 *
 *   GuideDossier.add({
 *     id: "costs", title: "Cost comparison", order: 30,
 *     missing: { text: "Compare the costs", page: "decide/costs" },
 *     read: (data) => …,   // data("costs") is what that tool keeps; nodes and sentences, or null if nothing
 *     brief: (data) => …,  // what it says in one line on the first page; null if nothing
 *   })
 *
 * @typedef {{id: string, title: string, order: number, missing: {text: string, page: string},
 *   read: (data: Kept) => (Node | string)[] | null, brief?: (data: Kept) => string | null}} Part
 * @typedef {(tool: string) => any} Kept what a tool keeps
 */
globalThis.GuideDossier = {
  /** @type {Part[]} */
  parts: [],

  /** Return the first page, or null while there is no result. @type {(data: Kept, setting: any) => Node[] | null} */
  board: () => null,

  /** Return what the result rests on, so that its sources can be named. @type {(data: Kept) => {questions: string[], gates: string[]}} */
  basis: () => ({ questions: [], gates: [] }),

  /** @param {Part} part */
  add(part) {
    this.parts = [...this.parts.filter(({ id }) => id !== part.id), part].sort((one, other) => one.order - other.order)
  },
}
