/**
 * Puts answers into the worksheet: the radios, the questions that are left out, the gates and the sum sheet.
 */
globalThis.GuideWorksheet = (() => {
  const { evaluate } = globalThis.GuideDecision

  /** Show these answers on the form. */
  function fill(form, answers, priorities) {
    for (const radio of form.querySelectorAll("input[type=radio]")) {
      const theme = themeOf(radio)
      radio.checked = radio.value === (theme ? priorities[theme] ?? "normal" : answers[radio.name])
    }
    follow(form, answers, priorities)
  }

  /** Show what follows from these answers. On paper all questions stay. */
  function follow(form, answers, priorities) {
    const result = evaluate(globalThis.GuideAnswers.full, answers, priorities)
    for (const question of form.querySelectorAll("[data-question]")) {
      question.toggleAttribute("data-off", !result.shown.includes(question.dataset.question))
    }
    for (const box of form.querySelectorAll("[data-gate]")) box.checked = result.gates.includes(box.dataset.gate)
    addUp(form, result)
  }

  function addUp(form, { rows, scores }) {
    const { points } = globalThis.GuideDom
    for (const line of form.querySelectorAll("[data-own]")) {
      const row = rows.find(({ question }) => question === line.dataset.own)
      line.querySelectorAll("td").forEach((cell, i) => (cell.textContent = row ? points(row.points[i]) : ""))
    }
    for (const cell of form.querySelectorAll("[data-sum]")) {
      cell.textContent = rows.length ? points(scores[cell.dataset.sum]) : ""
    }
  }

  /** Return the theme whose priority a radio sets, or "". */
  const themeOf = ({ name }) => (name.startsWith("priority:") ? name.slice("priority:".length) : "")

  return { fill, follow, themeOf }
})()
