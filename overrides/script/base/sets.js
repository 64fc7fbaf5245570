import { GuideElement } from "./element.js"
import { GuidePage } from "./page.js"
import { GuideStore } from "./store.js"

/**
 * Named sets: two sites or two providers, each with its own answers, ticks and dates.
 *
 * <guide-sets> [data-set] the choice, [data-name] a name, buttons data-do="add | copy | rename | remove | undo",
 * [data-several] what shows only with two sets, [data-note] </guide-sets>
 */
export const GuideSets = {
  /** @returns {{id: string, name: string}[]} all sets, also those that hold data but have lost their name */
  all() {
    const { names } = GuideStore.index()
    const held = GuideStore.keys().filter((key) => !GuideStore.isBroken(key))
      .map((key) => key.slice(GuideStore.prefix.length).split(":"))
      .filter(([id, tool]) => tool && GuideStore.isSet(id)).map(([id]) => id)
    const ids = new Set(["default", ...Object.keys(names), ...held, GuideStore.set])
    return [...ids].map((id) => ({ id, name: this.name(id, names) }))
  },

  name(id = GuideStore.set, names = GuideStore.index().names) {
    if (Object.hasOwn(names, id)) return names[id].slice(0, 60)
    return id === "default" ? GuideData.words.sets.first : id
  },

  /** @param {(index: {current?: string, names: Record<string, string>}) => void} change */
  keep(change) {
    const index = GuideStore.index()
    change(index)
    GuideStore.put(`${GuideStore.prefix}sets`, JSON.stringify(index))
  },

  /** @param {string} id */
  use(id) {
    GuideStore.set = id
    this.keep((index) => { index.current = id })
    GuideStore.tell(null)
  },

  /** @param {string} id @param {string} name */
  rename(id, name) {
    this.keep((index) => { index.names[id] = name })
    GuideStore.tell(null)
  },

  /** Make a set and use it. @param {string} name @param {[string, string][]} texts tool: what it holds */
  add(name, texts = []) {
    const id = `s${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`
    for (const [tool, text] of texts) GuideStore.put(`${GuideStore.prefix}${id}:${tool}`, text)
    this.rename(id, name)
    this.use(id)
    return id
  },

  /** @returns {[string, string][]} the tools of a set and the texts they hold; damaged ones are left out */
  texts(id = GuideStore.set) {
    const start = `${GuideStore.prefix}${id}:`
    return GuideStore.keys().filter((key) => key.startsWith(start) && !GuideStore.isBroken(key))
      .map((key) => [key.slice(start.length), GuideStore.get(key)])
  },

  /** Remove a set. @returns {() => void} brings it back @param {string} id */
  remove(id) {
    const name = this.name(id)
    const undo = GuideStore.change(this.texts(id).map(([tool]) => /** @type {[string, null]} */ ([`${GuideStore.prefix}${id}:${tool}`, null])))
    this.keep((index) => { delete index.names[id] })
    this.use(this.all().find((set) => set.id !== id)?.id ?? "default")
    return () => {
      undo()
      this.rename(id, name)
      this.use(id)
    }
  },
}

class GuideSetsElement extends GuideElement {
  does = {
    add: () => this.named("created", (name) => GuideSets.add(name)),
    copy: () => this.named("copied", (name) => GuideSets.add(name, GuideSets.texts())),
    rename: () => this.named("now", (name) => GuideSets.rename(GuideStore.set, name)),
    remove: () => {
      const text = GuidePage.say("sets.removed", { name: GuideSets.name() })
      this.report(text, GuideSets.remove(GuideStore.set))
    },
  }

  /** @param {AbortSignal} signal */
  start(signal) {
    this.follow(() => this.show(), signal)
  }

  /** @param {GuideEvent} event */
  hear({ type, target }) {
    if (type === "change" && target === this.part("set")) GuideSets.use(target.value)
  }

  /**
   * Do something with the name that was entered, if it is a new one, and say what.
   * @param {string} done @param {(name: string) => unknown} action
   */
  named(done, action) {
    const field = this.part("name"), name = field.value.trim()
    const taken = GuideSets.all().some((set) => set.name === name)
    field.setAttribute("aria-invalid", String(!name || taken))
    if (!name || taken) {
      this.report(GuidePage.say(name ? "sets.taken" : "sets.no_name"))
      return field.focus()
    }
    action(name)
    field.value = ""
    this.report(GuidePage.say(`sets.${done}`, { name }))
  }

  show() {
    const sets = GuideSets.all()
    GuidePage.choices(this.part("set"), sets.map(({ id, name }) => [id, name]))
    this.part("set").value = GuideStore.set
    for (const part of this.querySelectorAll("[data-several]")) part.hidden = sets.length < 2
  }
}

customElements.define("guide-sets", GuideSetsElement)
