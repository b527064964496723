// A query -> what the search box shows of it.
(function (search) {
  "use strict"

  const MOST_WEAK = 5, MOST_GUIDES = 3                                     // pages that may be related; for editors

  /** @type {(title: string, asked: SearchTerm[]) => string} */
  const marked = (title, asked) => search.mark(title, search.ranges(title, asked), 0, title.length)

  /**
   * A section as it is shown. Where the best passage has none of the words asked for, a page shows its description.
   * @param {SearchFound} found
   * @param {SearchTerm[]} asked
   * @returns {SearchShown}
   */
  function shown({ section, passage }, asked) {
    const { title, location, keys } = section.doc
    let text = passage.written, inText = search.ranges(text, asked)
    if (!inText.length && keys?.[0]) {
      [text] = keys
      inText = search.ranges(text, asked)
    }
    return { location, title: marked(title, asked), text: search.snippet(text, inText) }
  }

  /**
   * A page with its sections. It shows a text of its own if that answers better than theirs.
   * @param {SearchPage} found
   * @param {SearchTerm[]} asked
   * @param {SearchIndex} index
   * @returns {SearchShownPage}
   */
  function whole({ page, sections }, asked, index) {
    const parts = sections.filter(({ section }) => !section.isPage).map(found => shown(found, asked))
    if (sections[0].section.isPage) return { ...shown(sections[0], asked), sections: parts }
    const { title } = /** @type {SearchSection} */ (index.pages.get(page)).doc
    return { location: page, title: marked(title, asked), text: "", sections: parts }
  }

  /**
   * @param {SearchResult} found
   * @param {SearchIndex} index
   * @returns {SearchAnswer}
   */
  function parted(found, index) {
    const { terms, pages } = found, strong = search.strong(found, index)
    return {
      strong: pages.slice(0, strong).map(page => whole(page, terms, index)),
      weak: pages.slice(strong, strong + MOST_WEAK).map(page => whole(page, terms, index)),
      isCut: strong === search.mostPages,
    }
  }

  // Guides for editors stand below what is for readers, unless nothing of that answers.
  search.answer = function (engine, query) {
    const found = parted(engine.find(query), engine.index), { guides } = engine
    if (!guides) return found
    const behind = parted(guides.find(query), guides.index)
    if (found.strong.length) return { ...found, weak: [...found.weak, ...behind.strong.slice(0, MOST_GUIDES)] }
    return { ...behind, weak: found.weak }
  }
})(self.handbookSearch)
