// Opened from a folder, a browser starts no worker. There this stands in its place and runs the same scripts in the page.
if (location.protocol === "file:") {
  const search = self.handbookSearch = self.handbookSearch || {}
  search.load = address => new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = address
    script.onload = resolve
    script.onerror = reject
    document.head.append(script)
  })
  self.Worker = class extends EventTarget {
    constructor(address) {
      super()
      search.address = new URL(address, location.href).href               // the theme gives it relative to the page
      search.send = data => this.dispatchEvent(new MessageEvent("message", { data }))
      this.ready = search.load(search.address)
    }

    postMessage(data) {
      this.ready.then(() => search.receive({ data }))
    }

    terminate() {}
  }
}
