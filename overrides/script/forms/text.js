import { GuideDom } from "../base/dom.js"
import { GuidePage } from "../base/page.js"

/**
 * What a page shows as Markdown, to be pasted into mail, minutes or an assistant: the same words, with whole addresses.
 * Loaded, with the sources, when somebody asks for it.
 */
export const GuideText = (() => {
  const SILENT = "template, script, style, svg, button, input, select, textarea, [hidden], [aria-hidden=true], .guide-noprint"
  const BLOCKS = "p, div, section, article, details, figure, dl, dt, dd, summary, caption"

  /** Return the words of an element as Markdown. @param {Element} element */
  function markdown(element) {
    return `${[...element.childNodes].map(written).join("").replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim()}\n`
  }

  /** @param {Node} node @returns {string} */
  function written(node) {
    if (node instanceof Text) return node.data.replace(/\s+/g, " ")
    if (!(node instanceof Element) || node.matches(SILENT)) return ""
    const [, level] = /^H([1-6])$/.exec(node.tagName) ?? []
    if (level) return `\n\n${"#".repeat(Number(level))} ${line(node)}\n\n`
    if (node.tagName === "TABLE") return `\n\n${rows(node)}\n\n`
    if (node.tagName === "LI") return `\n- ${line(node)}`
    if (node.tagName === "A") return link(/** @type {HTMLAnchorElement} */ (node))
    const inner = [...node.childNodes].map(written).join("")
    if (node.matches("ul, ol")) return `\n${inner}\n\n`
    return node.matches(BLOCKS) ? `\n\n${inner.trim()}\n\n` : inner
  }

  /** @param {Element} node */
  const line = (node) => [...node.childNodes].map(written).join(" ").replace(/\s+/g, " ").replace(/ ([.,;:])/g, "$1").trim()

  /** @param {HTMLAnchorElement} node */
  const link = (node) => node.hash && node.pathname === location.pathname ? line(node) : `[${line(node)}](${node.href})`

  /** @param {Element} table */
  function rows(table) {
    const all = [...table.querySelectorAll("tr")].map((row) =>
      `| ${[...row.children].map((cell) => line(cell).replaceAll("|", "\\|")).join(" | ")} |`)
    const [head, ...body] = all
    const width = table.querySelector("tr")?.children.length ?? 0
    return [head, `|${" --- |".repeat(width)}`, ...body].join("\n")
  }

  /**
   * Return the sources behind questions and gates, each with its address.
   * @param {string[]} questions @param {string[]} gates
   */
  function sources(questions, gates) {
    const { questions: ofQuestions, gates: ofGates, sources: known, title } = GuideSources
    const ids = new Set([...gates.flatMap((id) => ofGates[id] ?? []), ...questions.flatMap((id) => ofQuestions[id] ?? [])])
    const list = [...ids].filter((id) => known[id]).map((id) => `- [${known[id][0]}](${known[id][1]})`)
    return list.length ? `\n## ${title}\n\n${list.join("\n")}\n` : ""
  }

  /**
   * Copy a text; where the browser forbids that, hand it out as a file. Return the key of what to say: words.share.
   * @param {string} name of the file @param {string} text
   */
  async function handOut(name, text) {
    try {
      await navigator.clipboard.writeText(text)
      return "copied"
    } catch {
      GuidePage.download(`${name}-${GuideDom.today()}.md`, text, "text/markdown")
      return "text_saved"
    }
  }

  return { handOut, markdown, sources }
})()
