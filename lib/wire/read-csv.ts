/** Reads a small CSV file that somebody sent: rows by the names of their columns, and what is wrong with it, line by line. */
import { parse } from 'csv-parse/sync'
import { withoutApostrophe } from './csv-line'

/** What is wrong with one line; counted from 1, the heading being the first. */
export interface CsvLineProblem {
  line: number
  what: string
}

export interface CsvRow<Column extends string> {
  line: number
  /** Trimmed; blank where the line or the file has no such cell. */
  cells: Record<Column, string>
}

export interface CsvTable<Column extends string> {
  rows: CsvRow<Column>[]
  problems: CsvLineProblem[]
}

/** The columns that are read, each with the headings that name it, in lower case with underscores; `needed` must be there. */
export interface CsvColumns<Column extends string> {
  headings: Readonly<Record<Column, readonly string[]>>
  needed: readonly Column[]
}

/** Twice what an organization holds by default. */
const MOST_LINES = 20_000

/** Reads commas, semicolons or tabs, whichever the heading holds most of. Columns that are not known are left out. */
export function readCsvTable<Column extends string>(
  text: string,
  { headings, needed }: CsvColumns<Column>,
): CsvTable<Column> {
  const { records, problem } = parseRecords(text)
  const [heading, ...body] = records
  if (problem !== null) return { rows: [], problems: [problem] }
  if (heading === undefined) return { rows: [], problems: [{ line: 1, what: 'The file is empty.' }] }
  const columns = Object.entries<readonly string[]>(headings) as [Column, readonly string[]][]
  const names = heading.cells.map(normalised)
  const places = columns.map(([column, called]) => ({ column, at: names.findIndex((name) => called.includes(name)) }))
  const missing = places.filter(({ column, at }) => at < 0 && needed.includes(column)).map(({ column }) => column)
  if (missing.length > 0) {
    return { rows: [], problems: [{ line: 1, what: `The heading names no column ${missing.join(' and no ')}.` }] }
  }
  if (body.length > MOST_LINES) {
    const what = `The file has ${body.length.toLocaleString('en-US')} lines; at most ${MOST_LINES.toLocaleString('en-US')} are read at once.`
    return { rows: [], problems: [{ line: 1, what }] }
  }
  const rows = body.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(
      places.map(({ column, at }) => [column, withoutApostrophe((cells[at] ?? '').trim())]),
    ) as Record<Column, string>,
  }))
  return { rows, problems: [] }
}

interface NumberedRecord {
  line: number
  cells: string[]
}

function parseRecords(text: string): { records: NumberedRecord[]; problem: CsvLineProblem | null } {
  const records: NumberedRecord[] = []
  let line = 1
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      on_record: (cells: string[], { lines }) => {
        if (cells.some((cell) => cell.trim() !== '')) records.push({ line, cells })
        line = lines + 1
        return null
      },
    })
    return { records, problem: null }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return {
      records: [],
      problem: { line, what: 'From here on it is no CSV: a quotation mark is missing or misplaced.' },
    }
  }
}

function delimiterOf(text: string): string {
  const [heading = ''] = text.split(/\r\n|\n|\r/, 1)
  const counted = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: heading.split(delimiter).length }))
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).delimiter
}

function normalised(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
}
