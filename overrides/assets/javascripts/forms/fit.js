// What fits into a blank of the PDF, by the widths of the form font. The build has the same rule, forms/fit.py, and
// puts its numbers before this script; tests/forms/fit_cases.yml has what both must find. The page and the writer of
// the PDF (pdf.js, which imports this script) use it.
(function (forms) {
  "use strict"

  /** Signs that no font draws, and the end of a line. */
  const UNDRAWN = /[\n\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u
  /** What closes stays with the word before it, as do the signs of repetition and abbreviation. */
  const CLOSING = /^[\u0e46\u0e2f)\]}”’».,:;!?%]+$/u
  const MARKS = /\P{M}[\p{M}\u0e33]*|[\p{M}\u0e33]+/gu

  /**
   * The width of a text in points.
   * @param {FormFace} face
   * @param {string} words
   * @param {number} size
   */
  function widthAt(face, words, size) {
    let sum = 0
    for (const sign of words) sum += face.width(sign) ?? face.width("?") ?? 0
    return sum * size / 1000
  }

  /**
   * The parts of a text between which a line may end: words, found by the browser's dictionary, and ends of lines.
   * @param {string} words
   */
  function partsOf(words) {
    /** @type {string[]} */
    const parts = []
    const segmenter = new Intl.Segmenter("th", { granularity: "word" })
    for (const [at, paragraph] of words.split("\n").entries()) {
      if (at) parts.push("\n")
      let isFirst = true
      for (const { segment } of segmenter.segment(paragraph)) {
        if (!isFirst && CLOSING.test(segment) && parts.at(-1)?.trim()) parts[parts.length - 1] += segment
        else parts.push(segment)
        isFirst = false
      }
    }
    return parts
  }

  /**
   * The parts; instead of one that is wider than a line its letters, each with its marks.
   * @param {FormFace} face
   * @param {string[]} parts
   * @param {number} size
   * @param {number} width
   */
  const piecesOf = (face, parts, size, width) => parts.flatMap(part => (
    widthAt(face, part, size) <= width ? [part] : part.match(MARKS) ?? []
  ))

  /**
   * The lines of a text: the first of their pieces, and the one after the last.
   * @param {FormFace} face
   * @param {string[]} pieces
   * @param {number} size
   * @param {number} width
   */
  function broken(face, pieces, size, width) {
    /** @type {[first: number, end: number][]} */
    const lines = []
    let first = 0, used = 0
    for (const [at, piece] of pieces.entries()) {
      if (piece === "\n") {
        lines.push([first, at])
        first = at + 1
        used = 0
        continue
      }
      if (at > first && piece.trim() && used + widthAt(face, piece.trimEnd(), size) > width) {
        lines.push([first, at])
        first = at
        used = 0
      }
      used += widthAt(face, piece, size)
    }
    return [...lines, /** @type {[number, number]} */ ([first, pieces.length])]
  }

  const before = (/** @type {string} */ words, /** @type {string} */ mark) => `${words.trimEnd()} ${mark}`.trimStart()

  /**
   * A text in its blank: the size of its letters, its lines, and what is left over for a continuation page.
   * @param {FormFace} face
   * @param {string[]} parts
   * @param {FormBox} box
   * @param {string} mark
   */
  function fit(face, parts, box, mark) {
    const width = box.box[0] - 2 * face.margin, height = box.box[1] - 2 * face.margin
    for (let size = box.size; ; size -= face.step) {
      const leading = (face.ascent + face.descent) * size
      const most = box.lines ? Math.max(1, Math.floor(height / leading)) : 1
      const pieces = piecesOf(face, parts, size, width)
      const lines = broken(face, pieces, size, width)
      const textOf = (/** @type {[number, number]} */ [first, end]) => pieces.slice(first, end).join("").trimEnd()
      if (lines.length <= most) return { size, lines: lines.map(textOf), rest: "" }
      if (size > face.smallest) continue
      if (box.whole) return { size, lines: [mark], rest: pieces.join("").trim() }
      const first = lines[most - 1]?.[0] ?? 0
      let end = first
      while (pieces[end] !== "\n" && widthAt(face, before(textOf([first, end + 1]), mark), size) <= width) end += 1
      const shown = [...lines.slice(0, most - 1).map(textOf), before(textOf([first, end]), mark)]
      return { size, lines: shown, rest: pieces.slice(end).join("").trim() }
    }
  }

  /**
   * The signs of a text that the font cannot draw, each once.
   * @param {FormFace} face
   * @param {string} words
   */
  const lacking = (face, words) => [...new Set(words)].filter(sign => (
    face.width(sign) === undefined && !UNDRAWN.test(sign)
  ))

  forms.fitting = { widthAt, partsOf, piecesOf, broken, fit, lacking }
})(self.handbookForms ??= /** @type {HandbookForms} */ ({}))
