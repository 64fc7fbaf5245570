/**
 * What each tool is to the others: model.js of its folder defines it, dossier.js may add what needs more. Whoever
 * examines a file, draws the dossier or writes a calendar asks here, and knows no tool by name. No DOM.
 *
 * @typedef {{name: string, columns: {key: string, head: string, width: number, type?: string}[],
 *   rows: Object<string, any>[]}} ToolTable
 * @typedef {(tool: string) => any} Kept what a tool keeps, or undefined
 * @typedef {{
 *   id: string,
 *   empty?: () => any,
 *   clean: (data: any) => {data: any, faults: string[]},
 *   brief?: (data: any, kept: Kept, part: string) => string | null,
 *   dossier?: (data: any, kept: Kept, part: string) => (Node | string)[] | null,
 *   board?: (kept: Kept, setting: {cover: any, lines: [string, string][]}) => Node[] | null,
 *   basis?: (kept: Kept) => {questions: string[], gates: string[]},
 *   tables?: (data: any) => ToolTable[],
 *   prices?: (data: any) => {name: string, low: number, likely: number, high: number}[],
 *   happenings?: (data: any) => {id: string, day: string, title: string, text: string}[],
 * }} Definition
 *   empty: the data of nobody; clean: what is usable of anything from outside, and in sentences what is not;
 *   brief: one line for the board paper; dossier: its part, in nodes and sentences; null if there is nothing to say; part
 *   is its id where tool.yml names several; board: the first page, on which the board decides; basis: what it rests on;
 *   tables: for files and print; prices: what something costs over its whole term, in the smallest unit; happenings:
 *   days for calendars, whose ids never change
 */
export const GuideTool = {
  /** @type {Definition[]} */
  all: [],

  /** Make a tool known, and return it. @template {Definition} T @param {T} tool @returns {T} */
  define(tool) {
    this.all = [...this.all.filter(({ id }) => id !== tool.id), tool]
    return tool
  },

  /** Return a tool. @param {string} id @returns {Definition | undefined} */
  find(id) {
    return this.all.find((tool) => tool.id === id)
  },

  /** Add what is loaded after its model. @param {string} id @param {Partial<Definition>} more */
  extend(id, more) {
    return Object.assign(this.find(id), more)
  },
}
