// A query's pages as the theme's search box shows them (its "SearchItem").
(function (search) {
  "use strict"

  const OPEN_SECTIONS = 2                                                  // besides the best, what the theme leaves unfolded

  /**
   * A section as the theme wants it; `terms` are the spellings on the page.
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
    return { location, title: search.mark(title, inTitle, 0, title.length), text: search.snippet(text, inText), score, terms }
  }

  // engine, query -> what the theme shows: a list of items for each page.
  search.answer = function (engine, query) {
    const { phrases, pages } = engine.find(query)
    return pages.map(({ page, sections }) => {
      const items = sections.map(found => item(found, phrases)), [best, ...others] = items
      for (const next of others.slice(0, OPEN_SECTIONS)) next.score = best?.score ?? 0   // the theme folds what scores less
      if (!items.some(found => found.location === page)) {
        const whole = engine.index.sections.find(section => section.doc.location === page)
        if (whole) items.push(item({ section: whole, score: 0 }, phrases))
      }
      return items
    })
  }
})(self.handbookSearch)
