import { GuideDom } from "../../script/base/dom.js"
import { GuideServiceFields } from "./fields.js"

/** Bars, and the days on which a clock runs, as SVG beside a table that says the same. */
export const GuideServicePictures = (() => {
  const DAY = 1_440, ROW = 26, LEFT = 44, WIDTH = 560
  const { el } = GuideDom, { say } = GuideServiceFields

  /** @param {string} tag @param {Record<string, string | number>} attributes @param {(Node | string)[]} children */
  function svg(tag, attributes, ...children) {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag)
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value))
    node.append(...children)
    return node
  }

  /** Return what is drawn of a part. @param {import("./view.js").Part} part @returns {Node[]} */
  const draw = ({ bars = [], days = [] }) => [...(bars.length ? [barsOf(bars)] : []), ...(days.length ? [daysOf(days)] : [])]

  /** @param {{title: string, share: number, kind: string}[]} bars */
  const barsOf = (bars) => el("div", { class: "guide-service-levels__bars", "aria-hidden": "true" }, bars.map(({ title, share, kind }) =>
    [el("span", {}, title), GuideDom.bar(0, share, kind)]))

  /** @param {import("./view.js").DayLine[]} days */
  function daysOf(days) {
    const height = days.length * ROW + 18, x = (/** @type {number} */ minute) => LEFT + (minute * (WIDTH - LEFT - 14)) / DAY
    const stretch = (/** @type {string} */ kind, /** @type {number} */ y, /** @type {number} */ size) => (/** @type {number[]} */ [start, end]) =>
      svg("rect", { class: kind, x: x(start), y, width: Math.max(x(end) - x(start), 1), height: size })
    const lines = days.flatMap(({ title, service, response, resolution }, i) => [
      svg("text", { x: 0, y: i * ROW + 15 }, title), svg("rect", { class: "day", x: LEFT, y: i * ROW + 2, width: x(DAY) - LEFT, height: ROW - 6 }),
      ...service.map(stretch("service", i * ROW + 2, ROW - 6)), ...resolution.map(stretch("resolution", i * ROW + 2, ROW - 6)), ...response.map(stretch("response", i * ROW + 15, 7)),
    ])
    const hours = [0, 6, 12, 18, 24].map((hour) => svg("text", { x: x(hour * 60), y: height - 3, "text-anchor": "middle" }, String(hour)))
    const legend = ["service", "response", "resolution"].map((kind) => el("span", { class: `guide-service-levels__key guide-service-levels__key--${kind}` }, say(`${kind}_legend`)))
    return el("figure", {}, el("figcaption", {}, say("picture"), " ", legend),
      svg("svg", { class: "guide-service-levels__days", viewBox: `0 0 ${WIDTH} ${height}`, "aria-hidden": "true" }, ...lines, ...hours))
  }

  return { draw }
})()
