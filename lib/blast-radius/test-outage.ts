/** Stores outages with accounts for tests of reading, and says in words whom they touch. */
import { pool } from '@/lib/db/pool'
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'
import { certaintyOf, TOUCH, touchesAt } from '@/lib/domain/blast-radius/moment'
import { recordObservations } from '@/lib/events/write'
import { recordReach } from '@/lib/events/write-reach'
import { buildObservation } from '@/lib/testing/build-observation'
import { buildAccountReach, buildEntity, buildReach } from '@/lib/testing/build-reach'

export const START = Date.parse('2026-03-10T12:00:00Z')
const MINUTE = 60_000

/** A moment so many minutes after the start, ms. */
export function minute(minutes: number): number {
  return START + minutes * MINUTE
}

/** An event that began at START, of Lambda in us-east-1 and for everybody unless told otherwise. Returns its id. */
export async function storeEvent(
  name: string,
  facts: Partial<Parameters<typeof buildObservation>[0]> = {},
): Promise<string> {
  const observation = buildObservation({
    ...{ arn: `arn:aws:health:us-east-1::event/X/Y/Z_${name}`, summary: name },
    ...{ severity: null, peakSeverity: null, updates: [], startedAt: START, saidAt: START },
    ...facts,
  })
  const { seen } = await recordObservations([observation], START)
  return seen[0] ?? ''
}

/** AWS names accounts in the event, each with so many resources; isNews: it added them after it was known. */
export async function nameAccounts(
  eventId: string,
  accounts: Readonly<Record<string, readonly string[]>>,
  { saidAt = START, isNews = false } = {},
): Promise<void> {
  const reaches = Object.entries(accounts).map(([account, values]) =>
    buildAccountReach(account, {
      entities: values.map((value) => buildEntity({ value, lastUpdatedAt: saidAt })),
    }),
  )
  await recordReach([buildReach(eventId, reaches, { saidAt, isNews })], saidAt)
}

/** What is known of each account at a moment (ms; null: over the whole time), those apart of which it is nothing. */
export function touchedAt(facts: BlastFacts, at: number | null): Record<string, string> {
  const touches = touchesAt(facts, at)
  const said = facts.accounts.flatMap(({ id }, index): [string, string][] => {
    const touch = touches[index] ?? TOUCH.none
    const other = touch === TOUCH.unknown ? 'unknown' : touch === TOUCH.cleared ? 'cleared' : null
    const word = certaintyOf(touch) ?? other
    return word === null ? [] : [[id, word]]
  })
  return Object.fromEntries(said)
}

/** A person says it of an account. */
export async function storeReport(incidentId: string, account: string, verdict: 'touched' | 'clear'): Promise<void> {
  await pool().query(
    "INSERT INTO blast_report (incident_id, account_id, verdict, note, by_name) VALUES ($1, $2, $3, 'I looked', 'Mira')",
    [incidentId, account, verdict],
  )
}
