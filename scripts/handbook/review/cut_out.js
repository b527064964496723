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
    const boxes = place
      .map(({ index }) => all[index])
      .filter((element, number) => element?.localName === place[number]?.tag)
      .map(element => (element?.closest("tr, svg, li, fieldset") ?? article).getBoundingClientRect())
      .filter(box => box.height > 0)
    if (!boxes.length) return null
    const top = Math.min(...boxes.map(box => box.top))
    const bottom = Math.max(...boxes.map(box => box.bottom))
    return { x: left, y: top + window.scrollY, width, height: bottom - top }
  })
}
