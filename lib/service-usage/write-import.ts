/** Takes over a CSV file of service usage, whole or not at all, and has resources read now. */
import 'server-only'
import type { Actor } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { insertRows } from '@/lib/db/bulk'
import { inTransaction } from '@/lib/db/transaction'
import { spellingsOf } from '@/lib/domain/service-of-name'
import { listServices } from '@/lib/service-names/read'
import { refuseWrongLines } from '@/lib/wire/csv-form'
import type { UsageImport } from './contract'
import { readUsageLines } from './import-lines'

const SHOWN = 100
const NAMES_SHOWN = 20

/** What a file says. */
export async function previewUsage(csv: string): Promise<UsageImport> {
  return viewOf(await readUsage(csv), csv, false)
}

/**
 * Takes the file over: for each account in it, it takes the place of what earlier files said.
 * @throws AppError INVALID where a line is wrong; nothing is changed then
 */
export async function importUsage(actor: Actor, csv: string): Promise<UsageImport> {
  const read = await readUsage(csv)
  refuseWrongLines(read.problems)
  const view = viewOf(read, csv, true)
  await inTransaction(async (client) => {
    await client.query("DELETE FROM service_usage WHERE source = 'csv' AND account_id = ANY($1::char(12)[])", [
      read.lines.map(({ account }) => account),
    ])
    const { rows } = await client.query<{ now: string }>('SELECT now()::text AS now')
    await insertRows(
      client,
      'service_usage',
      [
        { name: 'account_id', type: 'char(12)', value: ({ account }) => account },
        { name: 'service', type: 'text', value: ({ service }) => service },
        { name: 'region', type: 'text', value: ({ region }) => region },
        { name: 'source', type: 'text', value: () => 'csv' },
        { name: 'as_of', type: 'timestamptz', value: () => rows[0]?.now ?? null },
      ],
      read.lines,
    )
    const after = { lines: view.lines, accounts: view.accounts }
    await recordChange(client, actor, { action: 'service-usage.imported', subject: { kind: 'service-usage' }, after })
    await announce(client, { topic: 'accounts' })
  })
  return view
}

interface ReadUsage extends ReturnType<typeof readUsageLines> {
  /** Services that no catalogue knows, sorted. */
  unmapped: string[]
}

async function readUsage(csv: string): Promise<ReadUsage> {
  const services = await listServices()
  const read = readUsageLines(csv, spellingsOf(services))
  const known = new Set(services.map(({ service }) => service))
  const named = new Set(read.lines.map(({ service }) => service))
  return { ...read, unmapped: [...named].filter((service) => !known.has(service)).sort() }
}

function viewOf({ lines, problems, unmapped }: ReadUsage, csv: string, applied: boolean): UsageImport {
  const distinct = (name: 'account' | 'service' | 'region') => new Set(lines.map((line) => line[name])).size
  return {
    applied,
    csv: applied ? '' : csv,
    lines: lines.length,
    problems: problems.slice(0, SHOWN),
    problemCount: problems.length,
    accounts: distinct('account'),
    services: distinct('service'),
    regions: distinct('region'),
    unmapped: unmapped.slice(0, NAMES_SHOWN),
    unmappedCount: unmapped.length,
  }
}
