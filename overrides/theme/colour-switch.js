// The theme changes its colours by radios that are named for what they do not show. The button presses the other one.
// Only a reader's choice is kept: until there is one, the page follows the system.
{
  const system = matchMedia("(prefers-color-scheme: dark)")
  const isDark = () => document.body.dataset.mdColorScheme === "slate"
  const show = () => document.querySelector(".guide-colours").setAttribute("aria-pressed", String(isDark()))
  const turn = (/** @type {boolean} */ dark) => document.querySelector(`[name=__palette][data-md-color-scheme=${dark ? "slate" : "default"}]`).click()
  const keep = globalThis.__md_set
  let isChosen = globalThis.__md_get("__palette") !== null
  globalThis.__md_set = (name, ...rest) => {
    if (name !== "__palette" || isChosen) keep(name, ...rest)
  }
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element) || !target.closest(".guide-colours")) return
    isChosen = true
    turn(!isDark())
  })
  // The theme's own answer to such a change is what it showed first, so this one comes after it.
  system.addEventListener("change", () => {
    const dark = isChosen ? isDark() : system.matches
    setTimeout(() => turn(dark))
  })
  new MutationObserver(show).observe(document.body, { attributeFilter: ["data-md-color-scheme"] })
  show()
}
