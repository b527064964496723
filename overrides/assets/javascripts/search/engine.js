// The index and the ranking. In: sections { location, title, text }; out: pages with their best sections first.
// Ranking is BM25 over the tokens, raised where the query stands whole in a title or text. A page counts when it holds
// enough of the query; the words of a query with spaces may stand in different sections of it.
(function (search) {
  "use strict"

  const PAGE_TITLE = 6, TITLE = 3                                          // how much a token in a title counts for
  const SATURATION = 1.2, LENGTH = 0.75                                    // BM25's k1 and b
  const LEAST_COVER = 0.45, OF_BEST = 0.75                                 // share of the query a page must hold
  const MOST_PAGES = 50, MOST_SECTIONS = 6

  search.Engine = class {
    // synonyms: lists of words that mean the same, as people write them.
    constructor(docs, synonyms) {
      this.postings = new Map()                                            // token -> [section, weight, section, weight …]
      this.sections = docs.map((doc, number) => this.read(doc, number))
      this.average = this.sections.reduce((sum, section) => sum + section.length, 0) / (this.sections.length || 1)
      this.synonyms = (synonyms || []).map(words => words.map(word => search.normalise(word).text))
    }

    read(doc, number) {
      const title = search.normalise(doc.title).text, text = search.normalise(doc.text).text
      const isPage = !doc.location.includes("#")
      const weights = new Map()
      const count = (tokens, weight) => { for (const token of tokens) weights.set(token, (weights.get(token) || 0) + weight) }
      count(search.tokens(title), isPage ? PAGE_TITLE : TITLE)
      count(search.tokens(text), 1)
      for (const [token, weight] of weights) {
        if (!this.postings.has(token)) this.postings.set(token, [])
        this.postings.get(token).push(number, weight)
      }
      return { doc, page: doc.location.split("#")[0], isPage, title, text, length: text.length + TITLE * title.length }
    }

    // query -> [{ page, sections: [{ section, score }] }], best first.
    find(query) {
      const phrases = search.normalise(query).text.split(/[\s"“”(),]+/).filter(Boolean)
      const asked = phrases.map(phrase => this.variants(phrase))
      const scores = asked.length ? this.rank(asked) : new Map()
      return { phrases: asked.flat(), pages: this.group(scores) }
    }

    // A word of the query and what means the same.
    variants(phrase) {
      const found = [phrase]
      for (const words of this.synonyms) {
        for (const word of words) {
          if (phrase === word) found.push(...words.filter(other => other !== word))
          else if (word.length > 3 && phrase.includes(word)) found.push(...words.filter(other => other !== word).map(other => phrase.replace(word, other)))
        }
      }
      return [...new Set(found)]
    }

    rank(asked) {
      const best = new Map()
      for (const phrases of combinations(asked)) {
        for (const [number, score] of this.score(phrases)) {
          const worth = phrases.isFirst ? score : score * 0.9
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
          const found = this.lookUp(token)
          if (!found.size) continue
          const rarity = Math.max(0.1, Math.log(1 + (this.sections.length - found.size + 0.5) / (found.size + 0.5)))
          for (const [number, weight] of found) {
            const spread = 1 - LENGTH + LENGTH * this.sections[number].length / this.average
            const worth = rarity * weight * (SATURATION + 1) / (weight + SATURATION * spread)
            scores.set(number, (scores.get(number) || 0) + worth)
            if (!covers.has(number)) covers.set(number, new Uint16Array(phrases.length))
            covers.get(number)[place]++
          }
        }
      })
      return this.weigh(phrases, scores, covers, sizes)
    }

    // token -> Map of section to weight: itself, its year in the other era, words that begin with it, words one slip away.
    lookUp(token) {
      const found = new Map()
      const add = (postings, share) => {
        for (let at = 0; at < postings.length; at += 2) found.set(postings[at], (found.get(postings[at]) || 0) + postings[at + 1] * share)
      }
      for (const word of search.years(token)) {
        if (this.postings.has(word)) add(this.postings.get(word), word === token ? 1 : 0.9)
        if (search.isThai(token) || token.length < 2) continue
        for (const [other, postings] of this.postings) if (other !== word && other.startsWith(word)) add(postings, 0.6)
      }
      if (!found.size && token.length > 4 && /^\p{L}/u.test(token)) {
        for (const [other, postings] of this.postings) {
          if (other[0] === token[0] && Math.abs(other.length - token.length) < 2 && search.isNear(other, token)) add(postings, 0.4)
        }
      }
      return found
    }

    weigh(phrases, scores, covers, sizes) {
      const pages = new Map()                                              // page -> the best cover of each phrase in any section
      for (const [number, cover] of covers) {
        const page = this.sections[number].page
        if (!pages.has(page)) pages.set(page, new Uint16Array(phrases.length))
        const best = pages.get(page)
        cover.forEach((count, place) => { if (count > best[place]) best[place] = count })
      }
      const all = sizes.reduce((sum, size) => sum + size, 0)
      const share = cover => cover.reduce((sum, count) => sum + count, 0) / all
      const most = Math.max(0, ...[...pages.values()].map(share))
      const least = Math.min(1, Math.max(LEAST_COVER, most * OF_BEST)) - 1e-9
      const kept = new Map()
      for (const [number, score] of scores) {
        const section = this.sections[number], cover = covers.get(number), ofPage = share(pages.get(section.page))
        const holdsAWord = cover.some((count, place) => count && count >= Math.min(0.6, least) * sizes[place])
        if (ofPage < least || !holdsAWord) continue
        kept.set(number, score * share(cover) * ofPage * ofPage * this.exactness(section, phrases))
      }
      return kept
    }

    // How much a section gains from holding the phrases whole.
    exactness(section, phrases) {
      let gain = 1
      for (const phrase of phrases) {
        if (phrase.length < 2) continue
        if (section.title.includes(phrase)) gain *= 1.8 + (section.isPage ? 0.8 : 0) + (section.title === phrase ? 0.6 : 0)
        else if (section.text.includes(phrase)) gain *= 1.6
      }
      return gain
    }

    group(scores) {
      const pages = new Map()
      const ranked = [...scores].sort((one, other) => other[1] - one[1] || one[0] - other[0])
      for (const [number, score] of ranked) {
        const section = this.sections[number]
        if (!pages.has(section.page)) pages.set(section.page, { page: section.page, sections: [] })
        pages.get(section.page).sections.push({ section, score })
      }
      const worth = ({ sections }) => sections[0].score + 0.15 * sections.slice(1, 4).reduce((sum, item) => sum + item.score, 0)
      const found = [...pages.values()].sort((one, other) => worth(other) - worth(one)).slice(0, MOST_PAGES)
      return found.map(({ page, sections }) => ({ page, sections: sections.slice(0, MOST_SECTIONS) }))
    }
  }

  // Every choice of one variant for each phrase, at most eight; the first is the query as typed.
  function combinations(asked) {
    let found = [[]]
    for (const variants of asked) found = found.flatMap(before => variants.map(variant => [...before, variant])).slice(0, 8)
    return found.map((phrases, number) => Object.assign(phrases, { isFirst: number === 0 }))
  }
})(self.handbookSearch = self.handbookSearch || {})
