/** Reads IAM's credential report: CSV whose columns are found by name, because AWS adds some and accounts lack some. */
import { parse } from 'csv-parse/sync'
import type { CredentialKey, CredentialReport, CredentialRow } from '@/lib/domain/evidence/facts'
import type { Instant } from '@/lib/domain/health-event'

const ROOT = '<root_account>'
/** What the report says where it has nothing to say. */
const NOTHING = new Set(['', 'n/a', 'not_supported'])
const NEVER = new Set(['n/a', 'no_information'])

type Cells = ReadonlyMap<string, string>

/** A report as it is kept. */
export interface ReadReport {
  report: CredentialReport
  /** The newest change of a user, password or key in it: it cannot have been made before; null where it tells of none. */
  newestChange: Instant | null
}

/** @throws {Error} for what is no CSV with a column `user` */
export function parseCredentialReport(csv: string): ReadReport {
  const records: string[][] = parse(csv, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true })
  const [head = [], ...lines] = records
  const columns = head.map((name) => name.trim().toLowerCase())
  if (!columns.includes('user')) throw new Error('it has no column "user"')
  const keyNumbers = columns.flatMap((name) => {
    const number = /^access_key_(\d+)_active$/.exec(name)?.[1]
    return number === undefined ? [] : [Number(number)]
  })
  const report: CredentialReport = { root: null, users: [] }
  let newestChange: Instant | null = null
  for (const line of lines) {
    const cells: Cells = new Map(columns.map((name, index) => [name, line[index] ?? '']))
    const row = readRow(cells, keyNumbers)
    if (row.user === ROOT) report.root = row
    else report.users.push(row)
    newestChange = latest(newestChange, row)
  }
  return { report, newestChange }
}

function readRow(cells: Cells, keyNumbers: readonly number[]): CredentialRow {
  const passwordEnabled = flagIn(cells, 'password_enabled')
  return {
    user: cells.get('user') ?? '',
    arn: cells.get('arn') ?? '',
    createdAt: timeIn(cells, 'user_creation_time'),
    passwordEnabled,
    passwordLastUsed: lastUse(cells, 'password_last_used', passwordEnabled !== false),
    passwordLastChanged: timeIn(cells, 'password_last_changed'),
    mfaActive: flagIn(cells, 'mfa_active'),
    keys: keyNumbers.map((number) => readKey(cells, number)),
  }
}

function readKey(cells: Cells, number: number): CredentialKey {
  const flag = flagIn(cells, `access_key_${number}_active`)
  const lastRotated = timeIn(cells, `access_key_${number}_last_rotated`)
  const isThere = flag === true || lastRotated !== null
  // Of a key that was never made the report may say anything.
  const active = isThere ? flag : false
  return { number, active, lastRotated, lastUsed: lastUse(cells, `access_key_${number}_last_used_date`, isThere) }
}

function flagIn(cells: Cells, column: string): boolean | null {
  const text = cells.get(column)?.toLowerCase()
  if (text === 'true') return true
  return text === 'false' ? false : null
}

function timeIn(cells: Cells, column: string): Instant | null {
  return timeOf(cells.get(column) ?? '')
}

/** ISO 8601; UTC where it names no offset. */
function timeOf(text: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return null
  const time = Date.parse(/(?:z|[+-]\d{2}:?\d{2})$/i.test(text) || text.length === 10 ? text : `${text}Z`)
  return Number.isNaN(time) ? null : time
}

/** When something was last used. `isThere`: it exists, so that "N/A" means that nobody ever used it. */
function lastUse(cells: Cells, column: string, isThere: boolean): CredentialRow['passwordLastUsed'] {
  const text = cells.get(column)
  if (text === undefined) return null
  const time = timeOf(text)
  if (time !== null) return time
  const word = text.toLowerCase()
  if (isThere && NEVER.has(word)) return 'never'
  return NOTHING.has(word) || NEVER.has(word) ? null : 'unknown'
}

function latest(newest: Instant | null, { createdAt, passwordLastChanged, keys }: CredentialRow): Instant | null {
  const times = [newest, createdAt, passwordLastChanged, ...keys.map(({ lastRotated }) => lastRotated)]
  const known = times.filter((time) => time !== null)
  return known.length === 0 ? null : Math.max(...known)
}
