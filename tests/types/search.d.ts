// What the scripts of the search share (overrides/assets/javascripts/search): each of them fills in its part.

/** A section as the build writes it into the index, search/index.LOCALE.HASH.js. */
interface SearchDocument {
  location: string
  title: string
  text: string
}

/** A section in normal form; `bare…` are its letters and digits alone. */
interface SearchSection {
  doc: SearchDocument
  page: string
  isPage: boolean
  title: string
  text: string
  bareTitle: string
  bareText: string
  length: number
}

interface SearchVocabulary {
  like(word: string): Map<string, number>
  knows(word: string): boolean
  slips(word: string): string[]
}

interface SearchIndex {
  /** token -> [section, weight, section, weight …] */
  postings: Map<string, number[]>
  sections: SearchSection[]
  vocabulary: SearchVocabulary
  /** length of a section */
  average: number
  lookUp(token: string): number[]
  held(tokens: string[]): Uint16Array
}

interface SearchMeaning {
  joined(phrases: string[]): string[]
  of(phrase: string): string[]
}

type SearchFound = { section: SearchSection; score: number }
type SearchPage = { page: string; sections: SearchFound[] }

interface SearchEngine {
  index: SearchIndex
  find(query: string): { phrases: string[][]; pages: SearchPage[] }
}

/** Where something stands in a text: from one offset to another. */
type SearchRange = [start: number, end: number]

/** The theme's: how it shows a section, and how it speaks with the worker. */
interface SearchItem {
  location: string
  title: string
  text: string
  score: number
  terms: Record<string, boolean>
}
type SearchAsked = { type: number; data?: string }
type SearchAnswered = { type: number; data?: { items: SearchItem[][] } }

interface HandbookSearch {
  // normalise.js
  normalise(source: string): { text: string; offsets: number[] }
  alike(text: string): string
  squeeze(text: string): string
  hasThai(text: string): boolean
  places(text: string, part: string): Iterable<number>
  // tokens.js
  tokens(text: string): string[]
  years(word: string): string[]
  isThai(token: string): boolean
  // stem.js, near.js, query.js
  stem(word: string): string
  isNear(one: string, other: string): boolean
  distance(one: string, other: string): number
  nearStretches(text: string, phrase: string): Set<string>
  phrases(query: string): string[]
  pairs(postings?: number[]): Iterable<[section: number, weight: number]>
  // vocabulary.js, index.js, meaning.js, engine.js
  Vocabulary: new (words: Iterable<string>) => SearchVocabulary
  Index: new (docs: SearchDocument[]) => SearchIndex
  Meaning: new (index: SearchIndex, synonyms: string[][]) => SearchMeaning
  Engine: new (docs: SearchDocument[], synonyms?: string[][]) => SearchEngine
  // highlight.js, answer.js
  ranges(source: string, phrases: string[][]): SearchRange[]
  mark(text: string, ranges: SearchRange[], from: number, to: number): string
  snippet(text: string, ranges: SearchRange[]): string
  answer(engine: SearchEngine, query: string): SearchItem[][]
  // worker.js; the first two are folder.js's, where there is no worker
  load?: (address: string) => Promise<unknown>
  address?: string
  send(message: SearchAnswered): void
  receive(event: { data: SearchAsked }): Promise<void>
}

declare var handbookSearch: HandbookSearch
declare var handbookIndex: { docs: SearchDocument[]; synonyms: string[][] }
/** The pointer's, search/LOCALE.js: the name of the index beside it. */
declare var handbookIndexIs: string
