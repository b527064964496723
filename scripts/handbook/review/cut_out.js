/**
 * Where elements of a page's article stand, for pictures of them.
 * @param {{ tag: string, index: number }[][]} places  groups of elements, by their numbers in the article
 * @returns {({ x: number, y: number, width: number, height: number } | null)[]} the box around each group
 */
(places) => {
  const article = document.querySelector("article.md-content__inner");
  const all = article ? article.querySelectorAll("*") : [];
  const wide = article ? article.getBoundingClientRect() : null;
  return places.map((place) => {
    const boxes = place
      .map(({ tag, index }) => (all[index] && all[index].localName === tag ? all[index] : null))
      .filter((element) => element !== null)
      .map((element) => (element.closest("tr, svg, li, fieldset") || element).getBoundingClientRect())
      .filter((box) => box.height > 0);
    if (!boxes.length) return null;
    const top = Math.min(...boxes.map((box) => box.top)) + window.scrollY;
    const bottom = Math.max(...boxes.map((box) => box.bottom)) + window.scrollY;
    return { x: wide.left, y: top, width: wide.width, height: bottom - top };
  });
};
