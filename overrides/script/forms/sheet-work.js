import { GuideDom } from "../base/dom.js"
import { GuidePage } from "../base/page.js"
import { GuideSets } from "../base/sets.js"
import { GuideReturning } from "./returning.js"
import { GuideSheetReader } from "./sheet-reader.js"
import { GuideTable } from "./table.js"
import { GuideTableReader } from "./table-reader.js"
import { GuideWorkbook } from "./workbook.js"

/**
 * What <guide-sheets> does once a reader asks for it, for every tool that says which tables it has.
 *
 * @typedef {import("./returning.js").GuideReturned} GuideReturned
 * @typedef {import("./returning.js").GuideOpened} GuideOpened
 * @typedef {import("./table.js").GuideTableOf} GuideTableOf
 * @typedef {import("./sheets.js").GuideSheets} GuideSheets
 * @typedef {{kind: string, version: number, file?: string, leaves?: boolean, tables: (place: GuideSheets, variant: string, opened?: GuideOpened) => GuideTableOf[],
 *   take: (read: GuideReturned, place: GuideSheets, opened: GuideOpened) => () => void, expected?: (place: GuideSheets) => Partial<import("./returning.js").GuideExpected>,
 *   text?: (text: string, place: GuideSheets) => void}} GuideSheetPort what a tool says about its sheets
 *   file: how its files are called; leaves: they go to somebody else, and name no set; tables: what is written, or,
 *   with a file that was opened, what may come back; take: keeps what came back, and returns what takes it back; text: reads a file of JSON itself
 */
export const GuideSheetWork = (() => {
  /** @type {Record<string, GuideSheetPort>} */
  const ports = {}

  /** Make the sheets of a tool known, and return them. @param {GuideSheetPort} port */
  function define(port) {
    ports[port.kind] = port
    return port
  }

  /** Hand out the tables of a tool, and return how many rows they have. @param {string} kind @param {string} format @param {GuideSheets} place @param {string} variant */
  function save(kind, format, place, variant) {
    const { version, file = kind, leaves, tables } = ports[kind], all = tables(place, variant)
    const set = GuideSets.name(), name = [file, variant, leaves ? "" : GuidePage.slug(set), GuideDom.today()].filter(Boolean).join("-")
    const count = all.reduce((sum, { rows, spare = 0 }) => sum + rows.length + spare, 0)
    if (!count) return 0
    if (format === "csv") GuidePage.download(`${name}.csv`, GuideTable.csv(all[0]), GuideTable.csvType)
    else GuidePage.download(`${name}.xlsx`, GuideWorkbook.write(all, { kind, version, ...(!leaves && { set }) }), GuideWorkbook.type)
    return count
  }

  /** Return what is in a file, or nothing if the tool reads it by itself. @param {string} kind @param {File} file @param {GuideSheets} place @returns {Promise<GuideOpened | undefined>} */
  async function open(kind, file, place) {
    if (file.size > GuideSheetReader.LIMITS.file) return { problem: "sheet_big" }
    const opened = await GuideTableReader.open(new Uint8Array(await file.arrayBuffer()))
    if (!/^\s*[{[]/.test(opened.text ?? "")) return { ...opened, file: file.name }
    if (ports[kind].text) return void ports[kind].text(opened.text ?? "", place)
    return { problem: "dossier_here" }
  }

  /** @param {string} kind @param {GuideOpened} opened @param {GuideSheets} place @param {Record<string, string>} orders */
  function examine(kind, opened, place, orders) {
    const { version, tables, expected } = ports[kind]
    return GuideReturning.examine(opened, { kind, version, tables: tables(place, "", opened), orders, ...expected?.(place) })
  }

  /** @param {string} kind @param {GuideReturned} read @param {GuideSheets} place @param {GuideOpened} opened */
  const take = (kind, read, place, opened) => ports[kind].take(read, place, opened)

  /** Return in words what was read, and whether it would change anything. @param {GuideReturned} read */
  function told({ count, changed, lines, columns, unknown, unusable, set }) {
    const rows = GuidePage.say("sheets.rows", { count: lines }), names = [...new Set(columns)].join(", ")
    const text = [
      GuidePage.say(count ? "sheets.read" : "sheets.read_none", { count, rows, columns: names }),
      count ? GuidePage.say(changed ? "sheets.changes" : "sheets.changes_none", { count: changed }) : "",
      unknown ? GuidePage.say("sheets.unknown", { count: unknown }) : "",
      unusable ? GuidePage.say("sheets.unusable", { count: unusable }) : "",
      set && set !== GuideSets.name() ? GuidePage.say("sheets.other_set", { set: set.slice(0, 60), own: GuideSets.name() }) : "",
      changed ? GuideData.words.sheets.not_yet : "",
    ]
    return { text: text.filter(Boolean).join(" "), isNew: changed > 0 }
  }

  return { define, examine, open, save, take, told }
})()
