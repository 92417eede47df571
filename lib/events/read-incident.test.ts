/** Events by what their incident is: the same parameters list both. */
import { beforeEach, expect, it } from 'vitest'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildIncident } from '@/lib/testing/build-incident'
import { buildObservation } from '@/lib/testing/build-observation'
import { buildPerson } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { type EventFilter, NO_FILTER } from './filter'
import { getEvent, listEventSummaries } from './read'
import { readTrace } from './read-trace'
import { recordObservations } from './write'

withDatabase()
beforeEach(ensureSources)

const DAY = 86_400_000
const START = Date.parse('2026-03-01T10:00:00Z')

async function storeEvent(day: number, facts: Parameters<typeof buildObservation>[0] = {}): Promise<string> {
  const startedAt = START + day * DAY
  const arn = `arn:aws:health:us-east-1::event/X/Y/Z_${day}`
  const { seen } = await recordObservations(
    [buildObservation({ arn, startedAt, saidAt: startedAt, ...facts })],
    startedAt,
  )
  return seen[0] ?? ''
}

async function found(filter: Partial<EventFilter>): Promise<string[]> {
  const { data } = await listEventSummaries({ ...NO_FILTER, ...filter }, { limit: 10, cursor: null }, null)
  return data.map(({ id }) => id)
}

it('finds events by kind, severity, owner and acknowledgement of their incident', async () => {
  const mira = await buildPerson()
  const [owned, other, notice] = [
    await storeEvent(0),
    await storeEvent(10),
    await storeEvent(20, { category: 'accountNotification' }),
  ]
  const id = await buildIncident([owned], {
    ownerId: mira,
    severity: 1,
    kind: 'identity',
    acknowledgedAt: '2026-03-01T10:05Z',
    title: 'Sign-in',
    status: 'investigating',
  })
  expect(await found({})).toEqual([notice, other, owned])
  expect(await found({ kind: ['identity'] })).toEqual([owned])
  expect(await found({ sev: ['SEV1', 'SEV2'] })).toEqual([owned])
  expect(await found({ owner: [mira] })).toEqual([owned])
  expect(await found({ owner: ['none'] })).toEqual([other])
  expect(await found({ owner: ['me'] })).toEqual([])
  expect(await found({ unacknowledged: true })).toEqual([other])
  expect(
    (await readTrace({ ...NO_FILTER, kind: ['identity'], to: '2026-03-02T00:00:00.000Z' }, null)).days,
  ).toMatchObject([{ day: '2026-03-01', began: 1 }])
  const incident = { id, title: 'Sign-in', status: 'investigating', severity: 'SEV1' }
  expect((await getEvent(owned, null)).incident).toEqual(incident)
  expect((await getEvent(notice, null)).incident).toBeNull()
})
