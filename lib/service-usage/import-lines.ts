/** Reads a CSV file of service usage: which account uses which service in which Region, and what is wrong with which line. */
import { isAccountId } from '@/lib/domain/aws-directory'
import { GLOBAL_REGION, regionOfName } from '@/lib/domain/region'
import { splitServiceName } from '@/lib/domain/service-of-name'
import { type CsvColumns, type CsvLineProblem, type CsvRow, readCsvTable } from '@/lib/wire/read-csv'

export interface UsageLine {
  account: string
  service: string
  region: string
}

type Column = 'account_id' | 'service' | 'region'

const COLUMNS: CsvColumns<Column> = {
  headings: {
    account_id: ['account_id', 'account', 'accountid', 'id'],
    service: ['service'],
    region: ['region', 'aws_region'],
  },
  needed: ['account_id', 'service', 'region'],
}

/**
 * What the file says, each account, service and Region once, and what is wrong with the other lines. Services may be
 * spelled as bills spell them; `listed` (spellingsOf) knows those that AWS's list has added.
 */
export function readUsageLines(
  csv: string,
  listed: ReadonlyMap<string, string>,
): { lines: UsageLine[]; problems: CsvLineProblem[] } {
  const { rows, problems } = readCsvTable<Column>(csv, COLUMNS)
  const found = new Map<string, UsageLine>()
  const wrong = [...problems]
  for (const row of rows) {
    const line = readLine(row, listed)
    if (typeof line === 'string') wrong.push({ line: row.line, what: line })
    else found.set(JSON.stringify([line.account, line.service, line.region]), line)
  }
  return { lines: [...found.values()], problems: wrong }
}

/** A usage, or what is wrong, as a sentence. */
function readLine({ cells }: CsvRow<Column>, listed: ReadonlyMap<string, string>): UsageLine | string {
  const account = cells.account_id.replace(/^(\d{4})-(\d{4})-(\d{4})$/, '$1$2$3')
  if (!isAccountId(account)) return `"${account.slice(0, 40)}" is not an account id, which has 12 digits.`
  const key = splitServiceName(cells.service, listed)
  if (key.service === '') return `"${cells.service.slice(0, 40)}" is not the name of a service, such as ec2.`
  const region = cells.region === '' ? key.region : regionOfName(cells.region)
  if (region !== null) return { account, service: key.service, region }
  return cells.region === ''
    ? `The Region is missing: write its id, such as eu-west-1, or ${GLOBAL_REGION}.`
    : `"${cells.region.slice(0, 40)}" is not a Region: write its id, such as eu-west-1, or ${GLOBAL_REGION}.`
}
