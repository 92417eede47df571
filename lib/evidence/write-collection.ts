/** Has accounts read now: makes the rounds and hands their accounts to the worker. */
import 'server-only'
import type pg from 'pg'
import { announce } from '@/lib/db/announce'
import { enqueueAll } from '@/lib/db/enqueue'
import type { Queryable } from '@/lib/db/pool'
import { beginRun, type LostReading, listLostReadings, type RunTrigger } from './write-run'

/** The job of lib/worker/collect-evidence.ts. */
export const COLLECT = 'collect-evidence'

/** The key of an account's job: a second one is folded into one that has not begun. */
export function collectKey(account: string): string {
  return `evidence:${account}`
}

/** What people wait for comes before a round over everything; a lower number is done first. */
const PRIORITY: Record<RunTrigger, number> = { person: -20, verification: -10, schedule: 0 }

/** How many accounts are read, and those that nothing is read of. */
export interface AskedCollection {
  accounts: string[]
  /** Not active, or of no connection that collects evidence. */
  left: string[]
}

/** Begins a round over these accounts for each of their connections. */
export async function askCollection(
  client: pg.ClientBase,
  accounts: readonly string[],
  { trigger, askedBy }: { trigger: RunTrigger; askedBy: string | null },
): Promise<AskedCollection> {
  const { rows } = await client.query<{ id: string; connection: string }>(
    `SELECT a.id::text, c.id AS connection FROM aws_account a JOIN aws_connection c ON c.id = a.connection_id
     WHERE a.id = ANY($1::char(12)[]) AND a.status = 'ACTIVE' AND a.left_at IS NULL AND c.enabled
       AND c.evidence_role IS NOT NULL
     ORDER BY c.id, a.id`,
    [accounts],
  )
  for (const connection of new Set(rows.map((row) => row.connection))) {
    const ids = rows.filter((row) => row.connection === connection).map(({ id }) => id)
    await beginRun(client, { connection, trigger, askedBy }, ids)
    await enqueueReadings(client, ids, trigger)
  }
  if (rows.length > 0) await announce(client, { topic: 'evidence' })
  const found = rows.map(({ id }) => id)
  return { accounts: found, left: accounts.filter((id) => !found.includes(id)) }
}

/** Hands the readings of a round that was begun to the worker; those named in `first` come first. */
export async function enqueueReadings(
  client: Queryable,
  accounts: readonly string[],
  trigger: RunTrigger,
  first: readonly string[] = [],
): Promise<void> {
  const jobsOf = (ids: readonly string[]) =>
    ids.map((account) => ({ payload: { account }, key: collectKey(account), queue: null }))
  const isFirst = (id: string) => first.includes(id)
  await enqueueAll(client, COLLECT, jobsOf(accounts.filter(isFirst)), PRIORITY[trigger] - 1)
  await enqueueAll(client, COLLECT, jobsOf(accounts.filter((id) => !isFirst(id))), PRIORITY[trigger])
}

/** Hands readings to the worker again whose job was lost; returns them. */
export async function requeueLostReadings(client: Queryable): Promise<LostReading[]> {
  const lost = await listLostReadings(client)
  if (lost.length > 0) {
    await enqueueReadings(
      client,
      lost.map(({ account }) => account),
      'schedule',
    )
  }
  return lost
}
