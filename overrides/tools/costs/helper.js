/**
 * How many people the work takes: a sum with the reader's own figures, shown step by step.
 *
 * inputs [data-helper-field] with data-example, [data-helper-says], [data-helper-use]
 */
import { GuideDom } from "../../script/base/dom.js"
import { GuideAmounts } from "../../script/method/amounts.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideCostForm } from "./form.js"
import { GuideCostView } from "./view.js"

export const GuideCostHelper = (() => {
  const { el } = GuideDom
  const { word } = GuideCostView
  // From how many people on, in whole ones, the questionnaire's answer is another.
  /** @type {[number, string][]} */
  const SIZES = [[10, "ten-or-more"], [5, "five-to-nine"], [3, "three-to-four"], [1, "one-to-two"], [0, "below-one"]]

  /** @typedef {Record<"week" | "leave" | "holidays" | "illness" | "training" | "users" | "user_hours" | "sites" | "site_hours" | "systems" | "cover", number>} Figures hundredths */

  /** Return the hours of a person, of the work, and how many people both come to, in hundredths. @param {Figures} figures */
  function count({ week, leave, holidays, illness, training, users, user_hours, sites, site_hours, systems, cover }) {
    const person = 52 * week - leave - holidays - illness - training
    const work = 12 * (GuideNumbers.rounded((users * user_hours + sites * site_hours) / 100) + systems)
    const people = (/** @type {number} */ hours) => (person > 0 ? GuideNumbers.rounded((hours * 10) / person) * 10 : 0)
    return { person, work, forWork: people(work), forSeat: people(cover), needed: Math.max(people(work), people(cover)) }
  }

  /** Return the answer of the questionnaire that so many hundredths of people are. @param {number} hundredths */
  const sizeOf = (hundredths) => (SIZES.find(([from]) => (from > 1 ? GuideNumbers.rounded(hundredths / 100) : hundredths / 100) >= from) ?? SIZES[SIZES.length - 1])[1]

  /** @param {InstanceType<typeof import("../../script/base/element.js").GuideElement>} tool @returns {Figures} */
  function figuresOf(tool) {
    const fields = [...tool.querySelectorAll("[data-helper-field]")]
    return /** @type {Figures} */ (Object.fromEntries(fields.map((field) => {
      const { value } = GuideAmounts.read(field.value, { digits: 2, most: 100_000_000 })
      field.setAttribute("aria-invalid", String(field.value.trim() !== "" && value === undefined))
      return [field.dataset.helperField, value ?? 0]
    })))
  }

  /** Fill in the example. @param {InstanceType<typeof import("../../script/base/element.js").GuideElement>} tool */
  function fill(tool) {
    for (const field of tool.querySelectorAll("[data-helper-field]")) field.value = field.dataset.example ?? ""
    show(tool)
  }

  /** @param {number} hundredths */
  const plain = (hundredths) => GuideNumbers.number(hundredths / 100, hundredths % 100 ? (hundredths % 10 ? 2 : 1) : 0)

  /** Show the sum as far as it can be computed. @param {InstanceType<typeof import("../../script/base/element.js").GuideElement>} tool */
  function show(tool) {
    const figures = figuresOf(tool), found = count(figures), { person, work, forWork, forSeat, needed } = found
    const texts = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, plain(value)]))
    const each = { person: plain(person) }
    const steps = person > 0 ? [
      word("step_person", { ...texts, hours: plain(person) }),
      ...(work ? [word("step_work", { ...texts, hours: plain(work) }), word("step_people", { ...each, hours: plain(work), people: plain(forWork) })] : []),
      ...(figures.cover ? [word("step_seat", { ...each, hours: plain(figures.cover), people: plain(forSeat) })] : []),
      ...(work && figures.cover ? [word("step_need", { people: plain(needed) })] : []),
    ] : []
    GuideCostForm.put(tool.part("helper-says"), steps.map((step) => el("p", {}, step)))
    GuideCostForm.put(tool.part("helper-use"), needed ? uses(tool, needed, forWork) : [])
  }

  /** @param {InstanceType<typeof import("../../script/base/element.js").GuideElement>} tool @param {number} needed @param {number} forWork @returns {(Node | string)[]} */
  function uses(tool, needed, forWork) {
    const people = plain(needed), { options } = GuideCostData.answers.people, size = sizeOf(forWork)
    const models = [...tool.querySelectorAll("[name=model]:checked")].map(({ value }) => value)
    const enter = models.map((model) => el("button", { type: "button", "data-do": "helper-people", value: `${model}=${people}` }, word("helper_use", { people, model: GuideCostView.model(model) })))
    const answer = forWork && options[size] ? [el("button", { type: "button", "data-do": "use-people", value: size }, word("use_answer", { option: options[size] }))] : []
    return [...enter, ...answer].flatMap((button) => [button, " "])
  }

  return { count, fill, show, sizeOf }
})()
