// A query's pages, ranked: the best sections of each, best first.
// Ranking is BM25 over the tokens, raised where the query stands whole in a title or text. A page counts when it holds
// enough of the query; the words of a query with spaces may stand in different sections of it.
(function (search) {
  "use strict"

  const SATURATION = 1.2, LENGTH = 0.75                                    // BM25's k1 and b
  const LEAST_COVER = 0.45, OF_BEST = 0.75                                 // share of the query a page must hold
  const SHORT = 4                                                          // signs
  const THAI = /[\u0e01-\u0e4e]/
  const SCATTERED = 0.5                                                    // worth of a phrase's parts where another section holds it whole
  const LESS_MEANT = 0.6                                                   // worth of a synonym against what was typed
  const MOST_PAGES = 50, MOST_SECTIONS = 6

  search.Engine = class {
    // docs: { location, title, text }; synonyms: lists of words that mean the same, as people write them.
    constructor(docs, synonyms) {
      this.index = new search.Index(docs)
      this.meaning = new search.Meaning(this.index, synonyms || [])
    }

    // query -> { phrases: the spellings of each, pages: [{ page, sections: [{ section, score }] }] }, best first.
    find(query) {
      const asked = this.meaning.joined(search.phrases(query)).map(phrase => this.meaning.of(phrase))
      const scores = asked.length ? this.rank(asked) : new Map()
      return { phrases: asked, pages: this.group(scores) }
    }

    rank(asked) {
      const best = new Map()
      for (const phrases of combinations(asked)) {
        for (const [number, score] of this.score(phrases)) {
          const worth = phrases.isFirst ? score : score * LESS_MEANT
          if (worth > (best.get(number) || 0)) best.set(number, worth)
        }
      }
      return best
    }

    // phrases -> Map of section to score. What a section holds of each phrase is counted in covers[place][section].
    score(phrases) {
      const { sections, average } = this.index
      const scores = new Float64Array(sections.length), covers = phrases.map(() => new Uint16Array(sections.length)), touched = []
      const sizes = phrases.map((phrase, place) => {
        const tokens = new Set(search.tokens(phrase))
        for (const token of tokens) {
          const postings = this.index.lookUp(token), count = postings.length / 2
          const rarity = Math.max(0.1, Math.log(1 + (sections.length - count + 0.5) / (count + 0.5)))
          for (let at = 0; at < postings.length; at += 2) {
            const number = postings[at], weight = postings[at + 1]
            const spread = 1 - LENGTH + LENGTH * sections[number].length / average
            if (!scores[number]) touched.push(number)
            scores[number] += rarity * weight * (SATURATION + 1) / (weight + SATURATION * spread)
            covers[place][number]++
          }
        }
        return tokens.size
      })
      return this.weigh(scores, covers, sizes, touched, this.gains(phrases, covers, sizes, touched))
    }

    // What each section gains from holding the phrases whole, and the whole query.
    gains(phrases, covers, sizes, touched) {
      const { sections } = this.index
      const gains = new Float64Array(sections.length).fill(1)
      phrases.forEach((phrase, place) => {
        if (phrase.length < 2) return
        const bare = search.squeeze(phrase), holds = new Map()
        for (const number of touched) {
          if (covers[place][number] < sizes[place]) continue
          const factor = this.exactness(sections[number], phrase, bare)
          if (factor > 1) holds.set(number, factor)
        }
        if (holds.size) for (const number of touched) gains[number] *= holds.get(number) || SCATTERED
      })
      if (phrases.length > 1) {
        const whole = search.squeeze(phrases.join("")), most = Math.min(phrases.length, 6)
        for (const number of touched) {
          if (sections[number].bareTitle.includes(whole)) gains[number] *= 1 + 0.5 * most
          else if (sections[number].bareText.includes(whole)) gains[number] *= 1 + 0.4 * most
        }
      }
      return gains
    }

    // A title weighs more than a text, the letters as written more than letters that sound alike. Words of other scripts
    // count where they begin, short phrases (acronyms, or a part of many words) on their own.
    exactness({ title, text, bareTitle, bareText, isPage }, phrase, bare) {
      const ofPage = isPage ? 0.8 : 0, isShort = phrase.length < SHORT, isThai = THAI.test(phrase)
      const holds = text => isShort ? standsIn(text, phrase, true) : isThai ? text.includes(phrase) : standsIn(text, phrase, false)
      if (holds(title)) return 1.8 + ofPage + (title === phrase ? 0.6 : 0)
      if (holds(text)) return isShort ? 2.2 : 1.6
      if (isShort || !isThai) return 1
      if (bareTitle.includes(bare)) return 1.6 + ofPage
      return bareText.includes(bare) ? 1.4 : 1
    }

    // Keeps the sections of the pages that hold enough, those of a page counted together.
    weigh(scores, covers, sizes, touched, gains) {
      const { sections } = this.index
      const all = sizes.reduce((sum, size) => sum + size, 0)
      const pages = new Map()                                              // page -> the best cover of each phrase in any section
      for (const number of touched) {
        const page = sections[number].page
        if (!pages.has(page)) pages.set(page, new Uint16Array(sizes.length))
        const best = pages.get(page)
        for (let place = 0; place < sizes.length; place++) if (covers[place][number] > best[place]) best[place] = covers[place][number]
      }
      const shares = new Map([...pages].map(([page, best]) => [page, best.reduce((sum, count) => sum + count, 0) / all]))
      const most = [...shares.values()].reduce((most, share) => Math.max(most, share), 0)
      const least = Math.min(1, Math.max(LEAST_COVER, most * OF_BEST)) - 1e-6
      const kept = new Map()                                               // by token, so that spellings of any length compare
      for (const number of touched) {
        const ofPage = shares.get(sections[number].page)
        if (ofPage < least) continue
        const ofSection = covers.reduce((sum, cover) => sum + cover[number], 0) / all
        const holdsAWord = covers.some((cover, place) => cover[number] && cover[number] >= Math.min(0.6, least) * sizes[place])
        if (holdsAWord) kept.set(number, scores[number] / all * ofSection * ofPage * ofPage * gains[number])
      }
      return kept
    }

    group(scores) {
      const pages = new Map()
      const ranked = [...scores].sort((one, other) => other[1] - one[1] || one[0] - other[0])
      for (const [number, score] of ranked) {
        const section = this.index.sections[number]
        if (!pages.has(section.page)) pages.set(section.page, { page: section.page, sections: [] })
        pages.get(section.page).sections.push({ section, score })
      }
      const worth = ({ sections }) => sections[0].score + 0.15 * sections.slice(1, 4).reduce((sum, item) => sum + item.score, 0)
      const found = [...pages.values()].sort((one, other) => worth(other) - worth(one)).slice(0, MOST_PAGES)
      return found.map(({ page, sections }) => ({ page, sections: sections.slice(0, MOST_SECTIONS) }))
    }
  }

  // Whether a phrase stands in a text with neither a letter nor a digit before it, nor after it if it must stand alone.
  function standsIn(text, phrase, mustStandAlone) {
    const isEdge = sign => !sign || !/[\p{L}\p{N}\p{M}]/u.test(sign)
    for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
      if (isEdge(text[at - 1]) && (!mustStandAlone || isEdge(text[at + phrase.length]))) return true
    }
    return false
  }

  // Every choice of one variant for each phrase, at most eight; the first is the query as typed.
  function combinations(asked) {
    let found = [[]]
    for (const variants of asked) found = found.flatMap(before => variants.map(variant => [...before, variant])).slice(0, 8)
    return found.map((phrases, number) => Object.assign(phrases, { isFirst: number === 0 }))
  }
})(self.handbookSearch = self.handbookSearch || {})
