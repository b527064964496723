// Fills the PDF of a form: the values of the page are appended to the file as an incremental update
// (ISO 32000-1, 7.5.6), so the file itself is neither parsed nor rewritten. Everything needed is in the map that the
// build writes beside it (forms/paper/fillable.py). Nothing is fetched and nothing leaves the page.

const MARGIN = 1        // points between the edge of a field and its text, as in PDFium
const SMALLEST = 7      // points: a long text gets smaller, but not smaller than this
const STEP = 0.5
const FALLBACK = "?"    // drawn for a character that the font lacks; the value keeps it

/**
 * The PDF with the values filled in. Throws RangeError if the map belongs to another file.
 * @param {Uint8Array} bytes
 * @param {PdfMap} map - the build's for this very file
 * @param {FormValues} values
 */
export function fillPdf(bytes, map, values) {
  if (!belongs(bytes, map)) throw new RangeError("the map is of another PDF")
  const update = new Update(bytes.length, map.size)
  for (const [name, field] of Object.entries(map.fields)) {
    const value = values[name]
    if (value) fill(update, map, field, value)
  }
  return joined(bytes, update.close(map))
}

/**
 * Whether a map belongs to these bytes: by their number, and by the file identifier near the end.
 * @param {Uint8Array} bytes
 * @param {PdfMap} map
 */
function belongs(bytes, map) {
  if (bytes.length !== map.length) return false
  return new TextDecoder("latin1").decode(bytes.subarray(map.previous)).includes(map.identity)
}

/**
 * @param {Update} update
 * @param {PdfMap} map
 * @param {PdfField} field
 * @param {FormValue} value
 */
function fill(update, map, field, value) {
  if (field.kind === "check") {
    update.replace(field, "/V /on /AS /on")
  } else if (field.kind === "choice") {
    const option = field.options[String(value)]
    if (option === undefined) return
    update.replace(field, `/V /${value}`)
    update.replace(option, `/AS /${value}`)
  } else {
    const said = tidy(value, field.lines)
    const words = field.kind === "list" ? field.words[said] : said
    if (!words) return
    const drawn = update.add(drawing(map, field, words))
    update.replace(field, `/V ${text(said)} /AP <</N ${drawn} 0 R>>`)
  }
}

/**
 * A text for a field: in NFC, and in one line unless the field has several.
 * @param {FormValue} value
 */
function tidy(value, lines = false) {
  const whole = String(value).normalize("NFC").replace(/\r\n?/g, "\n").trim()
  return lines ? whole : whole.replace(/\s*\n\s*/g, " ")
}

/**
 * The appearance stream of a text in a field.
 * @param {PdfMap} map
 * @param {PdfBox} field
 * @param {string} words
 */
function drawing(map, field, words) {
  const { font } = map
  const [width, height] = field.box
  const { size, lines } = fitted(map, field, words, width - 2 * MARGIN, height - 2 * MARGIN)
  const leading = (font.ascent + font.descent) * size
  const first = field.lines ? height - MARGIN - font.ascent * size : (height - leading) / 2 + font.descent * size
  const set = lines.map((line, at) => {
    const left = field.right ? width - MARGIN - widthOf(map, line, size) : MARGIN
    return `1 0 0 1 ${round(left)} ${round(first - at * leading)} Tm <${glyphs(map, line)}> Tj`
  })
  const content = `/Tx BMC q 0 0 ${width} ${height} re W n BT /${font.name} ${size} Tf 0 g\n${set.join("\n")}\nET Q EMC`
  const resources = `/Resources <</Font <</${font.name} ${font.object}>>>>`
  const box = `/BBox [0 0 ${width} ${height}]`
  const dictionary = `/Type /XObject /Subtype /Form ${box} ${resources} /Length ${content.length}`
  return `<<${dictionary}>>\nstream\n${content}\nendstream`
}

/**
 * The lines of a text in the largest size that fits, from the field's size down.
 * @param {PdfMap} map
 * @param {PdfBox} field
 * @param {string} words
 * @param {number} width
 * @param {number} height
 */
function fitted(map, field, words, width, height) {
  for (let size = field.size; ; size -= STEP) {
    const lines = field.lines ? broken(map, words, size, width) : [words]
    const leading = (map.font.ascent + map.font.descent) * size
    const fits = field.lines ? lines.length * leading <= height : widthOf(map, words, size) <= width
    if (fits || size <= SMALLEST) return { size, lines }
  }
}

/**
 * The lines of a text: broken between words (found by Intl.Segmenter), or inside a word that is wider than the field.
 * @param {PdfMap} map
 * @param {string} words
 * @param {number} size
 * @param {number} width
 */
function broken(map, words, size, width) {
  /** @type {string[]} */
  const lines = []
  for (const paragraph of words.split("\n")) {
    let line = ""
    for (const word of parts(paragraph, "word")) {
      if (line && widthOf(map, (line + word).trimEnd(), size) > width) {
        lines.push(line.trimEnd())
        line = ""
      }
      for (const letter of line ? [word] : parts(word.trimStart(), "grapheme")) {
        if (line && widthOf(map, line + letter, size) > width && letter.trim()) {
          lines.push(line.trimEnd())
          line = ""
        }
        line += letter
      }
    }
    lines.push(line.trimEnd())
  }
  return lines
}

/**
 * @param {string} words
 * @param {"word" | "grapheme"} granularity
 */
function parts(words, granularity) {
  return Array.from(new Intl.Segmenter("th", { granularity }).segment(words), ({ segment }) => segment)
}

/**
 * Glyph and width of a character.
 * @param {PdfMap} map
 * @param {string} sign
 */
function known(map, sign) {
  return map.signs[sign] ?? map.signs[FALLBACK]
}

/**
 * @param {PdfMap} map
 * @param {string} words
 * @param {number} size
 */
function widthOf(map, words, size) {
  return (Array.from(words).reduce((sum, sign) => sum + known(map, sign)[1], 0) * size) / 1000
}

/**
 * @param {PdfMap} map
 * @param {string} words
 */
function glyphs(map, words) {
  return Array.from(words, (sign) => known(map, sign)[0].toString(16).padStart(4, "0")).join("")
}

/**
 * A text string: UTF-16 with byte order mark, in hexadecimal.
 * @param {string} words
 */
function text(words) {
  let digits = "FEFF"
  for (let at = 0; at < words.length; at += 1) digits += words.charCodeAt(at).toString(16).padStart(4, "0")
  return `<${digits}>`
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 100) / 100
}

// New and replaced objects of a file, and the cross-reference stream that lists them. All of it is Latin-1.
class Update {
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
    this.put(this.next, body)
    this.next += 1
    return this.next - 1
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
function joined(first, second) {
  const whole = new Uint8Array(first.length + second.length)
  whole.set(first)
  whole.set(second, first.length)
  return whole
}
