// Takes private matter out of pictures that a contributor chooses: all happens here, nothing is sent or kept.
// What stays is what scripts/handbook/pictures/jpeg.py and png.py let stay: tests/browser/test_strip_picture.py.
(function () {
  "use strict"

  const [SOI, EOI, SOS] = [0xD8, 0xD9, 0xDA]
  const PNG = "\x89PNG\r\n\x1A\n"
  const CHUNKS = "IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs hIST cICP mDCV cLLI acTL fcTL fdAT"
  const KEPT_CHUNKS = new Set(CHUNKS.split(" "))
  const [ORIENTATION, GPS] = [0x0112, 0x8825]
  const ENTRY = 12   // bytes of an entry of EXIF

  class BrokenPicture extends Error {}

  /** @typedef {{ orientation: number, place: boolean }} Record what a camera's record says */
  /** @typedef {{ parts: Uint8Array[], ending: string, type: string, place: boolean }} Stripped */

  /** Bytes as text of as many signs, to compare names.
   * @param {Uint8Array} bytes @param {number} from @param {number} to */
  const textOf = (bytes, from, to) => String.fromCharCode(...bytes.subarray(from, to))

  /** What a picture is without private matter. @param {Uint8Array} bytes @returns {Stripped} */
  function stripped(bytes) {
    if (textOf(bytes, 0, PNG.length) === PNG) return strippedPng(bytes)
    if (bytes[0] === 0xFF && bytes[1] === SOI) return strippedJpeg(bytes)
    throw new BrokenPicture()
  }

  /** @param {Uint8Array} bytes @returns {Stripped} */
  function strippedJpeg(bytes) {
    const segments = [...segmentsOf(bytes)]
    /** @type {Record} */
    let record = { orientation: 1, place: false }
    for (const { marker, from, end } of segments) {
      const isExif = marker === 0xE1 && textOf(bytes, from, from + 6) === "Exif\0\0"
      if (isExif) record = readExif(bytes.subarray(from + 6, end))
    }
    const parts = [bytes.subarray(0, 2)]
    let upright = record.orientation === 1 ? null : leastExif(record.orientation)
    for (const { marker, start, from, end } of segments) {
      if (upright && marker !== 0xE0) {
        const named = [0xFF, 0xE1, 0, upright.length + 8, 0x45, 0x78, 0x69, 0x66, 0, 0]   // Exif
        parts.push(Uint8Array.from([...named, ...upright]))
        upright = null
      }
      if (marker === 0xE0 && textOf(bytes, from, from + 5) === "JFIF\0") {
        parts.push(Uint8Array.from([0xFF, 0xE0, 0, 16, ...bytes.subarray(from, from + 12), 0, 0]))
      } else if (stays(bytes, marker, from, end)) parts.push(bytes.subarray(start, end))
    }
    return { parts, ending: ".jpg", type: "image/jpeg", place: record.place }
  }

  /** The segments up to the end of the picture: where each begins, its content begins, and it ends.
   * @param {Uint8Array} bytes */
  function* segmentsOf(bytes) {
    for (let at = 2; at < bytes.length;) {
      const start = at
      if (bytes[at] !== 0xFF) throw new BrokenPicture()
      while (bytes[at] === 0xFF) at++
      const marker = bytes[at++] ?? 0
      if (marker === EOI || marker === 0x01 || (marker >= 0xD0 && marker < SOI)) {
        yield { marker, start, from: at, end: at }
        if (marker === EOI) return
        continue
      }
      const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
      if (marker === 0 || marker === SOI || length < 2) throw new BrokenPicture()
      const end = marker === SOS ? endOfScan(bytes, at + length) : at + length
      yield { marker, start, from: at + 2, end }
      at = end
    }
    throw new BrokenPicture()
  }

  /** Where a scan's data end: at a marker that is neither a stuffed byte nor a restart.
   * @param {Uint8Array} bytes @param {number} from */
  function endOfScan(bytes, from) {
    for (let at = bytes.indexOf(0xFF, from); at !== -1; at = bytes.indexOf(0xFF, at + 1)) {
      let next = at + 1
      while (bytes[next] === 0xFF) next++
      const marker = bytes[next] ?? 0
      if (marker !== 0 && !(marker >= 0xD0 && marker < SOI)) return at
    }
    return bytes.length
  }

  /** @param {Uint8Array} bytes @param {number} marker @param {number} from @param {number} end */
  function stays(bytes, marker, from, end) {
    const isCoding = (marker >= 0xC0 && marker <= 0xCF) || (marker >= EOI && marker <= 0xDF)
    return isCoding || marker === 0x01 || (marker >= 0xD0 && marker < SOI) ||
      (marker === 0xE2 && textOf(bytes, from, from + 12) === "ICC_PROFILE\0") ||
      (marker === 0xEE && textOf(bytes, from, from + 5) === "Adobe" && end - from === 12)
  }

  /** @param {Uint8Array} bytes @returns {Stripped} */
  function strippedPng(bytes) {
    const chunks = [...chunksOf(bytes)]
    const found = chunks.find(({ name }) => name === "eXIf")
    const record = found ? readExif(bytes.subarray(found.start + 8, found.end - 4)) : { orientation: 1, place: false }
    const parts = [bytes.subarray(0, PNG.length)]
    for (const { name, start, end } of chunks) {
      if (KEPT_CHUNKS.has(name)) parts.push(bytes.subarray(start, end))
      if (name === "IHDR" && record.orientation !== 1) parts.push(chunkOf("eXIf", leastExif(record.orientation)))
    }
    return { parts, ending: ".png", type: "image/png", place: record.place }
  }

  /** @param {Uint8Array} bytes */
  function* chunksOf(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (let at = PNG.length; at + ENTRY <= bytes.length;) {
      const name = textOf(bytes, at + 4, at + 8), end = at + ENTRY + view.getUint32(at)
      if (end > bytes.length || !/^[A-Za-z]{4}$/.test(name)) break
      yield { name, start: at, end }
      if (name === "IEND") return
      at = end
    }
    throw new BrokenPicture()
  }

  /** A chunk with its length and its check sum. @param {string} name @param {Uint8Array} content */
  function chunkOf(name, content) {
    const chunk = new Uint8Array(content.length + ENTRY), view = new DataView(chunk.buffer)
    view.setUint32(0, content.length)
    for (let at = 0; at < 4; at++) chunk[at + 4] = name.charCodeAt(at)
    chunk.set(content, 8)
    let sum = -1
    for (const byte of chunk.subarray(4, -4)) {
      sum ^= byte
      for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xEDB88320 : 0)
    }
    view.setUint32(content.length + 8, ~sum >>> 0)
    return chunk
  }

  /** What a camera's record says; it is not trusted. @param {Uint8Array} bytes @returns {Record} */
  function readExif(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const record = { orientation: 1, place: false }
    try {
      const isLittle = bytes[0] === 0x49
      const first = view.getUint32(4, isLittle)
      const count = view.getUint16(first, isLittle)
      for (let at = first + 2; at < first + 2 + count * ENTRY; at += ENTRY) {
        const tag = view.getUint16(at, isLittle), value = view.getUint16(at + 8, isLittle)
        if (tag === ORIENTATION && value >= 1 && value <= 8) record.orientation = value
        record.place ||= tag === GPS
      }
    } catch {
      return { ...record, orientation: 1 }
    }
    return record
  }

  /** A record that says which way is up, and nothing else. @param {number} orientation */
  const leastExif = orientation => Uint8Array.from([
    0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
  ])

  /** A name that the handbook takes. @param {string} name @param {string} ending */
  const nameOf = (name, ending) => {
    const stem = name.replace(/\.[^.]*$/, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "")
    return (stem || "picture").slice(0, 90) + ending
  }

  /** Say of one file what became of it, and offer it. @param {File} file @param {HTMLElement} list */
  async function take(file, list) {
    const line = document.createElement("li"), said = list.dataset
    list.append(line)
    try {
      const { parts, ending, type, place } = stripped(new Uint8Array(await file.arrayBuffer()))
      const content = new Blob(/** @type {BlobPart[]} */ (parts), { type })
      const name = nameOf(file.name, ending)
      const link = document.createElement("a")
      link.href = URL.createObjectURL(content)
      link.download = name
      link.textContent = name
      const words = content.size === file.size ? said.clean : place ? said.place : said.removed
      line.append(link, ` – ${words ?? ""}`)
    } catch (error) {
      if (!(error instanceof BrokenPicture || error instanceof DOMException)) throw error
      line.append(`${file.name} – ${said.unfit ?? ""}`)
    }
  }

  const box = /** @type {HTMLInputElement} */ (document.getElementById("choose"))
  const list = /** @type {HTMLElement} */ (document.getElementById("done"))
  async function takeChosen() {
    for (const file of box.files ?? []) await take(file, list)   // eslint-disable-line no-await-in-loop -- in order
    box.value = ""
  }
  box.addEventListener("change", takeChosen)
  takeChosen()                                                   // chosen before this script was there
})()
