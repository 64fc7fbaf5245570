// The theme loads its search worker and the whole index on every page.
// Hold both back until the reader opens search, or arrives with a search in the address.
(() => {
  const query = new URLSearchParams(location.search)
  const wanted = new Promise((resolve) => {
    if (query.has("q") || query.has("h")) return resolve()
    document.addEventListener("change", ({ target }) => /** @type {Found} */ (target).id === "__search" && resolve(), true)
    document.addEventListener("focusin", ({ target }) => /** @type {Found} */ (target).name === "query" && resolve(), true)
  })

  const { open, send } = XMLHttpRequest.prototype
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    this.guideWaits = /search_index\.json/.test(url)
    return open.call(this, method, url, ...rest)
  }
  XMLHttpRequest.prototype.send = function (body) {
    if (this.guideWaits) wanted.then(() => send.call(this, body))
    else send.call(this, body)
  }

  // The theme ranks by words; somebody who asks for an entry by its title gets that entry first.
  const plain = (text) => text.replace(/<[^>]*>/g, "").replace(/&[a-z0-9#]+;/gi, " ").toLowerCase().match(/[\p{L}\p{N}]+/gu)?.join(" ") ?? ""
  const titleFirst = (groups, asked) => {
    const named = []
    const others = groups.map((group) => group.filter((found) => plain(found.title) !== asked || !named.push([found])))
    const isPart = ([found]) => found.location.includes("#")
    named.sort((a, b) => isPart(a) - isPart(b))
    // Who looks for what to do wants sources, and the pages for those who make an edition, last.
    const isLast = ([found]) => /^about\/(sources|renewal|example|decisions|architecture|data|publishing|your-edition)/.test(found.location)
    return [...named, ...others.filter((group) => group.length).sort((a, b) => Number(isLast(a)) - Number(isLast(b)))]
  }
  // To the index these signs are commands, to a reader they are part of a title; "a phrase" stays one.
  const readable = (text) => (/^".*"$/.test(text) ? text : text.replace(/[:^~+"/-]/g, " "))

  const QUERY = 2
  const RESULT = 3
  const NativeWorker = window.Worker
  window.Worker = /** @type {any} */ (function (url, options) {
    /** @type {EventTarget & {postMessage?: (letter: {type: number, data: any}) => void}} */
    const stand = new EventTarget()
    const letters = []
    let worker
    let asked = ""
    const send = (letter) => {
      if (letter.type !== QUERY) return worker.postMessage(letter)
      asked = plain(letter.data)
      worker.postMessage({ ...letter, data: readable(letter.data) })
    }
    stand.postMessage = (letter) => (worker ? send(letter) : letters.push(letter))
    wanted.then(() => {
      worker = new NativeWorker(url, options)
      worker.onmessage = ({ data }) => {
        if (data.type === RESULT && asked) data.data.items = titleFirst(data.data.items, asked)
        stand.dispatchEvent(new MessageEvent("message", { data }))
      }
      worker.onerror = () => stand.dispatchEvent(new Event("error"))
      letters.forEach(send)
    })
    return stand
  })
})()
