/** Compares what is stored with what is true behind the stand-in, event by event, account by account, entity by entity. */
import { expect } from 'vitest'
import type { Truth } from '@/e2e/stand-in/aws/truth'
import type { TruthEvent } from '@/e2e/stand-in/aws/truth-event'
import { pool } from '@/lib/db/pool'

interface ComparedEvent {
  arn: string
  status: string
  scope: string
  startedAt: number
  endedAt: number | null
  saidAt: number
  text: string | null
  accounts: [account: string, text: string | null][]
  entities: [account: string, value: string, arn: string | null, status: string | null, at: number | null][]
}

/** What is stored of the events that AWS Health showed. */
export async function readStored(): Promise<ComparedEvent[]> {
  const { rows } = await pool().query<ComparedEvent & { descriptionAccount: string | null }>(
    `SELECT e.arn, e.status, e.scope, ${ms('e.started_at')} AS "startedAt", ${ms('e.ended_at')} AS "endedAt",
       ${ms('e.said_at')} AS "saidAt", e.description AS text,
       coalesce((SELECT json_agg(json_build_array(a.account_id, t.text) ORDER BY a.account_id) FROM affected_account a
         LEFT JOIN event_text t ON t.event_id = a.event_id AND t.digest = a.text_digest WHERE a.event_id = e.id), '[]') AS accounts,
       coalesce((SELECT json_agg(json_build_array(n.account_id, n.entity_value, nullif(n.entity_arn, ''), n.status,
           ${ms('n.last_updated_at')}) ORDER BY n.account_id, n.entity_value COLLATE "C", n.entity_arn COLLATE "C")
         FROM affected_entity n WHERE n.event_id = e.id), '[]') AS entities
     FROM health_event e JOIN sighting s ON s.event_id = e.id AND s.source = 'aws-health' ORDER BY e.arn COLLATE "C"`,
  )
  return rows
}

function ms(column: string): string {
  return `(extract(epoch FROM ${column}) * 1000)::float8`
}

function compared(event: TruthEvent, only: string | null): ComparedEvent {
  const isPublic = event.scope === 'PUBLIC'
  const all = isPublic ? [] : [...event.reach.accounts()].sort()
  const accounts = only === null ? all : all.filter((account) => account === only)
  return {
    arn: event.arn,
    status: event.status,
    scope: event.scope,
    startedAt: event.startTime,
    endedAt: event.endTime,
    saidAt: event.lastUpdatedTime,
    text: isPublic ? event.reach.textOf(null) : textOf(event, accounts[0]),
    accounts: accounts.map((account) => [account, textOf(event, account)]),
    entities: accounts.flatMap((account) =>
      event.reach
        .entitiesOf(account)
        .map(({ value, arn, status, lastUpdatedTime }): ComparedEvent['entities'][number] => [
          account,
          value,
          arn,
          status,
          lastUpdatedTime,
        ])
        .sort(([, one, oneArn], [, other, otherArn]) => (`${one} ${oneArn}` < `${other} ${otherArn}` ? -1 : 1)),
    ),
  }
}

function textOf(event: TruthEvent, account: string | undefined): string | null {
  return account === undefined ? null : event.reach.textOf(account)
}

/** Fails unless the stored events are the true ones; as one account sees them, where it is named. */
export async function expectTruth(truth: Truth, only: string | null = null): Promise<void> {
  const seen = [...truth.events.list()].filter(
    ({ scope, reach }) => only === null || scope === 'PUBLIC' || reach.has(only),
  )
  const wanted = seen.map((event) => compared(event, only)).sort((one, other) => (one.arn < other.arn ? -1 : 1))
  const stored = await readStored()
  expect(stored.map(({ arn }) => arn)).toEqual(wanted.map(({ arn }) => arn))
  for (const [index, event] of wanted.entries()) expect(stored[index]).toEqual(event)
  await expectUpdates(wanted)
}

/** Each text stands among the updates once, with the moment from which on AWS told it. */
async function expectUpdates(events: readonly ComparedEvent[]): Promise<void> {
  const { rows } = await pool().query<{ arn: string; text: string; times: number }>(
    `SELECT e.arn, u.text, count(*)::int AS times FROM event_update u JOIN health_event e ON e.id = u.event_id
     WHERE u.text = e.description GROUP BY e.arn, u.text, u.observed_at`,
  )
  const told = new Set(rows.map(({ arn }) => arn))
  expect(rows.filter(({ times }) => times > 1)).toEqual([])
  for (const { arn, text } of events) expect(text === null || told.has(arn), `update of ${arn}`).toBe(true)
}
