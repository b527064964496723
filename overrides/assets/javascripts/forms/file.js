// Saves what was filled in to a file on the reader's device, and opens it. Nothing is stored in the browser or sent.
(function (forms) {
  "use strict"

  /** The content of the file. */
  forms.toFile = form => {
    const { form: id, version, locale } = form.dataset
    return `${JSON.stringify({ form: id, version, locale, values: forms.read(form) }, null, 1)}\n`
  }

  /** { version, values } of a file, or what is wrong: { fault: "broken" } or { fault: "other", form }. */
  forms.fromFile = (text, id) => {
    let file
    try {
      file = JSON.parse(text.replace(/^\ufeff/, ""), asWritten)
    } catch {
      return { fault: "broken" }
    }
    if (typeof file?.form !== "string" || !isRecord(file.values)) return { fault: "broken" }
    if (file.form !== id) return { fault: "other", form: file.form }
    const isValue = (/** @type {unknown} */ value) => typeof value === "string" || value === true
    const filled = Object.entries(file.values).filter(([, value]) => value !== null && value !== false)
    if (!filled.every(([, value]) => isValue(value))) return { fault: "broken" }
    return { version: String(file.version ?? "?"), values: Object.fromEntries(filled) }
  }

  /**
   * A number as its text, for the reviver of JSON.parse; as the file has it where the browser tells (13.50 stays).
   * @type {(name: string, value: unknown, context?: { source?: string }) => unknown}
   */
  const asWritten = (_name, value, context) => typeof value === "number" ? context?.source ?? String(value) : value

  const isRecord = (/** @type {unknown} */ thing) => (
    typeof thing === "object" && thing !== null && !Array.isArray(thing)
  )

  /** Make the browser download something. */
  forms.save = (name, type, content) => {
    const link = document.createElement("a")
    link.href = URL.createObjectURL(new Blob([content], { type }))
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  }

  /** Let the reader choose a file; returns its name and text. */
  forms.choose = accept => new Promise(resolve => {
    const box = document.createElement("input")
    box.type = "file"
    box.accept = accept
    box.addEventListener("change", async () => {
      const [file] = box.files ?? []
      if (file) resolve([file.name, await file.text()])
    })
    box.click()
  })

  /** The form's PDF with the values filled in. The PDF and the script for it are loaded only here. */
  forms.toPdf = async form => {
    const address = form.dataset.pdf
    const [{ fillPdf }, bytes, map] = await Promise.all([
      import("./pdf.js"),
      got(`${address}.pdf`).then(answer => answer.arrayBuffer()),
      got(`${address}.json`).then(answer => answer.json()),
    ])
    return fillPdf(new Uint8Array(bytes), map, forms.shown(form))
  }

  /** @param {string} address */
  async function got(address) {
    const answer = await fetch(address)
    if (!answer.ok) throw new Error(`${answer.status} ${address}`)
    return answer
  }
})(self.handbookForms)
