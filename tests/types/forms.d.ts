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

interface HandbookForms {
  rules: FormRules
  // values.js
  controlsOf(form: HTMLFormElement): FormControl[]
  bare(number: string): string
  readText(type: string | undefined, text: string): FormReading
  numberIn(control: FormControl): string | null
  toValue(type: string | undefined, text: string): string
  toText(type: string | undefined, value: string, locale?: string, isCell?: boolean): string
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
  font: { name: string; object: string; ascent: number; descent: number }
  signs: Record<string, PdfSign> & { "?": PdfSign }
  fields: Record<string, PdfField>
}

type PdfSign = [glyph: number, width: number]

/** An object of the file that a value changes: its number, and its dictionary as far as it is known. */
interface PdfEntry {
  object: number
  dictionary: string
}

type PdfField = PdfEntry & (PdfCheck | PdfChoice | PdfList | PdfText)
type PdfCheck = { kind: "check" }
type PdfChoice = { kind: "choice"; options: Record<string, PdfEntry> }
type PdfBox = { box: [width: number, height: number]; size: number; lines?: boolean; right?: boolean }
type PdfList = PdfBox & { kind: "list"; words: Record<string, string> }
type PdfText = PdfBox & { kind: "text" }
