// The results of a query in the theme's format (its "SearchItem").
(function (search) {
  "use strict"

  const OPEN_SECTIONS = 2                                                  // besides the best: not collapsed

  /**
   * A section in the theme's format; `terms` are the spellings on the page. Where the best passage has none of them, a
   * page shows its description.
   * @param {SearchFound} found
   * @param {SearchTerm[]} asked
   * @returns {SearchItem}
   */
  function item({ section, score, passage }, asked) {
    const { title, location, keys } = section.doc
    let text = passage.written, inText = search.ranges(text, asked)
    if (!inText.length && keys?.[0]) {
      [text] = keys
      inText = search.ranges(text, asked)
    }
    const inTitle = search.ranges(title, asked)
    /** @type {Record<string, boolean>} */
    const terms = {}
    for (const [start, end] of inTitle.slice(0, 8)) terms[title.slice(start, end)] = true
    for (const [start, end] of inText.slice(0, 8)) terms[text.slice(start, end)] = true
    const marked = search.mark(title, inTitle, 0, title.length)
    return { location, title: marked, text: search.snippet(text, inText), score, terms }
  }

  // engine, query -> for each page a list of items for the theme.
  search.answer = function (engine, query) {
    const { terms, pages } = engine.find(query)
    return pages.map(({ page, sections }) => {
      const items = sections.map(found => item(found, terms)), [best, ...others] = items
      // The theme collapses items with a lower score.
      for (const next of others.slice(0, OPEN_SECTIONS)) next.score = best?.score ?? 0
      if (!items.some(found => found.location === page)) {
        const section = engine.section(page)
        if (section) items.push(item({ section, score: 0, passage: section.passages[0] }, terms))
      }
      return items
    })
  }
})(self.handbookSearch)
