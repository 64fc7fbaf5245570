// The theme adds an empty <meta name="color-scheme"> and fills it later: twice, the browser styles the whole page anew.
// Without one a page is light, so it can wait until it says something else.
{
  const { head } = document
  const add = head.appendChild
  head.appendChild = /** @type {any} */ ((/** @type {any} */ meta) => {
    if (meta.name !== "color-scheme") return add.call(head, meta)
    const watch = new MutationObserver(() => {
      if (meta.content === "light") return
      watch.disconnect()
      add.call(head, meta)
    })
    watch.observe(meta, { attributes: true })
    return meta
  })
}
