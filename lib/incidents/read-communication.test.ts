/** Reading when AWS spoke, who showed it when, and when people wrote that they knew; on a real database. */
import { beforeEach, expect, it, describe as suite } from 'vitest'
import { pool } from '@/lib/db/pool'
import { cadenceOf } from '@/lib/domain/communication/cadence'
import { whoKnew } from '@/lib/domain/communication/knowledge'
import { recordObservations } from '@/lib/events/write'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildIncident, buildNote, mergeInto } from '@/lib/testing/build-incident'
import { buildObservation, buildUpdate } from '@/lib/testing/build-observation'
import { withDatabase } from '@/lib/testing/database'
import { listCommunicationFacts } from './read-communication'

withDatabase()
beforeEach(ensureSources)

const BLUE = '111122223333'
const RED = '444455556666'
const MINUTE = 60_000
const START = Date.parse('2026-03-01T10:00:00Z')
const at = (minutes: number) => START + minutes * MINUTE

/** AWS spoke 31, 41 and 91 minutes after the start; we saw it after 33. */
async function storeEvent(event: Parameters<typeof buildObservation>[0] = {}, seenAt = at(33)): Promise<string> {
  const observation = buildObservation(
    {
      ...{ startedAt: at(0), endedAt: at(90), status: 'closed', saidAt: at(91) },
      updates: [buildUpdate(31), buildUpdate(41), buildUpdate(91)],
      ...event,
    },
    { fetchedAt: seenAt },
  )
  const { seen } = await recordObservations([observation], seenAt)
  return seen[0] ?? ''
}

async function factsOf(id: string, accounts: string[] | null = null) {
  const [facts, ...more] = await listCommunicationFacts([id], accounts)
  expect(more).toEqual([])
  if (facts === undefined) throw new Error('not seen')
  return facts
}

suite('communication about an incident', () => {
  it('is read from its events, their updates and their sightings', async () => {
    const id = await buildIncident([await storeEvent()])
    const facts = await factsOf(id)
    expect(facts).toMatchObject({
      ...{ incidentId: id, goesOn: false, hasEvents: true, people: {} },
      spans: [{ clock: 'declared', from: at(0), to: at(90) }],
      sightings: { 'public-page': at(33) },
    })
    expect(facts.said.toSorted((a, b) => a.at - b.at)).toEqual([31, 41, 91].map((m) => ({ at: at(m), isWhole: false })))
    expect(cadenceOf(facts, at(9000))).toMatchObject({ postingDelayMs: 31 * MINUTE, updates: 3 })
  })

  it('holds when people wrote that they knew, of all that was merged into it', async () => {
    const other = await buildIncident([])
    const id = await buildIncident([await storeEvent()], { acknowledgedAt: new Date(at(50)).toISOString() })
    const note = await buildNote(other, 'customers call')
    await mergeInto(other, id)
    await pool().query('UPDATE incident_note SET created_at = $2 WHERE id = $1', [note, new Date(at(20))])
    await pool().query('UPDATE incident SET created_at = $2 WHERE id = $1', [other, new Date(at(12))])
    const { people } = await factsOf(id)
    expect(people).toEqual({ opened: at(12), acknowledged: at(50), note: at(20) })
    expect(await listCommunicationFacts([other], null)).toEqual([])
  })

  it('goes on while an event of it is open', async () => {
    const recent = Date.now() - 30 * MINUTE
    const open = { startedAt: recent, endedAt: null, status: 'open' as const, saidAt: recent }
    const id = await buildIncident([await storeEvent({ ...open, updates: [] }, recent)])
    expect(await factsOf(id)).toMatchObject({ goesOn: true, spans: [{ clock: 'declared', to: null }] })
  })

  it('counts nobody as having known of what was read in as history', async () => {
    const id = await buildIncident([await storeEvent({}, at(91) + 30 * 1440 * MINUTE)])
    expect(whoKnew(await factsOf(id))).toMatchObject({ known: [], readLater: ['public-page'] })
  })

  it('tells limited readers nothing of events and texts of others', async () => {
    const event = (account: string, minutes: number) =>
      storeEvent({
        arn: `arn:aws:health:us-east-1::event/X/Y/Z_${account}`,
        scope: 'ACCOUNT_SPECIFIC',
        startedAt: at(minutes),
        updates: [buildUpdate(minutes + 5, { account, text: `Trouble in ${account}` })],
      })
    const [blue, red] = [await event(BLUE, 0), await event(RED, 10)]
    const id = await buildIncident([blue, red])
    await pool().query(
      'INSERT INTO affected_account (event_id, account_id, first_seen_at) SELECT *, now() FROM unnest($1::bigint[], $2::text[])',
      [
        [blue, red],
        [BLUE, RED],
      ],
    )
    expect((await factsOf(id, [RED])).spans).toEqual([{ clock: 'declared', from: at(10), to: at(90) }])
    expect((await factsOf(id, [RED])).said).toEqual([{ at: at(15), isWhole: false }])
    expect((await factsOf(id, null)).said).toHaveLength(2)
    expect(await listCommunicationFacts([id], ['999988887777'])).toEqual([])
  })
})
