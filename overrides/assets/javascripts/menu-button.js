// The theme opens its menu by a hidden checkbox and a label, which the keyboard cannot reach.
document.addEventListener("click", ({ target }) => {
  if (target.closest(".guide-drawer")) document.getElementById("__drawer").click()
})
document.addEventListener("change", ({ target }) => {
  if (target.id === "__drawer") document.querySelector(".guide-drawer").setAttribute("aria-expanded", String(target.checked))
})
