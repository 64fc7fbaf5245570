import { GuideDom } from "../../script/base/dom.js"
import { GuideRegisterLevels } from "./levels.js"

/**
 * The map of a register: a table of likelihood by impact, whose cells say their level, how many risks they hold, and
 * which. A risk is a button; what is done with it the element of the tool hears.
 *
 * @typedef {{id: string, number: number, rating: string, title: string, isOpen: boolean}} Chip isOpen: proposed, or without an aim
 * @typedef {import("./view.js").GuideRegisterView} View
 */
export const GuideRegisterMap = (() => {
  const { el, hidden } = GuideDom
  const STEPS = /** @type {Object<string, [number, number]>} */ ({ ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] })
  const NEAR = 6 // pixels that a pointer may shake without moving anything

  /** Return the map that is "today" or "aim". @param {string} which @param {Chip[]} chips @param {import("./view.js").GuideRegisterView} view */
  function draw(which, chips, view) {
    const { likelihood, impact } = GuideRisks.matrix, across = Object.keys(impact)
    const rows = Object.keys(likelihood).toReversed().map((down) => el("tr", {},
      el("th", { scope: "row" }, likelihood[down]), across.map((each) => cell(`${down}/${each}`, impact[each], which, chips, view))))
    return el("table", { class: "guide-register__map", "data-map": which },
      el("caption", {}, el("strong", {}, view.say(`register.map_${which}`)), " ", el("span", {}, view.counts(which === "aim" ? "aim" : "level"))),
      el("thead", {}, el("tr", {}, el("td"), across.map((each) => el("th", { scope: "col" }, impact[each])))),
      el("tbody", {}, rows))
  }

  /** @param {string} rating @param {string} impact @param {string} which @param {Chip[]} chips @param {View} view */
  function cell(rating, impact, which, chips, view) {
    const level = GuideRisks.matrix.levels[GuideRegisterLevels.of(rating)], own = chips.filter((chip) => chip.rating === rating)
    const count = own.length ? view.say("register.many", { count: own.length }) : view.say("register.map_none")
    return el("td", { class: `guide-map__cell--${level.tone}${own.length > 8 ? " guide-register__full" : ""}`, "data-cell": rating, "data-label": impact },
      el("span", { class: "guide-map__level" }, level.title, own.length ? el("small", { "aria-hidden": "true" }, ` (${own.length})`) : null, hidden(` ${count}`)),
      own.length ? el("ul", {}, own.map((chip) => el("li", {}, button(chip, which, view)))) : null)
  }

  /** @param {Chip} chip @param {string} which @param {View} view */
  function button({ id, number, rating, title, isOpen }, which, view) {
    const name = view.say(isOpen && which === "today" ? "register.chip_proposed" : "register.chip", { number: String(number), title, rating: view.rating(rating) })
    return el("button", { type: "button", "data-do": "open", value: id, "data-chip": which, "data-key": `${which}/${id}`, "aria-label": name,
      title: name, class: isOpen ? "guide-register__open" : null }, String(number))
  }

  /**
   * Listen to arrow keys and to a mouse that drags; call back with the map, the risk and the steps, or the cell.
   * @param {HTMLElement} place @param {AbortSignal} signal
   * @param {(which: string, id: string, steps: [number, number]) => void} step
   * @param {(which: string, id: string, rating: string) => void} put
   */
  function listen(place, signal, step, put) {
    const chipOf = (/** @type {any} */ target) => target.closest?.("[data-chip]")
    place.addEventListener("keydown", (event) => {
      const chip = chipOf(event.target), steps = STEPS[event.key]
      if (!chip || !steps || event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      step(chip.dataset.chip, chip.value, steps)
    }, { signal })
    /** @type {{chip: any, x: number, y: number, far: boolean} | null} */
    let drag = null
    place.addEventListener("pointerdown", ({ target, pointerType, button: key, clientX: x, clientY: y }) => {
      const chip = chipOf(target)
      if (chip && pointerType !== "touch" && key === 0) drag = { chip, x, y, far: false }
    }, { signal })
    window.addEventListener("pointermove", ({ clientX, clientY }) => {
      if (!drag || drag.far || Math.hypot(clientX - drag.x, clientY - drag.y) < NEAR) return
      drag.far = true
      drag.chip.classList.add("guide-register__moving")
    }, { signal })
    window.addEventListener("pointerup", ({ clientX, clientY }) => {
      const done = drag, chip = done?.chip
      drag = null
      if (!done?.far) return
      chip.classList.remove("guide-register__moving")
      const target = document.elementFromPoint(clientX, clientY)?.closest("[data-cell]")
      // The click that ends a drag must not open the risk.
      window.addEventListener("click", (event) => event.stopPropagation(), { capture: true, once: true })
      setTimeout(() => target && target.closest("[data-map]")?.dataset.map === chip.dataset.chip && put(chip.dataset.chip, chip.value, target.dataset.cell))
    }, { signal })
  }

  return { draw, listen }
})()
