/**
 * The pictures of the cost comparison, as SVG. Each stands beside a table with the same numbers, so it says nothing to
 * screen readers; lines differ in colour, dashes and by their name at their end.
 */
import { GuideDom } from "../../script/base/dom.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideCosts } from "./model.js"
import { GuideCostView } from "./view.js"

/** @typedef {import("./view.js").Look} Look */
export const GuideCostPictures = (() => {
  const { cumulated, model, word, thousands } = GuideCostView
  const WIDE = 560, NARROW = 320, GAP = 16

  /** @param {string} tag @param {Record<string, string | number>} attributes @param {(Node | string)[]} children */
  function svg(tag, attributes, ...children) {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag)
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value))
    node.append(...children)
    return node
  }

  /** @param {number} x @param {number} y @param {string} words @param {string} [anchor] @param {string} [kind] */
  const text = (x, y, words, anchor = "start", kind = "") => svg("text", { x, y, "text-anchor": anchor, class: kind }, words)

  /**
   * Return a picture with its title, its explanation and its table.
   * @param {string} title @param {string} words @param {(width: number) => {height: number, parts: Node[]}} paint
   * @param {{heads: string[], rows: string[][]}} table
   */
  function figure(title, words, paint, table) {
    const { el } = GuideDom
    const drawn = [["wide", WIDE], ["narrow", NARROW]].map(([kind, width]) => {
      const { height, parts } = paint(Number(width))
      return svg("svg", { class: `guide-costs__picture guide-costs__picture--${kind}`, viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" }, ...parts)
    })
    return el("figure", { class: "guide-costs__figure" }, el("figcaption", {}, el("h3", {}, title), el("p", { class: "guide-costs__hint" }, words)), drawn,
      el("details", { class: "guide-menu guide-noprint" }, el("summary", {}, word("as_table"), GuideDom.hidden(`: ${title}`)), tableOf(table, title)))
  }

  /** Return a table of figures that may be wider than its place. @param {{heads: string[], rows: string[][]}} table @param {string} name */
  function tableOf({ heads, rows }, name, kind = "") {
    return GuideDom.el("div", { class: "guide-table", tabindex: "0", role: "region", "aria-label": name }, GuideDom.table(["guide-costs__years", kind].join(" ").trim(), heads, rows))
  }

  /** Return which class a model has, by its place among all. @param {string} id */
  const kind = (id) => `guide-costs__m${Object.keys(GuideCostData.models).indexOf(id)}`

  /** Return places at least so far apart, near to where they should be. @param {number[]} places @param {number} gap @param {number} most */
  function apart(places, gap, most) {
    const order = places.map((place, i) => ({ place, i })).sort((one, other) => one.place - other.place)
    for (let i = 1; i < order.length; i++) order[i].place = Math.max(order[i].place, order[i - 1].place + gap)
    for (let i = order.length - 1, end = most; i >= 0; end = order[i--].place - gap) order[i].place = Math.min(order[i].place, end)
    return order.sort((one, other) => one.i - other.i).map(({ place }) => place)
  }

  /** What the whole term costs: bounds, middle and likely. @param {Look} look */
  function totals(look) {
    const { plan, low, high, drawn, sheets } = look
    const least = Math.min(...Object.values(low)), most = Math.max(...Object.values(high), least + 1)
    const paint = (/** @type {number} */ width) => {
      const x = (/** @type {number} */ value) => 20 + ((value - least) / (most - least)) * (width - 40)
      const parts = plan.sides.flatMap(({ id }, i) => {
        const y = 44 + i * 84, [from, to] = drawn.middle[id], ends = [low[id], from, to, high[id]]
        const places = apart(ends.map(x), 40, width - 20)
        return [
          text(0, y - 28, model(id), "start", "strong"),
          svg("path", { d: `M${x(low[id])} ${y}H${x(high[id])}M${x(low[id])} ${y - 7}v14M${x(high[id])} ${y - 7}v14`, class: `line ${kind(id)}` }),
          svg("rect", { x: x(from), y: y - 11, width: Math.max(x(to) - x(from), 2), height: 22, class: `fill ${kind(id)}` }),
          svg("circle", { cx: x(sheets[id].total), cy: y, r: 6, class: "dot" }),
          text(x(sheets[id].total), y - 15, thousands(sheets[id].total), "middle", "strong"),
          ...(low[id] < high[id] ? ends : []).map((value, n) => text(places[n], y + 28, thousands(value), "middle", n % 3 ? "strong" : "quiet")),
        ]
      })
      return { height: plan.sides.length * 84 + 4, parts }
    }
    return figure(word("picture_totals", { years: plan.term }), word("picture_totals_text", { currency: GuideData.currency }), paint, GuideCostView.ranges(look))
  }

  const DASHES = ["2 4", "", "10 4 2 4", "9 5", "4 4"]

  /** What is paid by the end of each year. @param {Look} look */
  function years(look) {
    const { plan, sheets } = look, names = plan.sides.map(({ id }) => id)
    const sums = names.map((id) => [0, ...cumulated(sheets[id].years)]), most = Math.max(1, ...sums.flat())
    const step = nice(most / 2.4)
    const paint = (/** @type {number} */ width) => {
      const right = width - (width === WIDE ? 140 : 86)
      const x = (/** @type {number} */ year) => 46 + (year / plan.term) * (right - 46), y = (/** @type {number} */ value) => 190 - (value / most) * 170
      const marks = Array.from({ length: Math.floor(most / step) + 1 }, (_, n) => n * step)
      const points = (/** @type {number[]} */ all) => all.map((value, n) => [x(n), y(value)].map((place) => GuideNumbers.rounded(place, 1)).join(",")).join(" ")
      const labels = apart(sums.map((each) => y(each[plan.term]) + 5), GAP, 194)
      return {
        height: 220,
        parts: [
          ...marks.flatMap((mark) => [svg("path", { d: `M46 ${y(mark)}H${right}`, class: "grid" }), text(40, y(mark) + 5, thousands(mark), "end", "quiet")]),
          ...Array.from({ length: plan.term + 1 }, (_, n) => text(x(n), 212, n ? String(n) : word("start"), "middle", "quiet")),
          ...names.flatMap((id, i) => [
            svg("polyline", { points: points(sums[i]), class: `curve ${kind(id)}`, "stroke-dasharray": DASHES[Object.keys(GuideCostData.models).indexOf(id)] ?? "" }),
            text(right + 8, labels[i], [width === WIDE ? model(id) : model(id).split(" ")[0], thousands(sums[i][plan.term])].join(" "), "start", `strong word ${kind(id)}`),
          ]),
        ],
      }
    }
    return figure(word("picture_years"), word("picture_years_text", { currency: GuideData.currency }), paint, GuideCostView.years(look))
  }

  /** Return a round number near to another. @param {number} value */
  function nice(value) {
    const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)))
    return [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= value) ?? power
  }

  /** What moves the gap most, one line at a time. @param {Look} look */
  function movers(look) {
    const { pair, verdict } = look, found = GuideCostView.movers(look).slice(0, 9)
    if (!found.length) return GuideDom.el("p", {}, word("no_movers"))
    const ends = found.flatMap(({ low, high }) => [low, high]), least = Math.min(0, ...ends), most = Math.max(0, ...ends, least + 1)
    const paint = (/** @type {number} */ width) => {
      const x = (/** @type {number} */ value) => 44 + ((value - least) / (most - least)) * (width - 88)
      const parts = found.flatMap(({ name, low, high }, i) => {
        const y = 34 + i * 44, [from, to] = [low, high].sort((one, other) => one - other)
        const bar = (/** @type {number} */ start, /** @type {number} */ end, /** @type {string} */ id) =>
          svg("rect", { x: x(start), y: y + 6, width: Math.max(x(end) - x(start), 0), height: 18, class: `fill ${kind(id)}` })
        return [
          bar(Math.min(from, 0), Math.min(to, 0), pair[1]), bar(Math.max(from, 0), Math.max(to, 0), pair[0]),
          ...(to > 0 ? [text(x(to) + 5, y + 20, (from >= 0 ? [from, to] : [to]).map(thousands).join(" … "), "start", "quiet")] : []),
          ...(from < 0 ? [text(x(from) - 5, y + 20, (to <= 0 ? [from, to] : [from]).map(thousands).join(" … "), "end", "quiet")] : []),
        ]
      })
      const height = 34 + found.length * 44, clear = Math.min(Math.max(x(0), 140), width - 140)
      return {
        height: height + 10,
        parts: [
          svg("path", { d: `M${x(verdict.gap)} 18V${height - 10}`, class: "grid", "stroke-dasharray": "3 3" }), ...parts,
          svg("path", { d: `M${x(0)} 18V${height - 10}`, class: "axis" }), ...found.map(({ name }, i) => text(0, 34 + i * 44, name, "start", "halo")),
          text(clear - 8, 12, `← ${word("cheaper", { model: model(pair[1]) })}`, "end", `strong word ${kind(pair[1])}`),
          text(clear + 8, 12, `${word("cheaper", { model: model(pair[0]) })} →`, "start", `strong word ${kind(pair[0])}`),
          text(x(0), height + 6, word("equal"), "middle", "quiet"),
        ],
      }
    }
    const about = word("picture_movers_text", { first: model(pair[0]), second: model(pair[1]), currency: GuideData.currency })
    const likely = word("all_likely", { gap: thousands(verdict.gap) })
    return figure(word("picture_movers"), [about, likely].join(" "), paint, GuideCostView.moversTable(look))
  }

  return { movers, tableOf, totals, years }
})()
