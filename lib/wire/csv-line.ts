/** Writes lines of CSV (RFC 4180) that no spreadsheet takes for formulas. */

/**
 * What spreadsheets would run as a formula (OWASP, "CSV injection"); with apostrophes before it, too, so that the one that
 * csvLine adds can be told from those.
 */
const FORMULA = /^'*[=+\-@＝＋－＠\t\r]/

/** What stands between two commas: null is nothing, a number stays one for whoever calculates with it. */
export type CsvCell = string | number | null

/** One line with its line break. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`
}

/** What a cell said before csvLine put an apostrophe in front of it. */
export function withoutApostrophe(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text
}

function cellText(cell: CsvCell): string {
  if (typeof cell === 'number') return String(cell)
  const text = cell ?? ''
  const harmless = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
