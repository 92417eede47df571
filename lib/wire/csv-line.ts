/** Writes lines of CSV (RFC 4180) that no spreadsheet takes for formulas. */

/**
 * What spreadsheets would run as a formula (OWASP, "CSV injection"); with apostrophes before it, too, so that the one that
 * csvLine adds can be told from those.
 */
const FORMULA = /^'*[=+\-@＝＋－＠\t\r]/

/** One line with its line break. */
export function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map((text) => cell(text ?? '')).join(',')}\r\n`
}

/** What a cell said before csvLine put an apostrophe in front of it. */
export function withoutApostrophe(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text
}

function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
