// The theme opens its menu by a hidden checkbox and a label, which the keyboard cannot reach.
document.addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest(".guide-drawer")) document.getElementById("__drawer").click()
})
document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.id !== "__drawer") return
  document.querySelector(".guide-drawer").setAttribute("aria-expanded", String(target.checked))
})
