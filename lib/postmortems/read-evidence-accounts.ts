/** Reads the accounts under one check of a post-mortem's item: their verdicts at the incident's time and now. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { Verdict } from '@/lib/domain/evidence/verdict'
import type { VerdictView } from '@/lib/evidence/contract'
import { listVerdicts, readVerdictPage, type VerdictPageRequest } from '@/lib/evidence/read-verdicts'
import type { ItemEvidencePage } from './contract-evidence'

/** Which accounts, and which two moments (ISO 8601 UTC) are compared; `nowAt` null: now. */
export interface AccountsQuestion {
  check: string
  /** As they are now; empty: all. */
  verdict: Verdict[]
  incidentAt: string
  nowAt: string | null
}

/** A page by account. @throws AppError INVALID for a cursor that is none */
export async function listItemAccounts(
  { check, verdict, incidentAt, nowAt }: AccountsQuestion,
  page: VerdictPageRequest,
  accounts: VisibleAccounts,
): Promise<ItemEvidencePage> {
  const { data, nextCursor } = await listVerdicts(filterOf({ check, verdict, at: nowAt }), page, accounts)
  const before = await readThen(
    check,
    incidentAt,
    data.map(({ account }) => account.id),
  )
  return { data: data.map((now) => ({ atIncident: before.get(now.account.id) ?? null, now })), nextCursor, rows: [] }
}

/** What was known of these accounts, which the reader may see. */
async function readThen(check: string, at: string, ids: string[]): Promise<Map<string, VerdictView>> {
  if (ids.length === 0) return new Map()
  const { data } = await readVerdictPage(filterOf({ check, verdict: [], at }), { limit: ids.length, cursor: null }, ids)
  return new Map(data.map((view) => [view.account.id, view]))
}

/** How many accounts are asked for at once. */
const PAGE = 1_000

/** Ids of the accounts, of those that the reader may see, in which the check fails now and nobody accepted that; in order. */
export async function listFailing(check: string, accounts: VisibleAccounts): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const page = await readVerdictPage(
      filterOf({ check, verdict: ['fail'], at: null }),
      { limit: PAGE, cursor },
      accounts,
    )
    ids.push(...page.data.map(({ account }) => account.id))
    cursor = page.nextCursor
  } while (cursor !== null)
  return ids.toSorted()
}

function filterOf(asked: { check: string; verdict: Verdict[]; at: string | null }): Parameters<typeof listVerdicts>[0] {
  const { check, verdict, at } = asked
  return { check: [check], verdict, at, unit: null, team: null, account: null, connection: null, partition: null }
}
