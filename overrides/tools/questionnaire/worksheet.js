import { GuideDom } from "../../script/base/dom.js"
import { GuideDecision } from "../../script/method/decision.js"
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideAnswers } from "./answers.js"

/**
 * Puts answers into the worksheet: the radios, the doubts, the question that is asked, those that are left out, the gates, the
 * sum sheet, and errors.
 */
export const GuideWorksheet = (() => {
  const PRIORITY = "priority:"

  /** Show these answers, and which question is asked. */
  function fill(form, answers, asked = null) {
    for (const radio of form.querySelectorAll("input[type=radio]")) {
      const theme = themeOf(radio)
      radio.checked = radio.value === (theme ? answers.priorities[theme] ?? "normal" : answers.answers[radio.name])
    }
    for (const box of doubts(form)) box.checked = answers.unsure.includes(box.value)
    for (const question of questions(form)) ask(question, question.dataset.question === asked)
    follow(form, answers)
  }

  /** Ask a question alone, or put it back into the sheet. What is asked alone is a list to choose from, not a table. */
  function ask(question, alone) {
    question.toggleAttribute("data-current", alone)
    const table = question.querySelector("table")
    if (alone) table.setAttribute("role", "none")
    else table.removeAttribute("role")
  }

  /** Show what follows from the answers. On paper all questions stay. */
  function follow(form, { answers, priorities }) {
    for (const box of doubts(form)) box.disabled = (answers[box.value] ?? "unknown") === "unknown"
    const result = GuideDecision.evaluate(GuideAnswers.full, answers, priorities)
    for (const question of questions(form)) {
      question.toggleAttribute("data-off", !result.shown.includes(question.dataset.question))
    }
    for (const box of form.querySelectorAll("[data-gate]")) box.checked = result.gates.includes(box.dataset.gate)
    addUp(form, result)
  }

  function addUp(form, { rows, scores }) {
    const { points } = GuideNumbers
    for (const line of form.querySelectorAll("[data-own]")) {
      const row = rows.find(({ question }) => question === line.dataset.own)
      line.querySelectorAll("td").forEach((cell, i) => (cell.textContent = row ? points(row.points[i]) : ""))
    }
    for (const cell of form.querySelectorAll("[data-sum]")) {
      cell.textContent = rows.length ? points(scores[cell.dataset.sum]) : ""
    }
  }

  /** Tie the hints to their options, for screen readers. Done here to keep the page small. */
  function describe(form) {
    form.querySelectorAll(".guide-option__hint").forEach((hint, i) => {
      hint.id = `hint-${i}`
      hint.parentElement.querySelector("input").setAttribute("aria-describedby", hint.id)
    })
    for (const question of questions(form)) question.append(doubtOf(question.dataset.question))
  }

  /** Return a box that says that one is not quite sure of an answer; without scripts nobody could tick it. */
  function doubtOf(id) {
    const { el } = GuideDom
    const box = el("input", { type: "checkbox", value: id, "data-unsure": true, "aria-describedby": id })
    return el("p", { class: "guide-question__unsure" }, el("label", {}, box, GuideQuestions.words.questionnaire.unsure))
  }

  const doubts = (form) => form.querySelectorAll("[data-unsure]")

  function showError(form, id, text) {
    const group = form.querySelector(`[aria-labelledby="${id}"]`)
    clearErrors(form)
    group.before(GuideDom.el("p", { class: "guide-question__error", id: `${id}-error` }, text))
    group.setAttribute("aria-describedby", `${id}-why ${id}-error`)
    group.setAttribute("aria-invalid", "true")
  }

  function clearErrors(form) {
    for (const error of form.querySelectorAll(".guide-question__error")) {
      const group = error.nextElementSibling
      group.setAttribute("aria-describedby", group.getAttribute("aria-describedby").split(" ")[0])
      group.removeAttribute("aria-invalid")
      error.remove()
    }
  }

  const questions = (form) => [...form.querySelectorAll("[data-question]")]

  /** Return the theme whose priority a radio sets, or "". */
  const themeOf = ({ name }) => (name.startsWith(PRIORITY) ? name.slice(PRIORITY.length) : "")

  return { clearErrors, describe, fill, follow, showError, themeOf }
})()
