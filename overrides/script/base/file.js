import { GuideDom } from "./dom.js"
import { GuideElement } from "./element.js"
import { GuidePage } from "./page.js"
import { GuideTool } from "./registry.js"
import { GuideSaving } from "./saving.js"
import { GuideSets } from "./sets.js"
import { GuideStore } from "./store.js"

/**
 * One file for everything a reader has in a set: to save, send and load. What comes in is checked before
 * anything is touched; nothing is overwritten without asking, and what could not be used is said.
 *
 * @typedef {{format: string, version: number, edition: string, edition_version?: number, updated: string, questions: number, set: string,
 *   saved: string, tools: Object<string, any>}} Dossier
 */
export const GuideFile = {
  format: "guide-dossier",
  limit: 1_000_000,

  /** @returns {Dossier} what the set in use holds */
  make() {
    const tools = GuideSets.texts().map(([tool, text]) => [tool, GuideStore.parse(text)?.data])
    return {
      format: this.format, version: GuideStore.version, edition: GuideData.edition,
      edition_version: GuideData.edition_version, updated: GuideData.updated,
      questions: GuideData.questions, set: GuideSets.name(), saved: new Date().toISOString(),
      tools: Object.fromEntries(tools.filter(([, data]) => data !== undefined)),
    }
  },

  save() {
    const name = `${this.format}-${GuidePage.slug(GuideSets.name())}-${GuideDom.today()}.json`
    GuidePage.download(name, JSON.stringify(this.make(), null, 1), "application/json")
  },

  /** @param {File} file @returns {Promise<{text?: string, problem?: string}>} */
  async open(file) {
    if (file.size > this.limit) return { problem: GuidePage.say("file.too_big") }
    const bytes = new Uint8Array(await file.arrayBuffer()), text = GuidePage.text(bytes)?.text
    if (text !== undefined) return { text }
    return { problem: GuidePage.say(/^(?:PK|\xD0\xCF)/.test(String.fromCharCode(...bytes.subarray(0, 2))) ? "file.table_here" : "file.unreadable") }
  },

  /** @param {string} text @returns {{problem?: string, dossier?: Dossier, notes: string[]}} */
  examine(text) {
    const dossier = this.widened(GuideStore.parse(text))
    const problem = this.problem(text, dossier)
    if (problem) return { problem: GuidePage.say(`file.${problem}`), notes: [] }
    /** @type {string[]} */
    const notes = []
    if (dossier.edition !== GuideData.edition) {
      notes.push(GuidePage.say("file.other_edition", { edition: String(dossier.edition).slice(0, 60) }))
    }
    if (dossier.questions && dossier.questions !== GuideData.questions) {
      notes.push(GuidePage.say("file.other_questions", { version: Number(dossier.questions) }))
    }
    const tools = Object.entries(dossier.tools).map(([tool, data]) => this.examineTool(tool, data, notes))
    dossier.tools = Object.fromEntries(tools.filter(Boolean))
    return { dossier, notes }
  },

  /** Take a file that the questionnaire has saved for a dossier with nothing else in it. @param {any} file */
  widened(file) {
    if (file?.guide !== "who-runs-your-it" || file.format) return file
    const { edition, model: questions, saved, name: set, path, answers, priorities, unsure } = file
    const tools = { questionnaire: { path, answers, priorities, unsure } }
    return { format: this.format, version: 1, edition, questions, set, saved, tools }
  },

  /** @param {string | null} text @param {any} dossier */
  problem(text, dossier) {
    if (text.length > this.limit) return "too_big"
    if (dossier === undefined) return GuideStore.trying(() => JSON.parse(text)) === undefined ? "no_json" : "unsafe"
    if (dossier?.format !== this.format || !Number.isInteger(dossier.version)) return "foreign"
    if (dossier.version > GuideStore.version) return "newer"
    return dossier.tools instanceof Object && !Array.isArray(dossier.tools) ? "" : "foreign"
  },

  /** @param {string} tool @param {any} data @param {string[]} notes */
  examineTool(tool, data, notes) {
    if (!/^[a-z][a-z0-9-]{0,40}$/.test(tool)) return void notes.push(GuidePage.say("file.odd_tool"))
    const cleaned = GuideStore.clean(tool, data)
    notes.push(...cleaned.faults)
    return cleaned.data === undefined ? undefined : [tool, cleaned.data]
  },

  /** Put a file in a set of its own, or in place of the set in use. @param {any} dossier @param {{beside: boolean}} how @returns {() => void} takes it back */
  put(dossier, { beside }) {
    const saved = new Date().toISOString()
    const texts = Object.entries(dossier.tools)
      .map(([tool, data]) => /** @type {[string, string]} */ (
        [tool, JSON.stringify({ version: GuideStore.version, saved, data })]))
    if (beside) {
      const before = GuideStore.set, id = GuideSets.add(this.freeName(dossier.set), texts)
      return () => {
        GuideSets.remove(id)
        GuideSets.use(before)
      }
    }
    const start = `${GuideStore.prefix}${GuideStore.set}:`
    const none = GuideSets.texts().map(([tool]) => /** @type {[string, null]} */ ([tool, null]))
    return this.change([...new Map([...none, ...texts])].map(([tool, text]) => [start + tool, text]))
  },

  /** @param {[string, string | null][]} texts by key, null to remove one @returns {() => void} takes it back */
  change(texts) {
    const undo = GuideStore.change(texts)
    GuideStore.tell(null)
    return () => {
      undo()
      GuideStore.tell(null)
    }
  },

  /** @param {any} wish */
  freeName(wish) {
    const name = typeof wish === "string" && wish.trim() ? wish.trim().slice(0, 60) : GuideData.words.file.nameless
    const taken = new Set(GuideSets.all().map((set) => set.name))
    let free = name
    for (let n = 2; taken.has(free); n++) free = `${name} ${n}`
    return free
  },

  /** Delete everything that this edition keeps in the browser. @returns {() => void} brings it back */
  forget() {
    const undo = this.change(GuideStore.keys(true).map((key) => /** @type {[string, null]} */ ([key, null])))
    GuideStore.set = undefined
    return () => {
      GuideStore.set = undefined
      undo()
    }
  },
}

/**
 * Saves, loads and deletes what the reader has.
 *
 * <guide-file> buttons data-do="save | beside | replace | cancel | forget | undo", <input type="file" data-file>,
 * [data-ask] with [data-question], [data-broken] with a list, [data-keeps], [data-note] </guide-file>
 */
class GuideFileElement extends GuideElement {
  does = {
    save: () => {
      GuideFile.save()
      GuideSaving.saved()
      this.report(GuideData.words.file.saved)
    },
    beside: () => this.put({ beside: true }),
    replace: () => this.put({ beside: false }),
    cancel: () => {
      this.part("ask").hidden = true
      this.part("file").focus()
    },
    forget: () => this.report(GuidePage.say("file.forgotten"), GuideFile.forget()),
    "save-broken": (/** @type {Found} */ { value }) => GuidePage.download("guide-damaged.txt", GuideStore.get(value), "text/plain"),
    "drop-broken": (/** @type {Found} */ { value }) => this.drop(value),
  }

  /** @param {AbortSignal} signal */
  start(signal) {
    this.follow(() => this.show(), signal)
  }

  /** @param {GuideEvent} event */
  hear({ type, target }) {
    if (type === "change" && target.files?.[0]) this.later("models", () => this.load(target)) // they say what is usable
  }

  /** @param {Found} input */
  async load(input) {
    const { text, problem } = await GuideFile.open(input.files[0])
    input.value = ""
    this.found = problem ? { problem, notes: [] } : GuideFile.examine(text)
    this.part("ask").hidden = true
    if (this.found.problem) return this.report(this.found.problem)
    const strangers = Object.keys(this.found.dossier.tools).filter((tool) => !GuideTool.find(tool))
    if (strangers.length) this.found.notes.push(GuidePage.say("file.unchecked", { tools: strangers.join(", ") }))
    if (!GuideSets.texts().length) return this.put({ beside: false })
    const { set, saved } = this.found.dossier
    const day = String(saved).slice(0, 10)
    this.tell("question", GuidePage.say("file.question", { name: String(set).slice(0, 60), day }))
    this.part("ask").hidden = false
    this.part("ask").querySelector("button").focus()
  }

  /** @param {{beside: boolean}} how */
  put(how) {
    const { dossier, notes } = this.found
    this.part("ask").hidden = true
    const undo = GuideFile.put(dossier, how)
    GuideSaving.saved()
    this.report(`${GuidePage.say("file.loaded", { name: GuideSets.name() })} ${GuidePage.several(notes)}`, undo, notes)
  }

  /** Delete a text that was set aside. @param {string} key */
  drop(key) {
    const text = GuideStore.get(key)
    GuideStore.remove(key)
    this.show()
    this.report(GuidePage.say("file.broken_dropped"), () => {
      GuideStore.put(key, text)
      this.show()
    })
  }

  show() {
    const broken = GuideStore.keys().filter(GuideStore.isBroken)
    const box = this.part("broken")
    box.hidden = broken.length === 0
    box.querySelector("ul").replaceChildren(...broken.map((key) => this.brokenRow(key)))
    const kept = GuideStore.works && !GuideStore.unsaved.size
    this.tell("keeps", kept ? "" : GuideData.words.store.not_kept)
  }

  /** @param {any} value */
  brokenRow(value) {
    const { el } = GuideDom, words = GuideData.words.file
    const button = (/** @type {string} */ action, /** @type {string} */ text) => el("button", { type: "button", "data-do": action, value }, text)
    return el("li", {}, `${value.slice(GuideStore.prefix.length)} `,
      button("save-broken", words.broken_save), " ", button("drop-broken", words.broken_drop))
  }
}

customElements.define("guide-file", GuideFileElement)
