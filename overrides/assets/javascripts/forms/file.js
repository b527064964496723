// What was filled in as a file on the reader's own device, and back. Nothing is stored in the browser, nothing is sent.
(function (forms) {
  "use strict"

  /** The text of the file. */
  forms.toFile = form => {
    const { form: id, version, locale } = form.dataset
    return `${JSON.stringify({ form: id, version, locale, values: forms.read(form) }, null, 1)}\n`
  }

  /** A file's { version, values }, or what is wrong with it: { fault: "broken" } or { fault: "other", form }. */
  forms.fromFile = (text, id) => {
    let file
    try {
      file = JSON.parse(text.replace(/^\ufeff/, ""))
    } catch {
      return { fault: "broken" }
    }
    if (typeof file?.form !== "string" || !isRecord(file.values)) return { fault: "broken" }
    if (file.form !== id) return { fault: "other", form: file.form }
    if (!Object.values(file.values).every(value => typeof value === "string" || value === true)) return { fault: "broken" }
    return { version: String(file.version ?? "?"), values: file.values }
  }

  const isRecord = (/** @type {unknown} */ thing) => typeof thing === "object" && thing !== null && !Array.isArray(thing)

  /** Let the browser save something. */
  forms.save = (name, type, content) => {
    const link = document.createElement("a")
    link.href = URL.createObjectURL(new Blob([content], { type }))
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  }

  /** Let the reader choose a file; its name and text. */
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

  /** The form's PDF with the values written in. It and what writes it are fetched only here. */
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
