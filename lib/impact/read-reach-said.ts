/** Reads which accounts AWS named in events, and what people say of accounts: whoever asks. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { eachInSlices } from '@/lib/db/slices'
import { all, parameters } from '@/lib/db/statement'
import type { Instant } from '@/lib/domain/health-event'

/** An account that AWS named, and when it added it in ms; null: it stood there from the first. */
export interface NamedId {
  id: string
  since: Instant | null
}

const MS = (moment: string) => `round(extract(epoch FROM ${moment}) * 1000)::bigint`

/** From how many events on it is faster to read all that names some accounts than to look into each event. */
const MANY_EVENTS = 1_000

/** By event; of the given accounts alone, where some are given. Others of the accounts' events may be among them. */
export async function listNamings(
  eventIds: readonly string[],
  accountIds: readonly string[] | null,
): Promise<Map<string, NamedId[]>> {
  if (eventIds.length === 0 || accountIds?.length === 0) return new Map()
  const { bind, values } = parameters()
  const conditions = (table: string) => [
    ...(accountIds === null ? [] : [`${table}.account_id = ANY(${bind(accountIds)}::text[]::char(12)[])`]),
    ...(accountIds !== null && eventIds.length > MANY_EVENTS
      ? []
      : [`${table}.event_id = ANY(${bind(eventIds)}::bigint[])`]),
  ]
  const { rows } = await pool().query<{ eventId: string; named: string }>(
    `WITH added AS MATERIALIZED (SELECT r.event_id, r.account_id, min(r.observed_at) AS at FROM reach_change r
       WHERE ${all(['r.entity_value IS NULL', ...conditions('r')])} GROUP BY 1, 2)
     SELECT a.event_id::text AS "eventId", string_agg(a.account_id || coalesce(${MS('n.at')}::text, ''), ' ') AS named
     FROM affected_account a LEFT JOIN added n ON n.event_id = a.event_id AND n.account_id = a.account_id
     WHERE ${all(conditions('a'))} GROUP BY a.event_id`,
    values,
  )
  const namings = new Map<string, NamedId[]>()
  await eachInSlices(rows, ({ eventId, named }) => namings.set(eventId, named.split(' ').map(namedId)))
  return namings
}

/** 12 digits of the account, and the time. */
function namedId(text: string): NamedId {
  return { id: text.slice(0, 12), since: text.length === 12 ? null : Number(text.slice(12)) }
}

/** How many accounts AWS named in an event, and since when one of them was in it, ms; null: from the first. */
export interface NamedCount {
  count: number
  since: Instant | null
}

/**
 * By event, of all events that name any. Accounts are added to events and never removed, so that the same count is the same
 * accounts.
 */
export function readNamedCounts(): Promise<ReadonlyMap<string, NamedCount>> {
  return cachedRead('events', 'how many accounts events name', async () => {
    const { rows } = await pool().query<{ counts: string | null }>(
      `SELECT string_agg(concat(n.event_id, ' ', n.count, ' ', CASE WHEN l.count >= n.count THEN ${MS('l.at')} END), ',') AS counts
       FROM (SELECT event_id, count(*) FROM affected_account GROUP BY event_id) n
       LEFT JOIN (SELECT event_id, count(DISTINCT account_id), min(observed_at) AS at FROM reach_change
         WHERE entity_value IS NULL GROUP BY event_id) l ON l.event_id = n.event_id`,
    )
    const lines = rows[0]?.counts?.split(',') ?? []
    const counts = new Map<string, NamedCount>()
    await eachInSlices(lines, (line) => {
      const [eventId = '', count = '', since = ''] = line.split(' ')
      counts.set(eventId, { count: Number(count), since: since === '' ? null : Number(since) })
    })
    return counts
  })
}

/** Ids of the accounts that people call touched, or not touched, in an incident. */
export interface ReportedIds {
  touched: string[]
  cleared: string[]
}

/** What counts now, by incident, merges followed. */
export function readReported(): Promise<ReadonlyMap<string, ReportedIds>> {
  return cachedRead('incidents', 'what people say of accounts', async () => {
    const { rows } = await pool().query<{ root: string; accountId: string; verdict: string }>(
      `WITH RECURSIVE up(id, root) AS (
         SELECT DISTINCT incident_id, incident_id FROM blast_report WHERE ended_at IS NULL
         UNION SELECT up.id, i.merged_into FROM up JOIN incident i ON i.id = up.root WHERE i.merged_into IS NOT NULL)
       SELECT DISTINCT ON (up.root, r.account_id) up.root::text, r.account_id::text AS "accountId", r.verdict
       FROM up JOIN incident i ON i.id = up.root AND i.merged_into IS NULL
       JOIN blast_report r ON r.incident_id = up.id AND r.ended_at IS NULL
       ORDER BY up.root, r.account_id, r.id DESC`,
    )
    const reported = new Map<string, ReportedIds>()
    for (const { root, accountId, verdict } of rows) {
      const known = reported.get(root) ?? { touched: [], cleared: [] }
      reported.set(root, known)
      known[verdict === 'clear' ? 'cleared' : 'touched'].push(accountId)
    }
    return reported
  })
}
