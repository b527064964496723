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

    score(phrases) {
      const scores = new Map(), covers = new Map(), sizes = []
      phrases.forEach((phrase, place) => {
        const tokens = [...new Set(search.tokens(phrase))]
        sizes.push(tokens.length)
        for (const token of tokens) {
          const found = this.index.lookUp(token)
          if (!found.size) continue
          const rarity = Math.max(0.1, Math.log(1 + (this.index.sections.length - found.size + 0.5) / (found.size + 0.5)))
          for (const [number, weight] of found) {
            const spread = 1 - LENGTH + LENGTH * this.index.sections[number].length / this.index.average
            const worth = rarity * weight * (SATURATION + 1) / (weight + SATURATION * spread)
            scores.set(number, (scores.get(number) || 0) + worth)
            if (!covers.has(number)) covers.set(number, new Uint16Array(phrases.length))
            covers.get(number)[place]++
          }
        }
      })
      const gains = this.gains(phrases, covers, sizes)
      return this.weigh(phrases, scores, covers, sizes, gains)
    }

    // Section -> what it gains from holding the phrases whole, and the whole query.
    gains(phrases, covers, sizes) {
      const gains = new Map()
      const gain = (number, factor) => gains.set(number, (gains.get(number) || 1) * factor)
      phrases.forEach((phrase, place) => {
        if (phrase.length < 2) return
        const bare = search.squeeze(phrase), holds = new Map()
        for (const [number, cover] of covers) {
          if (cover[place] < sizes[place]) continue
          const factor = this.exactness(this.index.sections[number], phrase, bare)
          if (factor > 1) holds.set(number, factor)
        }
        if (holds.size) for (const number of covers.keys()) gain(number, holds.get(number) || SCATTERED)
      })
      if (phrases.length > 1) {
        const whole = search.squeeze(phrases.join(""))
        for (const number of covers.keys()) {
          const { bareTitle, bareText } = this.index.sections[number]
          if (bareTitle.includes(whole)) gain(number, 1 + 0.5 * Math.min(phrases.length, 6))
          else if (bareText.includes(whole)) gain(number, 1 + 0.4 * Math.min(phrases.length, 6))
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

    weigh(phrases, scores, covers, sizes, gains) {
      const pages = new Map()                                              // page -> the best cover of each phrase in any section
      for (const [number, cover] of covers) {
        const page = this.index.sections[number].page
        if (!pages.has(page)) pages.set(page, new Uint16Array(phrases.length))
        const best = pages.get(page)
        cover.forEach((count, place) => { if (count > best[place]) best[place] = count })
      }
      const all = sizes.reduce((sum, size) => sum + size, 0)
      const share = cover => cover.reduce((sum, count) => sum + count, 0) / all
      const most = Math.max(0, ...[...pages.values()].map(share))
      const least = Math.min(1, Math.max(LEAST_COVER, most * OF_BEST)) - 1e-6
      const kept = new Map()                                               // by token, so that spellings of any length compare
      for (const [number, score] of scores) {
        const section = this.index.sections[number], cover = covers.get(number), ofPage = share(pages.get(section.page))
        const holdsAWord = cover.some((count, place) => count && count >= Math.min(0.6, least) * sizes[place])
        if (ofPage < least || !holdsAWord) continue
        kept.set(number, score / all * share(cover) * ofPage * ofPage * (gains.get(number) || 1))
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
