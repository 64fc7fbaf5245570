import { GuideDom } from "../../script/base/dom.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideEntries } from "../../script/forms/entries.js"
import { GuideRegisterLevels } from "./levels.js"
import { GuideRegister } from "./model.js"

/**
 * What a reader enters about one risk. It is built once, so that the focus stays, and then kept current.
 *
 * @typedef {import("./view.js").GuideRegisterView} View
 */
export class GuideRegisterForm {
  static answers = ["lower", "accept", "share", "avoid"]

  /** @param {string} id @param {View} view */
  constructor(id, view) {
    this.id = id
    this.shown = /** @type {Object<string, string>} */ ({})
    this.node = this.build(view)
  }

  /** @param {View} view */
  build(view) {
    const { el } = GuideDom, say = (/** @type {string} */ key) => view.say(key)
    return el("div", { class: "guide-register__form", role: "group", "data-risk-form": this.id },
      el("ul", { class: "guide-register__asks", "data-asks": true }),
      GuideEntries.isOwn(this.id) ? el("p", {}, this.field(say("register.title_field"), "title", { maxlength: 200 })) : null,
      el("div", { class: "guide-pair" },
        el("fieldset", {}, el("legend", {}, say("register.today")), this.rating("today", view, false),
          el("p", { "data-proposed": true }, el("span", {}), " ", this.button("keep", say("register.keep_proposed"))),
          this.reasons(view), this.area(say("register.why"), "why")),
        el("fieldset", {}, el("legend", {}, say("register.aim")), this.rating("aim", view, true),
          el("p", {}, this.field(say("register.owner"), "owner", { maxlength: 80, list: "register-owners" })),
          el("p", {}, this.field(say("register.review"), "review", { type: "date" })))),
      el("fieldset", { class: "guide-register__answers" }, el("legend", {}, say("register.answer")), GuideRegisterForm.answers.map((answer) => this.answer(answer, view))),
      el("div", { class: "guide-register__acceptance", "data-acceptance": true }, el("p", { "data-may": true }),
        el("p", { class: "guide-filters" }, this.field(say("register.accept_by"), "accepted_by", { maxlength: 80 }), " ",
          this.field(say("register.accept_until"), "accepted_until", { type: "date" })),
        this.area(say("register.accept_why"), "accepted_why")),
      el("fieldset", {}, el("legend", {}, say("register.mitigations")), el("ul", { class: "guide-register__chosen", "data-chosen": true }), this.adding(view)),
      this.area(say("register.note"), "note"),
      el("p", { class: "guide-menu__buttons" }, this.button("close", say("register.close")), " ", this.button("remove", say("register.remove"))))
  }

  /** @param {string} action @param {string} text @param {string} value */
  button(action, text, value = this.id) {
    return GuideDom.el("button", { type: "button", "data-do": action, value }, text)
  }

  /** @param {string} label @param {string} name @param {Record<string, any>} attributes */
  field(label, name, attributes) {
    const days = attributes.type === "date" ? { min: "2000-01-01", max: "2199-12-31" } : {}
    return GuideDom.el("label", {}, GuideDom.el("span", {}, label), " ",
      GuideDom.el("input", { type: "text", autocomplete: "off", ...days, ...attributes, name }))
  }

  /** @param {string} label @param {string} name */
  area(label, name) {
    return GuideDom.el("p", {}, GuideDom.el("label", {}, GuideDom.el("span", {}, label), " ",
      GuideDom.el("textarea", { name, rows: 2, maxlength: GuideEntries.longest, autocomplete: "off" })))
  }

  /** Return why the guide rates a risk of its own as it does. @param {View} view */
  reasons(view) {
    const text = GuideRiskAdvice[this.id]?.why
    return text ? GuideDom.el("p", { class: "guide-register__says", "data-says": true }, GuideDom.el("strong", {}, view.say("register.guide_says")), ` ${text}`) : null
  }

  /** Return two choices for a rating, with the level that they come to. @param {string} name @param {View} view @param {boolean} mayBeNone */
  rating(name, view, mayBeNone) {
    const { el } = GuideDom, { matrix } = GuideRisks
    const choice = (/** @type {"likelihood" | "impact"} */ scale) => el("label", {}, el("span", {}, view.say(`register.${scale}`)), " ",
      el("select", { name: `${name}-${scale}`, autocomplete: "off", "data-rating": name }, el("option", { value: "" }, view.say(mayBeNone ? "register.as_today" : "register.choose")),
        Object.entries(matrix[scale]).map(([value, title]) => el("option", { value }, title))))
    return el("p", { class: "guide-filters" }, choice("likelihood"), " ", choice("impact"), " ", el("span", { "data-level-of": name, role: "status" }))
  }

  /** @param {string} value @param {View} view */
  answer(value, view) {
    const { el } = GuideDom
    return el("p", {}, el("label", {}, el("input", { type: "radio", name: `answer-${this.id}`, value, "data-answer": true, autocomplete: "off" }),
      " ", el("strong", {}, view.say(`register.${value}`))), " ", el("span", {}, view.say(`register.${value}_means`)))
  }

  /** Return what adds a mitigation: those that the guide names for this risk, another one, one of the reader's own. @param {View} view */
  adding(view) {
    const { el } = GuideDom
    return el("details", { class: "guide-menu" }, el("summary", {}, view.say("register.add_mitigation")),
      el("p", { class: "guide-menu__buttons", "data-suggested": true }),
      el("p", { class: "guide-filters" }, el("label", {}, el("span", {}, view.say("register.other_mitigation")), " ", el("select", { "data-other": true, autocomplete: "off" })), " ",
        this.button("lower-other", view.say("register.add"))),
      el("p", { class: "guide-filters" }, this.field(view.say("register.own_mitigation"), "own-mitigation", { maxlength: 200 }), " ", this.button("lower-own", view.say("register.add"))))
  }

  /** Show what is kept, but in a field that the reader is in. @param {import("./rows.js").Row} row @param {View} view */
  update(row, view) {
    const entry = /** @type {Record<string, any>} */ (view.of.risks[this.id]), part = (/** @type {string} */ name) => this.node.querySelector(`[data-${name}]`)
    this.node.setAttribute("aria-label", view.say("register.edit_of", { title: view.title("risks", this.id) }))
    for (const field of this.node.querySelectorAll("input[name]:not([type=radio], [name=own-mitigation]), textarea[name]")) this.fill(field, entry[field.name] ?? "")
    for (const radio of this.node.querySelectorAll("[data-answer]")) radio.checked = entry.answer === radio.value
    this.showRating("today", row.rating, view)
    this.showRating("aim", row.aim, view)
    part("asks").replaceChildren(...view.asks(row).map((text) => GuideDom.el("li", {}, text)))
    part("proposed").hidden = !row.proposed
    GuidePage.tell(part("proposed").firstChild, entry.proposed && entry.proposed !== GuideRisks.risks[this.id]?.today ? view.say("register.raised") : view.say("register.proposed"))
    part("acceptance").hidden = entry.answer !== "accept"
    const { title: level = "", by: who = "", months: count = 0 } = GuideRisks.matrix.levels[row.level] ?? {}
    GuidePage.tell(part("may"), row.level ? view.say("register.may_accept", { level, who, count }) : "")
    this.showMitigations(entry.mitigations ?? [], view)
  }

  /** @param {any} field @param {string} value */
  fill(field, value) {
    if (field !== document.activeElement && field.value !== value) field.value = value
  }

  /** @param {string} name @param {string} rating @param {View} view */
  showRating(name, rating, view) {
    const points = GuideRegisterLevels.of(rating) ? rating.split("/") : ["", ""]
    // While only one of both is chosen, nothing is kept, and the choice must stay.
    if (rating || this.shown[name]) for (const [i, select] of [...this.node.querySelectorAll(`[data-rating=${name}]`)].entries()) select.value = points[i]
    this.shown[name] = rating
    const level = GuideRisks.matrix.levels[GuideRegisterLevels.of(rating)], place = this.node.querySelector(`[data-level-of=${name}]`)
    place.className = level ? `guide-level guide-level--${level.tone}` : ""
    GuidePage.tell(place, level?.title ?? "")
  }

  /** @param {string[]} chosen @param {View} view */
  showMitigations(chosen, view) {
    const { el } = GuideDom, part = (/** @type {string} */ name) => this.node.querySelector(`[data-${name}]`)
    const drop = (/** @type {string} */ id) => el("button", { type: "button", "data-do": "drop", value: `${this.id} ${id}`, "data-key": `drop/${this.id}/${id}` }, view.say("register.drop"),
      GuideDom.hidden(` ${view.title("mitigations", id)}`))
    part("chosen").replaceChildren(...(chosen.length ? chosen.map((id) => el("li", {}, el("a", { href: `#mitigation-${id}` }, view.title("mitigations", id)), " ",
      el("small", {}, view.about(id)), " ", drop(id))) : [el("li", {}, view.say("register.none_yet"))]))
    const free = (/** @type {string} */ id) => !chosen.includes(id), suggested = (GuideRiskAdvice[this.id]?.mitigations ?? []).filter(free)
    part("suggested").replaceChildren(...suggested.flatMap((id) => [this.button("lower", `+ ${view.title("mitigations", id)}`, `${this.id} ${id}`), " "]))
    const others = [...new Set([...Object.keys(view.of.mitigations), ...Object.keys(GuideRisks.mitigations)])].filter((id) => free(id) && !suggested.includes(id))
    GuidePage.choices(part("other"), others.map((id) => [id, view.title("mitigations", id)]).sort((one, other) => one[1].localeCompare(other[1])))
  }

  /** Return the rating that both choices come to; undefined while one is open. @param {string} name */
  chosenRating(name) {
    const points = [...this.node.querySelectorAll(`[data-rating=${name}]`)].map(({ value }) => value)
    if (points.every((point) => point === "")) return ""
    return points.includes("") ? undefined : points.join("/")
  }
}

GuideRegister.parts.Form = GuideRegisterForm
