import { GuideNumbers } from "../method/numbers.js"
import { GuideDom } from "./dom.js"

/**
 * What the tools that keep, print and take along share: words, small changes of the page, files, and their base.
 */
export const GuidePage = {
  home: GuideDom.home,

  later: GuideDom.later,

  /** Return the address of a page of the guide, as seen from a page in one of its parts. @param {string} page */
  href(page) {
    const { pathname } = location
    const ending = pathname.endsWith("/index.html") ? "/index.html" : pathname.endsWith(".html") ? ".html" : "/"
    return `${ending === ".html" ? "../" : "../../"}${page}${ending}`
  },

  /** Return where others find a page: in a copy that lies in a folder, its published address; "" if there is none. */
  address(page = location.href.split("#")[0]) {
    const [href, anchor = ""] = page.split(/(?=#)/)
    if (!href.startsWith("file:")) return href + anchor
    const root = new URL("../../", this.home).href
    if (!GuideData.address || !href.startsWith(root)) return ""
    const path = href.slice(root.length).replace(/(^|\/)index\.html$/, "$1").replace(/\.html$/, "/")
    return GuideData.address + path + anchor
  },

  /**
   * Return a word of the interface with its {values} filled in.
   * @param {string} path group and key, as in "checklist.shown" @param {Object<string, string | number>} [values]
   */
  say(path, values = {}) {
    const [group, key] = path.split(".")
    return GuideNumbers.fill(GuideData.words[group], key, values)
  },

  /** How many of several sentences a status says. */
  shown: 3,

  /** Return the first of many sentences, and how many more there are. @param {string[]} sentences */
  several(sentences) {
    const more = sentences.length - this.shown
    return [...sentences.slice(0, this.shown), ...(more > 0 ? [this.say("store.more", { more })] : [])].join(" ")
  },

  /**
   * Return the text of a file in UTF-8, UTF-16 or, where it is neither, the signs of Windows in western Europe
   * (guessed: some signs may be others); undefined for what is no text.
   * @param {Uint8Array} bytes @returns {{text: string, guessed: boolean} | undefined}
   */
  text(bytes) {
    const [first, second] = bytes, marked = { 0xfffe: "utf-16le", 0xfeff: "utf-16be" }[(first << 8) | second]
    const wide = marked ?? (first === 0 && second ? "utf-16be" : first && second === 0 ? "utf-16le" : "")
    for (const name of wide ? [wide] : ["utf-8", "windows-1252"]) {
      try {
        const text = new TextDecoder(name, { fatal: true }).decode(bytes)
        const isText = !/[\0-\x08\x0E-\x1A\x1C-\x1F\x80-\x84\x86-\x9F]/.test(text)
        return isText || name === "utf-8" ? { text, guessed: name === "windows-1252" } : undefined
      } catch {
        continue
      }
    }
  },

  /**
   * Set a text only if it is another one, so that a status is not announced twice.
   * @param {any} node @param {string | null} text
   */
  tell(node, text) {
    if (node && node.textContent !== text) node.textContent = text
  },

  /**
   * Fill a <select> or <datalist> with [value, text] pairs; keep what is chosen if it is still there.
   * @param {any} list @param {any[]} pairs
   */
  choices(list, pairs) {
    const chosen = list.value
    if (JSON.stringify([...list.children].map(({ value, text }) => [value, text])) === JSON.stringify(pairs)) return
    list.replaceChildren(...pairs.map(([value, text]) => GuideDom.el("option", { value }, text)))
    if (pairs.some(([value]) => value === chosen)) list.value = chosen
  },

  /** Hand a file to the reader. @param {string} name @param {BlobPart} content @param {string} type */
  download(name, content, type) {
    const href = URL.createObjectURL(new Blob([content], { type }))
    GuideDom.el("a", { href, download: name }).click()
    setTimeout(() => URL.revokeObjectURL(href), 60_000)
  },

  /** Return a name as part of a file name: small letters, digits and hyphens. @param {string} name */
  slug(name) {
    const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    return plain.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 40) || "guide"
  },
}
