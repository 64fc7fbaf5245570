// The theme takes single letters for commands (search, the page before, the next one), wherever the focus is: whoever
// types ahead in radios, speaks to the computer or has a tremor is thrown out of the page. None reaches it.
window.addEventListener("keydown", (event) => {
  if (event.key?.length === 1) event.stopImmediatePropagation()
})
