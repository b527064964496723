// Browsers start no workers for pages opened from the disk (file:). Here a class replaces Worker and runs the scripts
// in the page.
if (location.protocol === "file:") {
  self.handbookSearch ??= /** @type {HandbookSearch} */ ({})
  const search = self.handbookSearch
  const load = (/** @type {string} */ address) => new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = address
    script.onload = resolve
    script.onerror = reject
    document.head.append(script)
  })
  search.load = load
  /** The part of Worker that the theme uses. */
  class InPage extends EventTarget {
    /** @param {string} address */
    constructor(address) {
      super()
      search.address = new URL(address, location.href).href               // the theme passes it relative to the page
      search.send = data => { this.dispatchEvent(new MessageEvent("message", { data })) }
      this.ready = load(search.address)
    }

    /** @param {SearchAsked} data */
    async postMessage(data) {
      await this.ready
      await search.receive({ data })
    }

    terminate() {}
  }
  self.Worker = /** @type {typeof Worker} */ (/** @type {unknown} */ (InPage))
}
