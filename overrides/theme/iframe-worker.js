// Search in a folder without a server: browsers refuse workers on file://, so the worker's script
// runs in a hidden frame. Only the offline edition loads this file. Its name and that of the class
// are what the theme's worker looks for.
(() => {
  if (location.protocol !== "file:") return

  const load = (inside, url) =>
    new Promise((resolve, reject) => {
      const script = inside.document.createElement("script")
      script.src = url
      script.onload = resolve
      script.onerror = reject
      inside.document.body.append(script)
    })

  /** Behaves like a Worker as far as the theme's search uses one. */
  class IFrameWorker extends EventTarget {
    /** @type {((event: MessageEvent) => void) | null} */
    onmessage = null
    /** @type {((event: Event) => void) | null} */
    onerror = null

    constructor(url) {
      super()
      const frame = document.createElement("iframe")
      frame.hidden = true
      document.body.append(frame)
      this.inside = /** @type {Window & {importScripts?: Function}} */ (frame.contentWindow)
      this.inside.document.open()
      this.inside.document.write("<!doctype html><title>Search</title><body>")
      this.inside.document.close()
      this.inside.postMessage = (data) => this.answer(data)
      this.inside.importScripts = (...urls) =>
        urls.reduce((before, next) => before.then(() => load(this.inside, next)), Promise.resolve())
      this.ready = load(this.inside, url)
      this.ready.catch(() => this.onerror?.(new Event("error")))
    }

    answer(data) {
      const event = new MessageEvent("message", { data })
      this.dispatchEvent(event)
      this.onmessage?.(event)
    }

    postMessage(data) {
      this.ready.then(() => this.inside.dispatchEvent(new MessageEvent("message", { data })), () => {})
    }

    terminate() {
      this.inside.frameElement.remove()
    }
  }

  Object.assign(window, { IFrameWorker, Worker: IFrameWorker })
})()
