/**
 * The pictures of a result. Each has a title and a description; its numbers stand beside it in words or in a table.
 *
 * @typedef {import("./count.js").Span} Span
 * @typedef {{name: string, span: Span, isOut: boolean}} Bar
 * @typedef {Bar & {price: {low: number, likely: number, high: number}}} Priced
 */
import { GuideDom } from "../../script/base/dom.js"
import { GuideScorecardMoney } from "./money.js"
import { GuideScorecardView } from "./view.js"

export const GuideScorecardPictures = (() => {
  const SVG = "http://www.w3.org/2000/svg"
  const { points, told } = GuideScorecardView

  /** @param {string} tag @param {Record<string, string | number>} attributes @param {...(Node | string)} children */
  function draw(tag, attributes, ...children) {
    const node = document.createElementNS(SVG, tag)
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value))
    node.append(...children)
    return node
  }

  /** Return a bar for each provider: solid what is proven, dashed what is open. @param {Bar[]} rows @param {string} title */
  function bars(rows, title) {
    return GuideDom.table("guide-functions guide-scorecard__bars", [told("provider"), told("points"), title], rows.map(({ name, span, isOut }) => [
      GuideDom.el("span", {}, GuideDom.el("bdi", {}, name), isOut ? ` (${told("is_out")})` : ""), points(span), bar(span, isOut),
    ]))
  }

  /** @param {Span} span @param {boolean} isOut */
  function bar([least, most], isOut) {
    return draw("svg", { class: `guide-scorecard__bar${isOut ? " guide-scorecard__bar--out" : ""}`, viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
      draw("rect", { class: "rail", x: 0, y: 0, width: 100, height: 8 }), draw("rect", { class: "sure", x: 0, y: 0, width: least, height: 8 }),
      draw("rect", { class: "open", x: least, y: 0.5, width: Math.max(0, most - least - 0.3), height: 7 }))
  }

  const WIDE = 560
  const HIGH = 290
  const LEFT = 40
  const LOW = 244
  const TOP = 16
  const LONGEST = 22

  /** Return points against price: each provider a cross from low to high and from proven to possible. @param {Priced[]} rows @param {string} title */
  function prices(rows, title) {
    const most = Math.max(...rows.map(({ price }) => price.high), 1), least = Math.min(...rows.map(({ price }) => price.low))
    const step = stepOf(least > most / 2 ? most - least : most), start = least > most / 2 ? Math.floor(least / step) * step : 0, end = Math.ceil(most / step) * step
    const x = (/** @type {number} */ amount) => LEFT + ((WIDE - LEFT - 40) * (amount - start)) / (end - start), y = (/** @type {number} */ score) => LOW - ((LOW - TOP) * score) / 100
    const across = [0, 25, 50, 75, 100].flatMap((score) => [draw("path", { class: "line", d: `M${LEFT} ${y(score)}H${WIDE - 40}` }), draw("text", { x: LEFT - 6, y: y(score) + 4, "text-anchor": "end" }, String(score))])
    const below = Array.from({ length: (end - start) / step + 1 }, (_, i) => start + i * step)
      .map((amount) => draw("text", { x: x(amount), y: LOW + 18, "text-anchor": "middle" }, GuideScorecardMoney.plain(amount)))
    const marks = [...rows.flatMap((row) => cross(row, x, y)), ...rows.map((row) => label(row, x, y))]
    return GuideDom.el("figure", { class: "guide-scorecard__prices-picture" }, draw("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": `${title}. ${told("prices_picture")}` },
      ...across, ...below, draw("text", { x: WIDE - 20, y: LOW + 38, "text-anchor": "end" }, `${told("price_axis", { currency: GuideData.currency })} →`), ...marks))
  }

  /** Return a round step of which about five make an axis. @param {number} most */
  function stepOf(most) {
    const rough = most / 5, power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)))
    return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= rough) ?? power
  }

  /** @param {Priced} row @param {(amount: number) => number} x @param {(score: number) => number} y */
  function cross({ span: [least, most], isOut, price }, x, y) {
    const middle = y((least + most) / 2), kind = isOut ? "mark out" : "mark"
    return [
      draw("path", { class: kind, d: `M${x(price.low)} ${middle}H${x(price.high)}` }), draw("path", { class: `${kind} wide`, d: `M${x(price.likely)} ${y(most)}V${y(least)}` }),
      draw("circle", { class: kind, cx: x(price.likely), cy: middle, r: 5 }),
    ]
  }

  /** Return the name of a provider beside its cross. @param {Priced} row @param {(amount: number) => number} x @param {(score: number) => number} y */
  function label({ name, span: [least, most], isOut, price }, x, y) {
    const short = name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name, at = x(price.likely), isRight = at > WIDE * 0.6
    return draw("text", { class: "name", x: at + (isRight ? -9 : 9), y: y((least + most) / 2) - 8, "text-anchor": isRight ? "end" : "start" }, short + (isOut ? ` (${told("is_out")})` : ""))
  }

  return { bars, prices }
})()
