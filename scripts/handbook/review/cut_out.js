/* exported boxesOf */
/**
 * Where elements of a page's article stand, for pictures of them: the box around each group, null where none is drawn.
 * @param {{ tag: string, index: number }[][]} places  groups of elements, by their numbers in the article
 * @returns {({ x: number, y: number, width: number, height: number } | null)[]}
 */
function boxesOf(places) {
  const article = document.querySelector("article.md-content__inner")
  if (!article) return places.map(() => null)
  const all = [...article.querySelectorAll("*")]
  const { left, width } = article.getBoundingClientRect()
  return places.map(place => {
    const elements = place.flatMap(({ tag, index }) => {
      const element = all[index]
      return element?.localName === tag ? [element.closest("tr, svg, li, fieldset") ?? element] : []
    })
    const boxes = elements.map(element => element.getBoundingClientRect()).filter(box => box.height > 0)
    if (!boxes.length) return null
    const top = Math.min(...boxes.map(box => box.top))
    const bottom = Math.max(...boxes.map(box => box.bottom))
    return { x: left, y: top + window.scrollY, width, height: bottom - top }
  })
}
