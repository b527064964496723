// The mark of a specimen on every page of a PDF filled from it, and in the file's information, by which it is told from
// an agency's own (scripts/handbook/filled/model.py).

import { faceOf, fit, glyphs, partsOf } from "./draw.js"
import { round } from "./update.js"

const SIZE = 9
const EDGE = 8 * 72 / 25.4      // points from the upper edge

/**
 * Mark the pages that the file has.
 * @param {PdfWriting} writing
 */
export function markSpecimen({ update, map }) {
  const { info, font, pages } = map.specimen
  update.replace(info, "/FormSpecimen (true)")
  // A page's own content leaves its scale and direction behind.
  const before = update.stream("", "q"), after = update.stream("", `Q\n${specimenMark(map, font)}`)
  for (const page of pages) update.replace(page, `/Contents [${before} 0 R ${page.contents} ${after} 0 R]`)
}

/**
 * What is drawn of the mark, with this name of the form font.
 * @param {PdfMap} map
 * @param {string} font
 */
export function specimenMark(map, font) {
  const [width, height] = map.more.box, face = faceOf(map)
  const box = { box: /** @type {[number, number]} */ ([width - 4 * EDGE, 2 * SIZE]), size: SIZE }
  const { size, lines: [words = ""] } = fit(face, partsOf(map.specimen.words), box, "")
  const place = `1 0 0 1 ${round(2 * EDGE)} ${round(height - EDGE)} Tm`
  return `/Artifact BMC BT /${font} ${size} Tf 0 g ${place} <${glyphs(map, words)}> Tj ET EMC`
}
