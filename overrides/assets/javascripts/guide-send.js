/** The button that prints the paper for providers; without scripts it stays hidden. */
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false
  button.addEventListener("click", () => print())
}
