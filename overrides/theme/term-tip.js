// The meaning of a term beside the word. It stays while the pointer is on either of them or the focus on the word;
// Escape closes it. Without scripts the browser shows the title.
{
  const DELAY = 250 // milliseconds: a pointer that only passes opens nothing, and finds its way onto the tip
  const tip = Object.assign(document.createElement("div"), { id: "guide-tip", className: "guide-tip", role: "tooltip" })
  /** @type {HTMLElement | null} */ let term = null
  let timer = 0

  const hide = () => {
    term?.removeAttribute("aria-describedby")
    term = null
    tip.remove()
  }
  const show = (/** @type {any} */ word) => {
    if (word === term) return
    hide()
    term = word
    word.dataset.meaning ??= word.title
    word.removeAttribute("title")
    word.setAttribute("aria-describedby", tip.id)
    tip.textContent = word.dataset.meaning
    document.body.append(tip)
    place(word)
  }
  /** Put the tip below the word, or above it if there is no room. */
  const place = (/** @type {any} */ word) => {
    const lines = word.getClientRects(), last = lines[lines.length - 1], { width, height } = tip.getBoundingClientRect()
    const above = last.bottom + height > innerHeight && lines[0].top > height
    tip.style.left = `${Math.max(0, Math.min(last.left, document.body.clientWidth - width)) + scrollX}px`
    tip.style.top = `${(above ? lines[0].top - height : last.bottom) + scrollY}px`
  }
  const soon = (/** @type {() => void} */ action) => {
    clearTimeout(timer)
    timer = setTimeout(action, DELAY)
  }
  const wordAt = (/** @type {unknown} */ target) => target instanceof Element ? target.closest(".guide-term") : null

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    const word = wordAt(target)
    if (pointerType === "touch") return
    if (target === tip || (word && word === term)) clearTimeout(timer)
    else if (word) soon(() => show(word))
    else if (!document.activeElement.matches(".guide-term")) soon(hide)
  })
  document.addEventListener("focusin", ({ target }) => {
    clearTimeout(timer)
    const word = wordAt(target)
    if (word) show(word)
    else hide()
  })
  document.addEventListener("focusout", hide)
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return
    clearTimeout(timer)
    hide()
  })
}
