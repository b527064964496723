// Fills the PDF of a form: the values of the page are appended to the file as an incremental update
// (ISO 32000-1, 7.5.6), so the file itself is neither parsed nor rewritten. Everything needed is in the map that the
// build writes beside it (forms/paper/form_map.py). Nothing is fetched and nothing leaves the page.
//
// What does not fit into its blank goes on in continuation sheets, which are appended to the pages (more.js).

import { appearance, drawn, faceOf, fit, labelOf, lacking, markOf, partsOf, tidy } from "./draw.js"
import { continueOn } from "./more.js"
import { markSpecimen } from "./specimen.js"
import { Update, joined, text } from "./update.js"

/**
 * The PDF with the values filled in. Throws RangeError if the map belongs to another file, or if a value has signs that
 * the form's font lacks: a paper with other signs than those that were typed is not written.
 * @param {Uint8Array} bytes
 * @param {PdfMap} map - the build's for this very file
 * @param {FormValues} values
 * @param {boolean} [isSpecimen] - whether all of them are made up, which every page then says
 */
export function fillPdf(bytes, map, values, isSpecimen = false) {
  if (!belongs(bytes, map)) throw new RangeError("the map is of another PDF")
  refuse(map, values)
  /** @type {PdfWriting} */
  const writing = { update: new Update(bytes.length, map.size), map, face: faceOf(map), left: [], isSpecimen }
  for (const [name, field] of Object.entries(map.fields)) {
    const value = values[name]
    if (value) fill(writing, name, field, value)
  }
  continueOn(writing, values)
  if (isSpecimen) markSpecimen(writing)
  return joined(bytes, writing.update.close(map))
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
 * @param {PdfMap} map
 * @param {FormValues} values
 */
function refuse(map, values) {
  const face = faceOf(map)
  const found = Object.entries(values).flatMap(([name, value]) => {
    const signs = typeof value === "string" ? lacking(face, drawn(tidy(value, true))) : []
    return signs.length ? [`${name}: ${signs.join(" ")}`] : []
  })
  if (found.length) throw new RangeError(`signs that the font lacks: ${found.join("; ")}`)
}

/**
 * @param {PdfWriting} writing
 * @param {string} name
 * @param {PdfField} field
 * @param {FormValue} value
 */
function fill(writing, name, field, value) {
  const { update, map, face, left } = writing
  if (field.kind === "check") {
    update.replace(field, "/V /on /AS /on")
  } else if (field.kind === "choice") {
    const option = field.options[String(value)]
    if (option === undefined) return
    update.replace(field, `/V /${value}`)
    update.replace(option, `/AS /${value}`)
  } else {
    const said = tidy(value, field.lines)
    const words = field.kind === "list" ? field.words[said] : drawn(said)
    if (!words) return
    const mark = markOf(map, left.length + 1)
    const fitted = fit(face, partsOf(words), field, mark)
    if (fitted.rest) left.push({ name, label: labelOf(map, name), mark, words: fitted.rest })
    const seen = update.stream(...appearance(map, field, fitted))
    update.replace(field, `/V ${text(said)} /AP <</N ${seen} 0 R>>`)
  }
}
