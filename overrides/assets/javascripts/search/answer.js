// The results of a query in the theme's format (its "SearchItem").
(function (search) {
  "use strict"

  const OPEN_SECTIONS = 2                                                  // besides the best: not collapsed

  /**
   * A section in the theme's format; `terms` are the spellings on the page.
   * @param {SearchFound} found
   * @param {string[][]} phrases
   * @returns {SearchItem}
   */
  function item({ section, score }, phrases) {
    const { title, text, location } = section.doc
    const inTitle = search.ranges(title, phrases), inText = search.ranges(text, phrases)
    /** @type {Record<string, boolean>} */
    const terms = {}
    for (const [start, end] of inTitle.slice(0, 8)) terms[title.slice(start, end)] = true
    for (const [start, end] of inText.slice(0, 8)) terms[text.slice(start, end)] = true
    const marked = search.mark(title, inTitle, 0, title.length)
    return { location, title: marked, text: search.snippet(text, inText), score, terms }
  }

  // engine, query -> for each page a list of items for the theme.
  search.answer = function (engine, query) {
    const { phrases, pages } = engine.find(query)
    return pages.map(({ page, sections }) => {
      const items = sections.map(found => item(found, phrases)), [best, ...others] = items
      // The theme collapses items with a lower score.
      for (const next of others.slice(0, OPEN_SECTIONS)) next.score = best?.score ?? 0
      if (!items.some(found => found.location === page)) {
        const whole = engine.index.sections.find(section => section.doc.location === page)
        if (whole) items.push(item({ section: whole, score: 0 }, phrases))
      }
      return items
    })
  }
})(self.handbookSearch)
