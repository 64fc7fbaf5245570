/**
 * Small helpers for elements that build what they show. Text is always set as text, never read as HTML.
 */
export const GuideDom = (() => {
  const SVG = "http://www.w3.org/2000/svg"

  /**
   * Return the element with its attributes (null and false are left out) and children (null, too).
   * @template {keyof HTMLElementTagNameMap} K @param {K} tag @param {Record<string, any> | null} [attributes] @param {any[]} children
   * @returns {HTMLElementTagNameMap[K]}
   */
  function el(tag, attributes, ...children) {
    return finish(document.createElement(tag), attributes, children)
  }

  /** @template {Element} E @param {E} element @param {Record<string, any> | null} attributes @param {any[]} children @returns {E} */
  function finish(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value)
    }
    element.append(...children.flat(2).filter((/** @type {any} */ child) => child !== null && child !== undefined))
    return element
  }

  /**
   * Return a bar from start to end on a scale of 100; attributes, since a style would need the policy's leave.
   * @param {number} start @param {number} end
   */
  function bar(start, end, kind = "") {
    const rect = finish(document.createElementNS(SVG, "rect"),
      { class: kind, x: Math.min(start, end), y: 0, width: Math.abs(end - start), height: 10 }, [])
    return finish(document.createElementNS(SVG, "svg"),
      { class: "guide-bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" }, [rect])
  }

  /** Return the head of a table. @param {(string | Node)[]} names */
  const heads = (names) => el("thead", {}, el("tr", {}, names.map((name) => el("th", { scope: "col" }, name))))

  /**
   * Return a table whose rows begin with their heading; on phones a cell says to which column it belongs.
   * @param {string} kind its classes @param {string[]} names @param {any[][]} rows
   */
  function table(kind, names, rows) {
    return el("table", { class: kind }, heads(names), el("tbody", {}, rows.map(([first, ...cells]) =>
      el("tr", {}, el("th", { scope: "row" }, first), cells.map((cell, i) => el("td", { "data-label": names[i + 1] }, cell))))))
  }

  /** Return text that only screen readers say. */
  const hidden = (/** @type {string | null} */ text) => el("span", { class: "guide-visually-hidden" }, text)

  /** @type {Intl.DateTimeFormat} made when it is first needed: that takes longer than anything else here */
  let days

  /** Return a day such as 2026-11-21 in the words of the edition. @param {string} iso */
  function day(iso) {
    days ??= new Intl.DateTimeFormat(GuideData.language, { dateStyle: "long" })
    return days.format(new Date(`${iso}T12:00:00`))
  }

  /** Return whether a text is a day of the calendar, such as 2026-11-21. @param {string} text */
  function isDay(text) {
    const date = new Date(`${text}T00:00Z`)
    return !Number.isNaN(date.valueOf()) && date.toISOString().slice(0, 10) === text
  }

  /** Return the reader's day, such as 2026-11-21. */
  function today() {
    const now = new Date()
    return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10)
  }

  /** @type {Object<string, Promise<void>>} */
  const loaded = {}

  /** Load a script or a style sheet once; one that fails may be asked for again. @param {string} src */
  function load(src) {
    return (loaded[src] ??= new Promise((resolve, reject) => {
      const node = src.endsWith(".css") ? el("link", { rel: "stylesheet", href: src }) : el("script", { src })
      node.onload = () => resolve()
      node.onerror = () => {
        delete loaded[src]
        reject(new Error(src))
      }
      document.head.append(node)
    }))
  }

  /** The script of the page, beside which the others lie; known only while it runs. */
  const home = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src

  /** Load a part of the page's tool, by its name in tool.yml, with all that it needs; or a bundle beside the page's. @param {string} name */
  async function later(name) {
    for (const file of globalThis.GuideParts?.[name] ?? [name]) await load(new URL(file, home).href)
  }

  return { bar, day, el, heads, hidden, home, isDay, later, load, table, today }
})()
