/** Similar incidents and recurring causes, as far as a reader sees them, on a real database. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { FieldKey } from '@/lib/domain/postmortem/fields'
import { recordObservations } from '@/lib/events/write'
import type { Doer } from '@/lib/incidents/doer'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildDoer } from '@/lib/testing/build-doer'
import { buildIncident, mergeInto } from '@/lib/testing/build-incident'
import { buildObservation } from '@/lib/testing/build-observation'
import { withDatabase } from '@/lib/testing/database'
import { listRecurringCauses } from './read-causes'
import { readSimilar } from './read-similar'
import { openFor } from './test-opened'
import { changeAction } from './write-action-changes'
import { addAction } from './write-actions'
import { saveField } from './write-fields'

withDatabase()
beforeEach(ensureSources)

const BLUE = '111122223333'
const RED = '444455556666'

let events = 0
/** An incident of one event of a service in a Region; of one account where one is named. */
async function incidentOf(service: string, region: string, account: string | null = null): Promise<string> {
  events += 1
  const observation = buildObservation({
    ...{
      arn: `arn:aws:health:${region}::event/X/Y/${service}_${events}`,
      service,
      region,
      serviceName: service.toUpperCase(),
    },
    scope: account === null ? 'PUBLIC' : 'ACCOUNT_SPECIFIC',
  })
  const { seen } = await recordObservations([observation], Date.now())
  const [id = ''] = seen
  if (account !== null) {
    await pool().query('INSERT INTO affected_account (event_id, account_id, first_seen_at) VALUES ($1, $2, now())', [
      id,
      account,
    ])
  }
  return buildIncident([id])
}

async function write(doer: Doer, incidentId: string, key: FieldKey, body: string): Promise<void> {
  await inTransaction((client) => saveField(client, doer, { incidentId, of: null, key }, { version: 0, body }))
}

describe('similar incidents', () => {
  it('are of the same service, Region or kind, with what was learned and what became of it', async () => {
    const mira = await buildDoer('Mira')
    const subject = await incidentOf('kinesis', 'eu-west-1')
    const alike = await incidentOf('kinesis', 'eu-west-1')
    const elsewhere = await incidentOf('kinesis', 'us-west-2')
    await incidentOf('lambda', 'ap-south-1')
    await openFor(mira, { incidentId: elsewhere, template: 'service' })
    await write(mira, elsewhere, 'lessons', '**Buffer** what cannot be sent.')
    await write(mira, elsewhere, 'cause-labels', 'no buffer\nSingle Region')
    const plan = { title: 'Buffer', type: 'mitigate' as const, dueOn: '2020-01-01' }
    const done = await inTransaction((client) => addAction(client, mira, elsewhere, plan))
    await inTransaction((client) => changeAction(client, mira, done, { version: 0, state: 'done' }))
    await inTransaction((client) => addAction(client, mira, elsewhere, plan))
    const { data, causes } = await readSimilar(subject, null)
    expect(data.map(({ incident }) => incident.id)).toEqual([alike, elsewhere])
    expect(data[0]).toMatchObject({ postmortem: null, reasons: expect.arrayContaining(['same service: KINESIS']) })
    expect(data[0]?.score).toBeGreaterThan(data[1]?.score ?? 1)
    expect(data[1]?.postmortem).toEqual({
      state: 'draft',
      lessons: 'Buffer what cannot be sent.',
      actions: { total: 2, done: 1, dropped: 0, overdue: 1 },
      causes: ['no buffer', 'single region'],
    })
    expect(causes).toMatchObject([
      { label: 'no buffer', count: 1 },
      { label: 'single region', count: 1 },
    ])
  })

  it('share causes and words of what was learned', async () => {
    const mira = await buildDoer('Mira')
    const subject = await incidentOf('kinesis', 'eu-west-1')
    const other = await incidentOf('sqs', 'us-west-2')
    for (const incidentId of [subject, other]) {
      await openFor(mira, { incidentId, template: 'service' })
      await write(mira, incidentId, 'cause-labels', 'expired certificate')
    }
    await write(mira, other, 'lessons', 'A certificate that expired at night was nobody’s.')
    const { data, causes } = await readSimilar(subject, null)
    const reasons = data.find(({ incident }) => incident.id === other)?.reasons ?? []
    expect(reasons).toEqual(
      expect.arrayContaining(['same cause: expired certificate', 'similar words in what was learned']),
    )
    expect(causes).toMatchObject([{ label: 'expired certificate', count: 2 }])
  })

  it('lead no limited reader to what they do not see', async () => {
    const mira = await buildDoer('Mira')
    const subject = await incidentOf('kinesis', 'eu-west-1', BLUE)
    const hidden = await incidentOf('kinesis', 'eu-west-1', RED)
    const own = await incidentOf('kinesis', 'eu-west-1', BLUE)
    for (const incidentId of [hidden, own, subject]) {
      await openFor(mira, { incidentId, template: 'service' })
      await write(mira, incidentId, 'cause-labels', 'no alarm')
    }
    const ids = async (accounts: string[] | null) =>
      (await readSimilar(subject, accounts)).data.map(({ incident }) => incident.id)
    expect((await ids(null)).toSorted()).toEqual([hidden, own].toSorted())
    expect(await ids([BLUE])).toEqual([own])
    expect((await readSimilar(subject, [BLUE])).causes).toMatchObject([{ count: 2 }])
    expect((await listRecurringCauses([BLUE]))[0]?.incidents.map(({ id }) => id).toSorted()).toEqual(
      [own, subject].toSorted(),
    )
    await expect(readSimilar(subject, [RED])).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('are those of the incident that a merged one went into', async () => {
    const [one, other, third] = [
      await incidentOf('kinesis', 'eu-west-1'),
      await incidentOf('kinesis', 'eu-west-1'),
      await incidentOf('kinesis', 'eu-west-1'),
    ]
    await mergeInto(one, other)
    expect((await readSimilar(one, null)).data.map(({ incident }) => incident.id)).toEqual([third])
    await expect(readSimilar('999', null)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('recurring causes', () => {
  it('are those of more than one post-mortem, the most frequent first', async () => {
    const mira = await buildDoer('Mira')
    for (const labels of ['no alarm\nsingle region', 'no alarm', 'single region\nno alarm', 'once']) {
      const { incidentId } = await openFor(mira)
      await write(mira, incidentId, 'cause-labels', labels)
    }
    const causes = await listRecurringCauses(null)
    expect(causes.map(({ label, count }) => [label, count])).toEqual([
      ['no alarm', 3],
      ['single region', 2],
    ])
    expect(causes[0]?.incidents).toHaveLength(3)
  })
})
