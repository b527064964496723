// What is drawn for a text in a field or on a continuation page, in the form font.

import "./fit.js"
import { round } from "./update.js"

export const { fit, broken, lacking, partsOf, piecesOf, widthAt } = self.handbookForms.fitting
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/**
 * The font of a file, for the rule of fit.
 * @param {PdfMap} map
 * @returns {FormFace}
 */
export function faceOf(map) {
  return { ...map.font, width: sign => map.signs[sign]?.[1] }
}

/**
 * A text for a field: in NFC, and in one line unless the field has several.
 * @param {FormValue} value
 */
export function tidy(value, lines = false) {
  const whole = String(value).normalize("NFC").replace(/\r\n?/g, "\n").trim()
  return lines ? whole : whole.replace(/\s*\n\s*/g, " ")
}

/**
 * What is drawn of a text: without signs that nobody sees, tabs as spaces.
 * @param {string} words
 */
export function drawn(words) {
  return words.replace(UNSEEN, "").replace(/[^\S\n]/gu, sign => sign === "\u00a0" ? sign : " ")
}

/**
 * @param {PdfMap} map
 * @param {string} words
 */
export function glyphs(map, words) {
  const hex = (/** @type {string} */ sign) => (map.signs[sign] ?? map.signs["?"])[0].toString(16).padStart(4, "0")
  return Array.from(words, hex).join("")
}

/**
 * The appearance of lines in a field: what is between the braces of its dictionary, and its content.
 * @param {PdfMap} map
 * @param {FormBox} field
 * @param {{ size: number, lines: string[] }} fitted
 * @returns {[entries: string, content: string]}
 */
export function appearance(map, field, { size, lines }) {
  const { font } = map, { margin } = font, [width, height] = field.box
  const face = faceOf(map), leading = (font.ascent + font.descent) * size
  const middle = (height - leading) / 2 + font.descent * size
  const first = field.lines ? height - margin - font.ascent * size : middle
  const set = lines.map((line, at) => {
    const left = field.right ? width - margin - widthAt(face, line, size) : margin
    return `1 0 0 1 ${round(left)} ${round(first - at * leading)} Tm <${glyphs(map, line)}> Tj`
  })
  const content = `/Tx BMC q 0 0 ${width} ${height} re W n BT /${font.name} ${size} Tf 0 g\n${set.join("\n")}\nET Q EMC`
  const resources = `/Resources <</Font <</${font.name} ${font.object}>>>>`
  return [`/Type /XObject /Subtype /Form /BBox [0 0 ${width} ${height}] ${resources}`, content]
}

/**
 * The mark by which a text is found again on a continuation sheet.
 * @param {PdfMap} map
 * @param {number} number
 */
export function markOf({ more }, number) {
  return said(more, more.mark, { number })
}

/**
 * A text of the map, filled in; numbers in the digits of its language.
 * @param {PdfMore} more
 * @param {string} pattern
 * @param {Record<string, string | number>} parts
 */
export function said(more, pattern, parts) {
  const written = (/** @type {string | number | undefined} */ part) => (
    typeof part === "number" ? String(part).replace(/\d/g, digit => more.digits[Number(digit)] ?? digit) : part ?? ""
  )
  return pattern.replace(/\{(\w+)\}/g, (_, name) => written(parts[name]))
}

/**
 * What a blank is called: by its label, or by its column and row.
 * @param {PdfMap} map
 * @param {string} name
 */
export function labelOf({ rows, more, fields }, name) {
  const [table = "", row = "", column] = name.split(".")
  const found = rows[table]?.columns.find(one => one.name === column)
  if (!found) return fields[name]?.label ?? name
  return more.cell.replace("{head}", found.label ?? found.head).replace("{row}", row)
}
