/** How many accounts an incident touches follows what moves, for lists and severity, on a real database. */
import { beforeEach, describe, expect, it } from 'vitest'
import { CHANNEL } from '@/lib/db/announce'
import { createClient, pool } from '@/lib/db/pool'
import { recordReach } from '@/lib/events/write-reach'
import { storeAccount } from '@/lib/testing/build-account'
import { buildDoer } from '@/lib/testing/build-doer'
import { buildAccountReach, buildReach } from '@/lib/testing/build-reach'
import { withDatabase } from '@/lib/testing/database'
import type { IncidentSummaryView } from './contract'
import { listSummariesOf } from './read-summaries'
import { carryOut, eventId, merge, OWN, undo } from './test-arranging'
import { listChanges, record } from './test-grouping'
import { refreshReach } from './write-reach'

withDatabase()

const [BLUE, GREEN, RED] = ['111111111111', '222222222222', '333333333333'] as const

/** That the account uses the service there; nothing else is known of it then. */
async function use(account: string, service: string, region = 'us-east-1'): Promise<void> {
  await pool().query(
    `INSERT INTO service_usage (account_id, service, region, source, resources, as_of) VALUES ($1, $2, $3, 'csv', 1, now())`,
    [account, service, region],
  )
}

async function summaryOf(id: string, accounts: string[] | null = null): Promise<IncidentSummaryView | undefined> {
  return (await listSummariesOf([id], accounts))[0]
}

async function reachOf(id = '1'): Promise<IncidentSummaryView['reach'] | undefined> {
  return (await summaryOf(id))?.reach
}

/** Three accounts: Blue and Green use EC2 in us-east-1, Red something else. */
async function storeDirectory(): Promise<void> {
  for (const id of [BLUE, GREEN, RED]) await storeAccount({ id })
  await use(BLUE, 'ec2')
  await use(GREEN, 'ec2')
  await use(RED, 's3', 'eu-west-1')
}

const NOBODY = { confirmed: 0, reported: 0, inferred: 0, unknown: 0, touched: 0 }

describe('the reach of an incident', () => {
  beforeEach(async () => {
    await record({ id: '1', to: null })
  })

  it('is not told while the directory is empty, and changes nothing', async () => {
    await use(BLUE, 'ec2')
    const before = await pool().query('SELECT xmin, * FROM incident')
    expect(await refreshReach(['1'])).toEqual([])
    expect((await pool().query('SELECT xmin, * FROM incident')).rows).toEqual(before.rows)
    expect(await reachOf()).toBeNull()
  })

  it('tells who uses what failed, and who is named, apart', async () => {
    await storeDirectory()
    expect(await refreshReach(['1'])).toEqual(['1'])
    expect(await reachOf()).toEqual({ ...NOBODY, inferred: 2, touched: 2, total: 3 })
    await recordReach([buildReach(await eventId('1'), [buildAccountReach(GREEN), buildAccountReach(RED)])], Date.now())
    await refreshReach(['1'])
    expect(await reachOf()).toEqual({ ...NOBODY, confirmed: 2, inferred: 1, touched: 3, total: 3 })
  })

  it('follows usage, the directory and what people report', async () => {
    await storeDirectory()
    await refreshReach(['1'])
    await use(RED, 'ec2')
    await refreshReach(['1'])
    expect(await reachOf()).toMatchObject({ inferred: 3, total: 3 })
    await storeAccount({ id: '444444444444' })
    await refreshReach(['1'])
    expect(await reachOf()).toMatchObject({ inferred: 3, unknown: 1, touched: 3, total: 4 })
    await pool().query(
      `INSERT INTO blast_report (incident_id, account_id, verdict, note, by_name)
       VALUES (1, '444444444444', 'touched', 'its shop is down', 'Mira'), (1, $1, 'clear', 'switched off', 'Mira')`,
      [RED],
    )
    await refreshReach(['1'])
    expect(await reachOf()).toEqual({ ...NOBODY, reported: 1, inferred: 2, touched: 3, total: 4 })
    await pool().query("UPDATE aws_account SET status = 'SUSPENDED' WHERE id = $1", [GREEN])
    await refreshReach(['1'])
    expect(await reachOf()).toMatchObject({ reported: 1, inferred: 1, total: 3 })
  })

  it('is announced, and only when it moves', async () => {
    await storeDirectory()
    const client = createClient()
    await client.connect()
    const heard: unknown[] = []
    const over = new Promise<void>((resolve) => {
      client.on('notification', ({ payload }) => (payload === '' ? resolve() : heard.push(JSON.parse(payload ?? ''))))
    })
    await client.query(`LISTEN ${CHANNEL}`)
    expect(await refreshReach(['1'])).toEqual(['1'])
    expect(await refreshReach(['1'])).toEqual([])
    await client.query(`NOTIFY ${CHANNEL}, ''`)
    await over
    await client.end()
    expect(heard).toEqual([{ topic: 'incidents', ids: ['1'] }])
  })

  it('is told nobody who sees only some accounts', async () => {
    await storeDirectory()
    await refreshReach(['1'])
    expect(await summaryOf('1', [BLUE])).toMatchObject({ id: '1', reach: null })
  })

  it('is not told where every account has left', async () => {
    await storeDirectory()
    await refreshReach(['1'])
    await pool().query('UPDATE aws_account SET left_at = now()')
    expect(await refreshReach(['1'])).toEqual(['1'])
    expect(await reachOf()).toBeNull()
    expect(await summaryOf('1')).toMatchObject({ severity: 'SEV3' })
  })

  it('is not told where nobody said what failed, until somebody says whom it touched', async () => {
    await storeDirectory()
    const incident = { ...OWN, services: [], regions: [] }
    const { incidentId: id } = await carryOut(await buildDoer('Mira'), { what: 'open', incident })
    expect(await refreshReach([id])).toEqual([])
    expect(await reachOf(id)).toBeNull()
    await pool().query(
      `INSERT INTO blast_report (incident_id, account_id, verdict, note, by_name)
       VALUES ($1, $2, 'touched', 'its shop is down', 'Mira')`,
      [id, BLUE],
    )
    expect(await refreshReach([id])).toEqual([id])
    expect(await reachOf(id)).toEqual({ ...NOBODY, reported: 1, touched: 1, total: 3 })
  })

  it('of what is not there is nothing', async () => {
    await storeDirectory()
    expect(await refreshReach(['999'])).toEqual([])
  })
})

describe('severity', () => {
  const severityOf = async (id = '1') => (await summaryOf(id))?.severity

  it('is milder when it is known that nobody is touched, and comes back when somebody is', async () => {
    await storeAccount({ id: RED })
    await use(RED, 's3', 'eu-west-1')
    await record({ id: '1', to: null })
    expect(await severityOf()).toBe('SEV3')
    await refreshReach(['1'])
    expect(await reachOf()).toEqual({ ...NOBODY, total: 1 })
    expect(await severityOf()).toBe('SEV4')
    await use(RED, 'ec2')
    await refreshReach(['1'])
    expect(await severityOf()).toBe('SEV3')
    const after = (await listChanges('1')).map(({ what, by, after }) => ({ what, by, after }))
    expect(after.slice(-2)).toMatchObject([
      { what: 'severity', by: 'rule', after: { severity: 'SEV4', rule: expect.stringContaining('milder') } },
      { what: 'severity', by: 'rule', after: { severity: 'SEV3' } },
    ])
  })

  it('is worse when what is touched weighs half, by environment and criticality', async () => {
    await record({ id: '1', to: null })
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) {
      await storeAccount({ id: `${n}`.repeat(12) })
      await use(`${n}`.repeat(12), n <= 2 ? 'ec2' : 's3')
    }
    await refreshReach(['1'])
    expect(await severityOf()).toBe('SEV3')
    await pool().query("UPDATE aws_account SET environment = 'production', criticality = 'critical' WHERE id < '3'")
    await refreshReach(['1'])
    expect(await severityOf()).toBe('SEV2')
  })

  it('stays as people chose it', async () => {
    await storeDirectory()
    await record({ id: '1', to: null })
    await pool().query("UPDATE incident SET severity = 1, severity_reason = 'payday'")
    await refreshReach(['1'])
    expect(await severityOf()).toBe('SEV1')
  })

  it('goes by the last reach when its events move', async () => {
    await storeAccount({ id: RED })
    await use(RED, 's3', 'eu-west-1')
    await record({ id: '1', to: null })
    await refreshReach(['1'])
    await record({ id: '1', to: 60 })
    expect(await summaryOf('1')).toMatchObject({ severity: 'SEV4', reach: { total: 1 } })
  })
})

describe('arranging', () => {
  beforeEach(async () => {
    await storeDirectory()
    await record({ id: '1' }, { id: '2', service: 's3', region: 'eu-west-1' })
    await refreshReach(['1', '2'])
    expect([await reachOf('1'), await reachOf('2')]).toMatchObject([{ inferred: 2 }, { inferred: 1 }])
  })

  it('adds up what was merged, under whichever name it is asked for, and parts what is taken back', async () => {
    const mira = await buildDoer('Mira')
    const merged = await merge(mira, '2', '1')
    expect(await refreshReach(['2', '1'])).toEqual(['1'])
    expect(await reachOf('1')).toMatchObject({ inferred: 3 })
    await use(BLUE, 's3', 'eu-west-1')
    await undo(mira, merged)
    expect(await refreshReach(['1', '2'])).toEqual(['2'])
    expect([await reachOf('1'), await reachOf('2')]).toMatchObject([{ inferred: 2 }, { inferred: 2 }])
  })
})
