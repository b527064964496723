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
  | { fault?: undefined; version: string; values: FormValues; specimen?: true; twice?: string[] }
  | { fault: "broken"; form?: string }
  | { fault: "other"; form: string }

/** What is read in a text: its value, "" if nothing is written; or a fault's name and what belongs into its words. */
type FormReading = { value: string } | { value: null; fault: string; parts: FormWords }

/** A cell of a spreadsheet: what it shows, and the day behind it if that is told. */
type FormCell = { text: string; date?: string }
type FormGrid = { cells: FormCell[][]; merged: number }

/** What a paste did: the blanks it changed, the values it had no place for, and counts of what is told. */
interface FormPasted {
  changed: { control: FormControl; before: string; offered: string | undefined; after: string }[]
  left: string[]
  wrong: number
  replaced: number
  days: boolean
}

/** A change of rows: how it is undone, which returns the number of blanks that were changed since and stay. */
type FormUndo = { table: HTMLTableElement; undo: () => number }
type FormRowChange<Row> = (form: HTMLFormElement, table: HTMLTableElement, row: Row) => string

type FormDraft = { key: string; when: string; version: string; values: FormValues }
type FormDraftBox = { choice: HTMLInputElement; line: HTMLElement; opener: HTMLElement; clearer: HTMLElement }

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
  clean(text: string, type?: string): string
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
  faults(form: HTMLFormElement): [control: FormControl, words: string, fault: string][]
  filled(text: string, parts: FormWords): string
  say(form: HTMLFormElement, key: string, parts?: FormWords): string
  unprintable(form: HTMLFormElement): [control: FormControl, words: string][]
  // full.js
  lacking(text: string): string[]
  isFull(control: FormControl): boolean
  goesOn(form: HTMLFormElement, nameOf: (control: FormControl) => string): string[]
  full(form: HTMLFormElement): FormControl[]
  // names.js
  nameOfFile(form: HTMLFormElement, ending: string, today?: Date): string
  // file.js
  toFile(form: HTMLFormElement): string
  fromFile(text: string, id: string | null): FormFile
  save(name: string, type: string, content: BlobPart): void
  choose(accept: string): Promise<[name: string, text: string]>
  toPdf(form: HTMLFormElement): Promise<Uint8Array<ArrayBuffer>>
  // rows.js
  mostRows: number
  undoing: FormUndo[]
  tablesOf(form: HTMLFormElement): HTMLTableElement[]
  rowsOf(table: HTMLTableElement): HTMLTableRowElement[]
  cellsOf(row: HTMLTableRowElement): FormControl[]
  columnsOf(table: HTMLTableElement): HTMLElement[]
  prepareRows(form: HTMLFormElement, table: HTMLTableElement): void
  setCell(control: FormControl, value: string, offered?: string): void
  cellValue(control: FormControl): string
  isRowFilled(row: HTMLTableRowElement): boolean
  numberRows(form: HTMLFormElement, table: HTMLTableElement): void
  insertRows(form: HTMLFormElement, table: HTMLTableElement, index: number, count?: number): HTMLTableRowElement[]
  put(form: HTMLFormElement, values: FormValues): string[]
  rowChanges: Record<string, FormRowChange<HTMLTableRowElement>> & { below: FormRowChange<HTMLTableRowElement | null> }
  // rowtools.js
  startRows(form: HTMLFormElement): void
  tell(form: HTMLFormElement, table: HTMLTableElement, said: string, left?: string[]): void
  undo(form: HTMLFormElement): void
  // clipboard.js
  cellsOfClipboard(html: string, text: string): FormGrid | null
  readTabs(text: string): string[][]
  // paste.js
  startPaste(form: HTMLFormElement): void
  paste(
    form: HTMLFormElement, table: HTMLTableElement, control: FormControl, grid: FormGrid,
  ): { said: string[]; left: string[] }
  // problems.js
  labelOf(control: FormControl): string
  showFaults(
    form: HTMLFormElement, found: [control: FormControl, words: string, fault?: string][], isAsked?: boolean
  ): void
  // draft.js
  keepDraft(form: HTMLFormElement): boolean
  keepDraftSoon(form: HTMLFormElement): void
  allowDraft(isAllowed: boolean): void
  startDraft(form: HTMLFormElement, open: (draft: FormDraft) => string | null): void
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
  specimen: { words: string; font: string; info: PdfEntry; pages: (PdfEntry & { contents: string })[] }
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
  isSpecimen: boolean
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
