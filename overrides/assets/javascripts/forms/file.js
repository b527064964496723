// Saves what was filled in to a file on the reader's device, and opens it. Nothing is stored in the browser or sent.
(function (forms) {
  "use strict"

  /** The content of the file. A specimen stays one. */
  forms.toFile = form => {
    const { form: id, version, locale, specimen } = form.dataset
    const values = forms.read(form)
    const marked = specimen === undefined ? {} : { specimen: true }
    return `${JSON.stringify({ form: id, version, locale, ...marked, values }, null, 1)}\n`
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
    if (id !== null && file.form !== id) return { fault: "other", form: file.form }
    const isValue = (/** @type {unknown} */ value) => typeof value === "string" || value === true
    const filled = Object.entries(file.values).filter(([, value]) => value !== false && value !== null)
    if (!filled.every(([, value]) => isValue(value))) return { fault: "broken" }
    const twice = namesTwice(text, file)
    return {
      version: String(file.version ?? "?"), values: Object.fromEntries(filled),
      ...file.specimen === true && { specimen: true }, ...twice.length && { twice },
    }
  }

  /**
   * Numbers as the file writes them, where the browser tells: 13.590 is no less than that.
   * @param {string} _
   * @param {unknown} value
   * @param {{ source?: string }} [context]
   */
  function asWritten(_, value, context) {
    return typeof value === "number" ? context?.source ?? String(value) : value
  }

  /**
   * The names that a file has more than once: the parser keeps the last and says nothing.
   * @param {string} text
   * @param {{ values: object }} file
   */
  function namesTwice(text, file) {
    /** @type {Map<string, number>} */
    const counts = new Map()
    for (const [, written, colon] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?/g)) {
      const name = colon ? JSON.parse(`${written}`) : ""
      if (colon) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
    /** @param {string} name */
    const once = name => [file, file.values].filter(one => Object.hasOwn(one, name)).length
    return [...counts].filter(([name, count]) => count > once(name)).map(([name]) => name)
  }

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
    const { pdf, map: places } = form.dataset
    const [{ fillPdf }, bytes, map] = await Promise.all([
      import("./pdf.js"),
      got(`${pdf}`).then(answer => answer.arrayBuffer()),
      got(`${places}`).then(answer => answer.json()),
    ])
    return fillPdf(new Uint8Array(bytes), map, forms.shown(form), form.dataset.specimen !== undefined)
  }

  /** @param {string} address */
  async function got(address) {
    const answer = await fetch(address)
    if (!answer.ok) throw new Error(`${answer.status} ${address}`)
    return answer
  }
})(self.handbookForms)
