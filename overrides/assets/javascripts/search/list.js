// What was found, as elements: a link to each page and below it links to its sections.
(function (search) {
  "use strict"

  /**
   * @param {SearchShown} found - title and text are HTML with nothing but marks
   * @param {string} kind
   * @param {URL} top - of the site
   */
  function link({ location: place, title, text }, kind, top) {
    const anchor = document.createElement("a"), box = document.createElement("div"), head = document.createElement("p")
    anchor.className = "md-search-result__link"
    anchor.href = new URL(place, top).href
    box.className = "md-search-result__article md-typeset"
    head.className = kind
    head.innerHTML = title
    box.append(head)
    if (text) box.insertAdjacentHTML("beforeend", `<p class="hb-found__text">${text}</p>`)
    anchor.append(box)
    return anchor
  }

  search.listed = (pages, top) => pages.map(page => {
    const item = document.createElement("li")
    item.className = "md-search-result__item"
    item.append(link(page, "hb-found__page", top), ...page.sections.map(part => link(part, "hb-found__part", top)))
    return item
  })
})(self.handbookSearch ??= /** @type {HandbookSearch} */ ({}))
