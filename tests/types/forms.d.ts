// What the scripts of a form's page share (overrides/assets/javascripts/forms): each of them fills in its part.

/** What can be filled in; a group of radio buttons counts one by one. */
type FormControl = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** A text, the code of an option, or true for a box that is ticked. */
type FormValue = string | true
type FormValues = Record<string, FormValue>

/** A fault's name and what belongs into its words. */
type FormFault = [name: string, parts: FormWords]
type FormWords = Record<string, string | number | undefined>

/** What a file holds, or what is wrong with it. */
type FormFile =
  | { fault?: undefined; version: string; values: FormValues }
  | { fault: "broken"; form?: string }
  | { fault: "other"; form: string }

/** What is read in a text: its value, "" if nothing is written; or a fault's name and what belongs into its words. */
type FormReading = { value: string } | { value: null; fault: string; parts: FormWords }

/** As scripts/handbook/filled/rules.py writes them. */
interface FormRules {
  digits: number
  decimals: number
  longest: number
  marks: number
  years: [first: number, last: number]
  era: number
  invisible: string
  nothing: string
  written: string
  read: string
  number: string
  money: string
  grouping: string
  tel: string
  dates: string[]
  buddhist: string
  between: string
  months: string[]
}

/** The numbers of the rule of fit, and the widths of signs, as scripts/handbook/forms/fit.py writes them. */
interface FormRule {
  ascent: number
  descent: number
  margin: number
  smallest: number
  step: number
}
type FormFace = FormRule & { width(sign: string): number | undefined }
type FormBox = { box: [width: number, height: number]; size: number; lines?: boolean; whole?: boolean; right?: boolean }
type FormFitted = { size: number; lines: string[]; rest: string }

interface FormFitting {
  widthAt(face: FormFace, words: string, size: number): number
  partsOf(words: string): string[]
  piecesOf(face: FormFace, parts: string[], size: number, width: number): string[]
  broken(face: FormFace, pieces: string[], size: number, width: number): [first: number, end: number][]
  fit(face: FormFace, parts: string[], box: FormBox, mark: string): FormFitted
  lacking(face: FormFace, words: string): string[]
}

interface HandbookForms {
  rules: FormRules
  rule: FormRule & { widths: [width: number, signs: string][] }
  // fit.js
  fitting: FormFitting
  // values.js
  controlsOf(form: HTMLFormElement): FormControl[]
  bare(number: string): string
  readText(type: string | undefined, text: string): FormReading
  numberIn(control: FormControl): string | null
  toValue(type: string | undefined, text: string): string
  toText(type: string | undefined, value: string, locale?: string, isCell?: boolean, decimals?: number): string
  read(form: HTMLFormElement): FormValues
  write(form: HTMLFormElement, values: FormValues): string[]
  shown(form: HTMLFormElement): FormValues
  // sums.js
  product(numbers: string[]): string
  sum(numbers: string[]): string
  reckon(form: HTMLFormElement, control: FormControl): string
  reckoned(form: HTMLFormElement): FormControl[]
  offer(form: HTMLFormElement, writing: EventTarget | null): void
  settle(form: HTMLFormElement): void
  // checks.js
  faultOf(text: string, limits: DOMStringMap): FormFault | null
  holderOf(control: FormControl): HTMLElement
  faults(form: HTMLFormElement): [control: FormControl, words: string][]
  say(form: HTMLFormElement, key: string, parts?: FormWords): string
  unprintable(form: HTMLFormElement): [control: FormControl, words: string][]
  // full.js
  lacking(text: string): string[]
  isFull(control: FormControl): boolean
  goesOn(form: HTMLFormElement, nameOf: (control: FormControl) => string): string[]
  full(form: HTMLFormElement): FormControl[]
  // file.js
  toFile(form: HTMLFormElement): string
  fromFile(text: string, id: string): FormFile
  save(name: string, type: string, content: BlobPart): void
  choose(accept: string): Promise<[name: string, text: string]>
  toPdf(form: HTMLFormElement): Promise<Uint8Array<ArrayBuffer>>
}

declare var handbookForms: HandbookForms

/** The map of a PDF form, as scripts/handbook/forms/paper/fillable.py writes it. */
interface PdfMap {
  length: number
  size: number
  previous: number
  identity: string
  trailer: string
  font: FormRule & { name: string; object: string }
  signs: Record<string, PdfSign> & { "?": PdfSign }
  more: PdfMore
  rows: Record<string, PdfRows>
  fields: Record<string, PdfField>
}

/** An object with a list, apart from its dictionary. */
type PdfListing = PdfEntry & { kids: string }

/** What continuation sheets say, and what they are added to. */
interface PdfMore {
  title: string
  foot: string
  mark: string
  from: string
  rows: string
  page: string
  number: string
  cell: string
  digits: string
  box: [width: number, height: number]
  pages: PdfListing & { count: number }
  document: PdfListing
  parents: PdfListing & { next: number }
}

type PdfRows = PdfListing & { count: number; number: number; columns: PdfColumn[] }
type PdfColumn = { head: string; width: number; name?: string; label?: string; words?: string }
type PdfCell = {
  column: PdfColumn
  name: string
  field?: PdfField
  value: FormValue | ""
  words?: string
  lines: string[]
}

/** A filled PDF while it is written; `left` is what is still to be said on continuation sheets. */
interface PdfWriting {
  update: import("../../overrides/assets/javascripts/forms/update.js").Update
  map: PdfMap
  face: FormFace
  left: { name: string; label: string; mark: string; words: string }[]
}

type PdfElement = { number: number; kind: string; parent: number; attributes: string; kids: string[] }
type PdfSheet = {
  number: number
  content: string[]
  marked: number[]
  fields: number[]
  names: Set<string>
  foot: PdfElement | undefined
}

type PdfSign = [glyph: number, width: number]

/** An object of the file that a value changes: its number, and its dictionary as far as it is known. */
interface PdfEntry {
  object: number
  dictionary: string
}

type PdfField = PdfEntry & { label?: string } & (PdfCheck | PdfChoice | PdfList | PdfText)
type PdfCheck = { kind: "check" }
type PdfChoice = { kind: "choice"; options: Record<string, PdfEntry> }
type PdfList = FormBox & { kind: "list"; words: Record<string, string> }
type PdfText = FormBox & { kind: "text" }
