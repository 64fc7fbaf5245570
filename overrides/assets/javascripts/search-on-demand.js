// The theme loads its search worker and the whole index on every page.
// Hold both back until the reader opens search, or arrives with a search in the address.
(() => {
  const query = new URLSearchParams(location.search)
  const wanted = new Promise((resolve) => {
    if (query.has("q") || query.has("h")) return resolve()
    document.addEventListener("change", (event) => event.target.id === "__search" && resolve(), true)
    document.addEventListener("focusin", (event) => event.target.name === "query" && resolve(), true)
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

  const NativeWorker = window.Worker
  window.Worker = function (url, options) {
    const stand = new EventTarget()
    const letters = []
    let worker
    stand.postMessage = (letter) => (worker ? worker.postMessage(letter) : letters.push(letter))
    wanted.then(() => {
      worker = new NativeWorker(url, options)
      worker.onmessage = (event) => stand.dispatchEvent(new MessageEvent("message", { data: event.data }))
      worker.onerror = () => stand.dispatchEvent(new Event("error"))
      letters.forEach((letter) => worker.postMessage(letter))
    })
    return stand
  }
})()
