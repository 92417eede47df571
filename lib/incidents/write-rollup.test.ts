import { beforeEach, describe, expect, it } from 'vitest'
import { CHANNEL } from '@/lib/db/announce'
import { createClient, pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { takeTurn } from '@/lib/db/turn'
import { minute } from '@/lib/domain/correlation/testing/build-facts'
import { noteCurrentList } from '@/lib/events/write'
import { ensureSources } from '@/lib/source-health/write-sources'
import { withDatabase } from '@/lib/testing/database'
import { listChanges, listIncidents, record } from './test-grouping'
import { refreshIncidents } from './write-rollup'

withDatabase()
beforeEach(ensureSources)

const refresh = (...ids: string[]) =>
  inTransaction(async (client) => {
    await takeTurn(client, 'record')
    await refreshIncidents(client, ids)
  })

/** An incident of our own, as people open it. */
async function openByHand(): Promise<string> {
  const { rows } = await pool().query<{ id: string }>(
    `INSERT INTO incident (kind, kind_by_hand, origin, status, title, title_by_hand, severity, proposed_severity, severity_rule,
       started_at, first_seen_at, services)
     VALUES ('change', true, 'manual', 'investigating', 'A deploy broke it', true, 2, 4, 'Nothing of AWS', $1, $1, '{iam}')
     RETURNING id::text`,
    [new Date(minute(-60))],
  )
  return rows[0]?.id ?? ''
}

/** What is announced on the topic `incidents` while `work` is done. */
async function heardDuring(work: () => Promise<void>): Promise<string[]> {
  const client = createClient()
  await client.connect()
  const heard: { topic: string; ids?: string[] }[] = []
  const all = new Promise<void>((resolve) => {
    client.on('notification', ({ payload }) => (payload === '' ? resolve() : heard.push(JSON.parse(payload ?? ''))))
  })
  await client.query(`LISTEN ${CHANNEL}`)
  await work()
  await client.query(`NOTIFY ${CHANNEL}, ''`)
  await all
  await client.end()
  return heard.flatMap(({ topic, ids = [] }) => (topic === 'incidents' ? ids : []))
}

describe('refreshIncidents', () => {
  it('leaves what people gave to an incident without events', async () => {
    const id = await openByHand()
    await refresh(id)
    expect(await listIncidents()).toMatchObject([
      {
        ...{ title: 'A deploy broke it', kind: 'change', status: 'investigating', severity: 2, services: ['iam'] },
        ...{ startedAt: new Date(minute(-60)), eventCount: 0 },
      },
    ])
  })

  it('takes times and services from its events, and keeps what people said', async () => {
    const id = await openByHand()
    await record({ id: '1', service: 's3', from: 0, to: 45 })
    await pool().query('UPDATE incident_event SET incident_id = $1, by_hand = true', [id])
    await refresh(id)
    const [incident] = (await listIncidents()).filter((found) => found.id === id)
    expect(incident).toMatchObject({
      ...{ title: 'A deploy broke it', kind: 'change', status: 'investigating', services: ['s3'], eventCount: 1 },
      ...{ startedAt: new Date(minute(0)), endedAt: new Date(minute(45)) },
    })
  })

  it('computes what an incident was merged into when asked by its old name', async () => {
    await record({ id: '1', to: null }, { id: '2', region: 'eu-west-1', to: null })
    await pool().query('UPDATE incident_event SET incident_id = 1, by_hand = true')
    await pool().query('UPDATE incident SET merged_into = 1 WHERE id = 2')
    const heard = await heardDuring(() => refresh('2'))
    expect(heard.sort()).toEqual(['1', '2'])
    expect(await listIncidents()).toMatchObject([{ id: '1', eventCount: 2, regions: ['us-east-1', 'eu-west-1'] }])
  })

  it('changes nothing the second time', async () => {
    await record({ id: '1', to: null })
    const before = await pool().query('SELECT xmin, * FROM incident')
    await refresh('1')
    expect((await pool().query('SELECT xmin, * FROM incident')).rows).toEqual(before.rows)
    expect(await listChanges('1')).toHaveLength(1)
  })
})

describe('the topic incidents', () => {
  it('is announced for what is new, what moves, and what is no longer listed', async () => {
    expect(await heardDuring(() => record({ id: '1', to: null }))).toEqual(['1'])
    expect(
      await heardDuring(() => record({ id: '1', to: null, summary: 'Slower answers', saidAt: minute(9) })),
    ).toEqual(['1'])
    expect(
      await heardDuring(() => record({ id: '1', to: null, summary: 'Slower answers', saidAt: minute(9) })),
    ).toEqual([])
    expect(await heardDuring(() => noteCurrentList('public-feed', []))).toEqual(['1'])
  })
})
