import { GuideDom } from "../../script/base/dom.js"

/** A risk in the list: what is known of it, in a row. */
export const GuideRegisterLine = (() => {
  const { el, hidden } = GuideDom

  /**
   * @param {import("./rows.js").Row} row @param {number} number @param {import("./view.js").GuideRegisterView} view
   * @param {boolean} isOpen whether its form is open @param {string | null} href where the guide tells of it
   */
  function draw(row, number, view, isOpen, href) {
    const { id } = row, entry = view.of.risks[id], title = view.title("risks", id), say = (/** @type {string} */ key) => view.say(key)
    const cell = (/** @type {string} */ label, /** @type {any[]} */ ...nodes) => el("td", { "data-label": view.say(`register.${label}`) }, ...nodes)
    return el("tr", {},
      el("th", { scope: "row" }, el("span", { class: "guide-register__number" }, String(number)), " ",
        href ? el("a", { href }, title) : el("span", {}, title), row.asks.length ? el("small", {}, view.asks(row)[0]) : null),
      cell("today", badge(row.level, view), el("small", {}, row.level ? view.rating(row.rating) : "", row.proposed ? ` (${say("register.proposed")})` : "")),
      cell("aim", row.aimLevel ? [badge(row.aimLevel, view), el("small", {}, view.rating(row.aim))] : el("small", {}, say("register.as_today"))),
      cell("answer", answer(entry, view)),
      cell("owner", entry.owner || el("em", {}, say("register.no_owner"))),
      cell("due", row.due ? view.day(row.due) : "", row.overdue ? el("small", { class: "guide-register__late" }, view.say("register.late", { count: row.overdue })) : null),
      el("td", { class: "guide-noprint" }, el("button", { type: "button", "data-do": isOpen ? "close" : "open", value: id, "data-key": `edit/${id}`, "aria-expanded": String(isOpen) },
        say(isOpen ? "register.close" : "register.edit"), hidden(` ${title}`))))
  }

  /** Return what is done about a risk: the answer, and by which mitigations, or until when it is accepted. @param {import("./rows.js").Risk} entry @param {import("./view.js").GuideRegisterView} view */
  function answer(entry, view) {
    const names = view.titles("mitigations", entry.mitigations ?? [])
    const accepted = entry.answer === "accept" ? acceptance(entry, view) : ""
    return [entry.answer ? el("strong", {}, `${view.say(`register.${entry.answer}`)}. `) : null, [accepted, names].filter(Boolean).join(" ")]
  }

  /** Return who accepted a risk, why, and until when. @param {import("./rows.js").Risk} entry @param {import("./view.js").GuideRegisterView} view */
  function acceptance({ accepted_by: by, accepted_why: why, accepted_until: until }, view) {
    return [[by, why].filter(Boolean).join(": "), until ? `${view.say("register.accept_until")}: ${view.day(until)}.` : ""].filter(Boolean).join(" ")
  }

  /** @param {string} level @param {import("./view.js").GuideRegisterView} view */
  function badge(level, view) {
    const { title, tone } = GuideRisks.matrix.levels[level] ?? { title: view.say("register.unrated"), tone: "" }
    return el("span", { class: tone ? `guide-level guide-level--${tone}` : null }, title)
  }

  return { draw }
})()
