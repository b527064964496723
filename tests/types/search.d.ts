// What the scripts of the search share (overrides/assets/javascripts/search): each of them fills in its part.

/** A section as the build writes it into the index, search/index.LOCALE.HASH.js. */
interface SearchDocument {
  /** Of a section: `#` and its id, in the page before it. */
  location: string
  title: string
  text: string
  /** Of a page: its description, then its author's keywords. */
  keys?: string[]
  /** Of a page: its label and its form's code, which lead to it exactly. */
  codes?: string[]
  /** A list of what other pages are about, or a form. */
  kind?: "register" | "form" | "guide"
  /** What a form's sheet says. */
  form?: string
}

/** The index as it is stored: in texts, a sign stands for the piece of its name. */
interface SearchStored {
  pieces: Record<string, string>
  docs: [location: string, title: string, text: string, others?: Partial<SearchDocument>][]
  synonyms: string[][]
}

interface SearchSection {
  number: number
  doc: SearchDocument
  page: string
  isPage: boolean
  isQuestion: boolean
  passages: SearchPassage[]
  /** The page's own, and of that all sections of the page, itself the first. */
  top: SearchSection
  parts: SearchSection[]
}

/** Some lines of a section; `length` is counted in normal form, `isMinor` are those of a form's sheet. */
interface SearchPassage {
  at: number
  section: SearchSection
  written: string
  isMinor: boolean
  length: number
}

/** Texts in normal form; `bare` are their letters and digits alone. */
interface SearchTexts {
  texts: string[]
  bare: string[]
  likely(bare: string): Iterable<number>
  holding(bare: string): number[]
  count(word: string): Map<number, number>
  forget(): void
}

/** Two letters -> from where to where in `held` the numbers of the texts that have them are, ascending. */
type SearchPairs = { starts: Uint32Array; held: Uint32Array }

interface SearchVocabulary {
  known(word: string): Map<string, number>
  slips(word: string): string[]
  beginning(word: string): string | null
}

interface SearchIndex {
  pages: Map<string, SearchSection>
  sections: SearchSection[]
  passages: SearchPassage[]
  inPassages: SearchTexts
  inTitles: SearchTexts
  inKeys: SearchTexts
  keys: { section: SearchSection; text: string }[]
  all: SearchTexts[]
  vocabulary: SearchVocabulary
  codes: { page: string; code: string; letters: string }[]
  /** Signs of each page, by its section's number; of a passage and of a page on average. */
  lengths: Float64Array
  average: number
  averagePage: number
  knows(text: string): boolean
  frequency(word: string): number
  forget(): void
}

/** A part of a query between spaces, or in quotation marks. */
type SearchRun = { text: string; isQuoted: boolean }

/** A word of a query in normal form. `isWhole`: it stands in quotation marks or is a synonym of several words. */
interface SearchWord {
  text: string
  run: number
  isQuoted: boolean
  isWhole: boolean
  isSlip: boolean
}

/**
 * A word with what else it may be; passage -> times, section -> share of its title, key -> letters of it that are the
 * word, section -> share of such a key that is the query.
 */
interface SearchTerm extends SearchWord {
  forms: Map<string, number>
  isAsking: boolean
  rarity: number
  passages: Map<number, number>
  titles: Map<number, number>
  keys: Map<number, number>
  keyed: Map<number, number>
}

/** What the neighbouring words are worth that stand together, by passage, and in titles and keys by section. */
interface SearchNeighbours {
  passages: Float64Array
  titles: Float64Array
  keys: Float64Array
}

/** The words that replace those from one place of a query to another. */
type SearchMend = { from: number; to: number; texts: string[]; isSlip: boolean }

interface SearchMeaning {
  words(query: string): SearchWord[]
  joined(words: SearchWord[]): SearchWord[]
  knows(word: string): boolean
  stands(word: string): boolean
  terms(words: SearchWord[]): SearchTerm[]
}

interface SearchCorrection {
  of(words: SearchWord[]): SearchWord[]
}

type SearchFound = { section: SearchSection; score: number; passage: SearchPassage }
type SearchPage = { page: string; worth: number; sections: SearchFound[] }

/** A query as it was understood, the pages whose codes it has, and those that answer. */
type SearchResult = { terms: SearchTerm[]; coded: string[]; pages: SearchPage[] }

interface SearchEngine {
  index: SearchIndex
  guides: SearchEngine | null
  find(query: string): SearchResult
}

/** Where something stands in a text: from one offset to another. */
type SearchRange = [start: number, end: number]

/** A section as it is shown; title and text are HTML with nothing but marks. */
type SearchShown = { location: string; title: string; text: string }
type SearchShownPage = SearchShown & { sections: SearchShown[] }

/** The pages that answer, those that only may be related, and whether more of the first may be there. */
type SearchAnswer = { strong: SearchShownPage[]; weak: SearchShownPage[]; isCut: boolean }

/** How the box and its worker speak; no answer: the index could not be loaded. */
type SearchAsked = { number: number; query: string }
type SearchAnswered = { number: number; answer: SearchAnswer | null }

interface HandbookSearch {
  // normalise.js
  normalise(source: string): { text: string; offsets: number[] }
  normal(source: string, offsets?: number[]): string
  alike(text: string): string
  squeeze(text: string): string
  hasThai(text: string): boolean
  places(text: string, part: string): Iterable<number>
  // tokens.js, stem.js, near.js
  latinWords(text: string): string[]
  years(word: string): string[]
  stem(word: string): string
  isNear(one: string, other: string): boolean
  distance(one: string, other: string): number
  halves(phrase: string): [head: string, tail: string]
  nearStretches(text: string, phrase: string): Set<string>
  // asking.js, words.js
  isAsking(word: string): boolean
  isOrdinary(word: string): boolean
  asksForForm(word: string): boolean
  isQuestion(heading: string): boolean
  askingAt(text: string, at: number): string
  wordAt(text: string): ((at: number) => SearchRange) | null
  words(text: string, knows: (stretch: string) => boolean, starts?: (text: string) => number): string[]
  partsOf(stretch: string): string[]
  // keyboard.js, query.js, codes.js
  otherLayout(text: string): string
  longest: number
  months: string[][]
  runs(query: string): SearchRun[]
  written(query: string): string
  codeLetters(code: string): string
  codePattern(code: string): RegExp
  // stored.js, vocabulary.js, texts.js, index.js, meaning.js, correction.js
  documents(stored: SearchStored): SearchDocument[]
  begins: number
  Vocabulary: new (words: Iterable<string>) => SearchVocabulary
  shortThai: number
  Texts: new (texts: string[]) => SearchTexts
  Index: new (docs: SearchDocument[]) => SearchIndex
  Meaning: new (index: SearchIndex, synonyms: string[][]) => SearchMeaning
  Correction: new (index: SearchIndex, meaning: SearchMeaning) => SearchCorrection
  rarity(known: number, all: number): number
  // neighbours.js, passages.js, pages.js, engine.js
  apart(docs: SearchDocument[]): { readers: SearchDocument[]; guides: SearchDocument[] }
  neighbours(terms: SearchTerm[], index: SearchIndex): SearchNeighbours
  worthOf(term: SearchTerm): number
  totalOf(terms: SearchTerm[]): number
  covering(worth: number, share: number): number
  scorePassages(terms: SearchTerm[], index: SearchIndex): Float64Array
  scoreKeys(terms: SearchTerm[], index: SearchIndex): Float64Array
  scorePages(terms: SearchTerm[], index: SearchIndex): Float64Array
  mostPages: number
  Engine: new (docs: SearchDocument[], synonyms?: string[][]) => SearchEngine
  // strength.js, highlight.js, answer.js
  strong(found: SearchResult, index: SearchIndex): number
  ranges(source: string, terms: Pick<SearchTerm, "forms" | "isAsking">[]): SearchRange[]
  mark(text: string, ranges: SearchRange[], from: number, to: number): string
  snippet(text: string, ranges: SearchRange[]): string
  answer(engine: SearchEngine, query: string): SearchAnswer
  // worker.js; the first two are folder.js's, where there is no worker
  load?: (address: string) => Promise<unknown>
  address?: string
  send(message: SearchAnswered): void
  receive(event: { data: SearchAsked }): Promise<void>
}

declare var handbookSearch: HandbookSearch
declare var handbookIndex: SearchStored
/** The pointer's, search/LOCALE.3.js: the name of the index beside it. */
declare var handbookIndexIs: string
