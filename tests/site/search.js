/**
 * Asks the guide's search as its page does, one query after the other, and tells what came first.
 * The worker that is asked is the one that pages get, with the order that the guide gives its answers.
 */
globalThis.GuideSearch = class GuideSearch {
  /** Return what came first for each query. */
  static async ask(queries) {
    return (await GuideSearch.all(queries)).map(([first]) => first ?? "")
  }

  /** Return the pages that each query finds, in their order; `instead` may be the docs of another index. */
  static async all(queries, instead = {}) {
    const { base, search } = JSON.parse(document.querySelector("#__config").textContent)
    const root = new URL(base, location)
    const { config, docs } = await (await fetch(new URL("search/search_index.json", root))).json()
    const worker = new Worker(search)
    const tell = (letter) => new Promise((answer) => {
      worker.addEventListener("message", ({ data }) => answer(data), { once: true })
      worker.postMessage(letter)
    })
    document.querySelector("#__search").click()
    await tell({ type: 0, data: { config: { ...config, ...instead.config }, docs: instead.docs ?? docs, options: { suggest: false } } })
    const found = []
    for (const query of queries) found.push((await tell({ type: 2, data: query })).data.items.map(([first]) => first.location))
    return found
  }
}
