/** Reads a CSV file of accounts: which account gets which name, teams, environment and criticality, and what is wrong with which line. */
import { criticalityOf, NAME_LENGTH } from '@/lib/domain/account-rules'
import { isAccountId } from '@/lib/domain/aws-directory'
import { CRITICALITIES, type Criticality } from '@/lib/domain/blast-radius/facts'
import { plainName } from '@/lib/domain/plain-name'
import { type CsvRow, readCsvTable } from '@/lib/wire/read-csv'
import type { CsvProblem } from './contract'
import { splitTeams } from './team-cell'

/** What one line says of one account. Null: nothing. */
export interface ImportLine {
  line: number
  id: string
  name: string | null
  /** Names of all its teams. */
  teams: string[] | null
  environment: string | null
  criticality: Criticality | null
}

const LONGEST_ACCOUNT_NAME = 100

type Column = 'account_id' | 'name' | 'team' | 'environment' | 'criticality'

const COLUMNS = {
  headings: {
    account_id: ['account_id', 'account', 'accountid', 'id'],
    name: ['name', 'account_name'],
    team: ['team', 'teams'],
    environment: ['environment', 'env'],
    criticality: ['criticality'],
  },
  needed: ['account_id'],
} as const

/** The lines that can be used, and what is wrong with the others. */
export function readImportLines(csv: string): { lines: ImportLine[]; problems: CsvProblem[] } {
  const { rows, problems } = readCsvTable<Column>(csv, COLUMNS)
  const lines: ImportLine[] = []
  const seenAt = new Map<string, number>()
  const found = [...problems]
  for (const row of rows) {
    const { line, what } = readLine(row)
    const first = seenAt.get(line.id)
    const problem = what ?? (first === undefined ? null : `Account ${line.id} stands on line ${first} already.`)
    if (problem === null) {
      seenAt.set(line.id, row.line)
      lines.push(line)
    } else found.push({ line: row.line, what: problem })
  }
  return { lines, problems: found }
}

function readLine({ line, cells }: CsvRow<Column>): { line: ImportLine; what: string | null } {
  const id = /^\d{4}-\d{4}-\d{4}$/.test(cells.account_id) ? cells.account_id.replaceAll('-', '') : cells.account_id
  const teams = splitTeams(cells.team)
  const what =
    whyNoAccountId(id) ??
    whyNoName('name', cells.name, LONGEST_ACCOUNT_NAME) ??
    whyNoName('environment', cells.environment, NAME_LENGTH) ??
    whyNoCriticality(cells.criticality) ??
    teams.map((name) => whyNoName('team', name, NAME_LENGTH)).find((why) => why !== null) ??
    null
  return {
    line: {
      line,
      id,
      name: cells.name || null,
      teams: teams.length > 0 ? teams : null,
      environment: cells.environment || null,
      criticality: criticalityOf(cells.criticality),
    },
    what,
  }
}

/** Why a text is no account id, as a sentence; null where it is one. */
function whyNoAccountId(id: string): string | null {
  if (isAccountId(id)) return null
  if (/^\d{1,11}$/.test(id) || /^\d(\.\d+)?E\+?\d+$/i.test(id)) {
    return `${id} is not an account id, which has 12 digits: spreadsheets drop zeros and shorten numbers unless the column is text.`
  }
  return id === '' ? 'The account id is missing.' : `"${id.slice(0, 40)}" is not an account id, which has 12 digits.`
}

function whyNoCriticality(text: string): string | null {
  if (text === '' || criticalityOf(text) !== null) return null
  return `"${text.slice(0, 40)}" is no criticality: write ${CRITICALITIES.slice(0, -1).join(', ')} or ${CRITICALITIES.at(-1)}.`
}

function whyNoName(column: string, name: string, most: number): string | null {
  const wrong = name === '' ? null : plainName(most).safeParse(name).error
  return wrong ? `The ${column} cannot be used. ${wrong.issues[0]?.message ?? ''}`.trim() : null
}
