// Browsers start no workers for pages opened from the disk (file:). There a class stands for Worker and runs the
// scripts in the page.
(function (search) {
  "use strict"

  const load = (/** @type {string} */ address) => new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = address
    script.onload = resolve
    script.onerror = reject
    document.head.append(script)
  })

  /** The part of Worker that the search box uses. */
  class InPage extends EventTarget {
    /** @param {string} address */
    constructor(address) {
      super()
      search.load = load
      search.address = address
      search.send = data => { this.dispatchEvent(new MessageEvent("message", { data })) }
      this.ready = load(address)
    }

    /** @param {SearchAsked} data */
    async postMessage(data) {
      try {
        await this.ready
        await search.receive({ data })
      } catch {
        this.dispatchEvent(new Event("error"))
      }
    }
  }

  search.worker = address => location.protocol === "file:" ? new InPage(address) : new Worker(address)
})(self.handbookSearch ??= /** @type {HandbookSearch} */ ({}))
