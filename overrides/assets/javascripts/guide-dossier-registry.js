/**
 * Everything decided so far as one paper. Each tool brings its own part and the page needs no change for it:
 *
 *   GuideDossier.add({
 *     id: "costs", title: "Cost comparison", order: 30,
 *     missing: { text: "Compare the costs", page: "decide/costs" },
 *     read: (data) => …,   // data("costs") is what that tool keeps; nodes and sentences, or null if nothing
 *   })
 *
 * @typedef {{id: string, title: string, order: number, missing: {text: string, page: string},
 *   read: (data: (tool: string) => any) => (Node | string)[] | null}} Part
 */
globalThis.GuideDossier = {
  /** @type {Part[]} */
  parts: [],

  /** @param {Part} part */
  add(part) {
    this.parts = [...this.parts.filter(({ id }) => id !== part.id), part].sort((one, other) => one.order - other.order)
  },
}
