// An incremental update of a PDF (ISO 32000-1, 7.5.6): what is new and what is replaced is appended to the file.

/**
 * A text string: UTF-16 with byte order mark, in hexadecimal.
 * @param {string} words
 */
export function text(words) {
  let digits = "FEFF"
  for (let at = 0; at < words.length; at += 1) digits += words.charCodeAt(at).toString(16).padStart(4, "0")
  return `<${digits}>`
}

/**
 * References to objects.
 * @param {number[]} numbers
 */
export function listed(numbers) {
  return numbers.map(number => `${number} 0 R`).join(" ")
}

/** @param {number} value */
export function round(value) {
  return Math.round(value * 100) / 100
}

// New and replaced objects of a file, and the cross-reference stream that lists them. All of it is Latin-1.
export class Update {
  /**
   * @param {number} length
   * @param {number} size
   */
  constructor(length, size) {
    this.start = length
    this.next = size
    this.written = "\n"
    /** @type {Map<number, number>} */
    this.places = new Map()
  }

  /**
   * @param {PdfEntry} entry
   * @param {string} filled
   */
  replace(entry, filled) {
    this.put(entry.object, `${entry.dictionary} ${filled}>>`)
  }

  /** @param {string} body */
  add(body) {
    const number = this.promise()
    this.put(number, body)
    return number
  }

  /**
   * A stream with this content.
   * @param {string} entries - of its dictionary, without its length
   * @param {string} content
   */
  stream(entries, content) {
    return this.add(`<<${entries} /Length ${content.length}>>\nstream\n${content}\nendstream`)
  }

  /** The number of an object that is put later. */
  promise() {
    this.next += 1
    return this.next - 1
  }

  /**
   * An object with a list, which goes on with these.
   * @param {PdfListing} entry
   * @param {string} key - of the list
   * @param {number[]} more
   */
  extend(entry, key, more) {
    this.replace(entry, `${key} [${entry.kids} ${listed(more)}]`)
  }

  /**
   * @param {number} number
   * @param {string} body
   */
  put(number, body) {
    this.places.set(number, this.start + this.written.length)
    this.written += `${number} 0 obj\n${body}\nendobj\n`
  }

  /** @param {PdfMap} map */
  close(map) {
    const number = this.next
    const place = this.start + this.written.length
    this.places.set(number, place)
    const places = [...this.places].sort(([one], [other]) => one - other)
    const entries = places.map(([, start]) => `\x01${four(start)}\0`).join("")
    const index = places.map(([each]) => `${each} 1`).join(" ")
    const trailer = `/Size ${number + 1} ${map.trailer} /ID ${map.identity} /Prev ${map.previous}`
    const dictionary = `/Type /XRef ${trailer} /W [1 4 1] /Index [${index}] /Length ${entries.length}`
    this.written += `${number} 0 obj\n<<${dictionary}>>\nstream\n${entries}\nendstream\nendobj\n`
    this.written += `startxref\n${place}\n%%EOF\n`
    return Uint8Array.from(this.written, (sign) => sign.charCodeAt(0))
  }
}

/**
 * A number as four bytes.
 * @param {number} number
 */
function four(number) {
  return String.fromCharCode((number >>> 24) & 255, (number >>> 16) & 255, (number >>> 8) & 255, number & 255)
}

/**
 * @param {Uint8Array} first
 * @param {Uint8Array} second
 */
export function joined(first, second) {
  const whole = new Uint8Array(first.length + second.length)
  whole.set(first)
  whole.set(second, first.length)
  return whole
}
