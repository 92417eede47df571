/** Counts in how many post-mortems each cause stands that people labelled. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import { listSummariesOf } from '@/lib/incidents/read-summaries'
import { isSeen } from '@/lib/incidents/seen-sql'
import type { RecurringCause } from './contract-lists'
import { SHOWN_ON } from './filter-sql'

/** Incidents that are named for a cause, at most; the newest. */
const MOST_INCIDENTS = 10

/** Causes of more than one post-mortem that the reader sees, the most frequent first. */
export function listRecurringCauses(accounts: VisibleAccounts, most = 20): Promise<RecurringCause[]> {
  const key = `causes ${most} ${visibilityKey(accounts)}`
  return cachedRead(['postmortems', 'incidents'], key, () => count({ labels: null, most, least: 2 }, accounts))
}

/** How often each of these labels stands, the most frequent first; at most `most` of them. */
export async function countCauses(
  labels: readonly string[],
  most: number,
  accounts: VisibleAccounts,
): Promise<RecurringCause[]> {
  if (labels.length === 0) return []
  return count({ labels: [...new Set(labels)], most, least: 1 }, accounts)
}

interface Counted {
  /** Only these; null: any. */
  labels: readonly string[] | null
  most: number
  /** Causes of fewer post-mortems are left out. */
  least: number
}

async function count({ labels, most, least }: Counted, accounts: VisibleAccounts): Promise<RecurringCause[]> {
  const { bind, values } = parameters()
  const conditions = all(["f.key = 'cause-labels'", "f.body <> ''", ...isSeen(accounts, bind)])
  const named = labels === null ? 'true' : `l.label = ANY(${bind(labels)}::text[])`
  const { rows } = await pool().query<{ label: string; count: number; incidents: string[] }>(
    `SELECT l.label, count(*)::int AS count,
       (array_agg(i.id::text ORDER BY i.started_at DESC, i.id DESC))[:${MOST_INCIDENTS}] AS incidents
     FROM postmortem_field f JOIN postmortem p ON p.id = f.postmortem_id ${SHOWN_ON}
     CROSS JOIN LATERAL unnest(string_to_array(f.body, E'\\n')) l(label)
     WHERE ${conditions} AND l.label <> '' AND ${named}
     GROUP BY l.label HAVING count(*) >= ${bind(least)} ORDER BY count(*) DESC, l.label LIMIT ${bind(most)}`,
    values,
  )
  return withTitles(rows, accounts)
}

async function withTitles(
  rows: readonly { label: string; count: number; incidents: string[] }[],
  accounts: VisibleAccounts,
): Promise<RecurringCause[]> {
  const ids = [...new Set(rows.flatMap(({ incidents }) => incidents))]
  const summaries = await listSummariesOf(ids, accounts)
  const titles = new Map(summaries.map(({ id, title }) => [id, title]))
  return rows.map(({ incidents, ...row }) => ({
    ...row,
    incidents: incidents.flatMap((id) => {
      const title = titles.get(id)
      return title === undefined ? [] : [{ id, title }]
    }),
  }))
}
