/** On the page for addresses that do not exist: says where the address leads now, and opens the search. */
(() => {
  /** @param {string} name @returns {any} */
  const part = (name) => document.querySelector(name)
  const home = part("[data-lost-home]"), note = part("[data-lost-found]"), button = part("[data-lost-search]")
  const links = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-lost-old]"))]

  /** Return an address without what hosts and people write in different ways. @param {string} path */
  const plain = (path) => path.toLowerCase().replace(/(\/index)?(\.html?)?\/*$/, "")
  const found = links.find((link) => plain(location.pathname) === plain(home.pathname + link.dataset.lostOld))
  if (found) {
    note.append(found.cloneNode(true))
    note.hidden = false
  }

  button.hidden = false
  button.addEventListener("click", () => {
    const toggle = part("#__search")
    if (!toggle.checked) toggle.click()
    part("[data-md-component=search-query]").focus()
  })
})()
