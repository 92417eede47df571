/** Which planned changes somebody sees, in which order, with which figures, on real PostgreSQL. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { ensureSources } from '@/lib/source-health/write-sources'
import { withDatabase } from '@/lib/testing/database'
import { type ChangeFilter, NO_CHANGE_FILTER } from './filter'
import { listPlannedChanges, readMonth } from './read'
import {
  BLUE,
  DAY,
  GREEN,
  hitAccount,
  hitResources,
  moveResource,
  NOW,
  RED,
  storeChange,
  storeTeam,
} from './test-changes'

withDatabase()
beforeEach(ensureSources)

const list = (
  filter: Partial<ChangeFilter> = {},
  accounts: string[] | null = null,
  cursor: string | null = null,
  limit = 50,
) => listPlannedChanges({ ...NO_CHANGE_FILTER, ...filter }, { limit, cursor }, accounts, NOW)

const titles = async (...asked: Parameters<typeof list>) => (await list(...asked)).data.map(({ title }) => title)

async function storeFive(): Promise<Record<string, string>> {
  const later = await storeChange('Later', {
    startedAt: NOW + 100 * DAY,
    service: 'eks',
    upstreamService: 'EKS',
    region: 'us-east-1',
  })
  const soon = await storeChange('Soon', { startedAt: NOW + 2 * DAY })
  const late = await storeChange('Late', { startedAt: NOW - 3 * DAY, status: 'open' })
  const done = await storeChange('Done', { startedAt: NOW - 20 * DAY, status: 'closed', saidAt: NOW - 19 * DAY })
  const cancelled = await storeChange('Cancelled', { startedAt: NOW + DAY, status: 'closed' })
  for (const id of [later, soon, late, done, cancelled]) await hitAccount(id, BLUE)
  await hitAccount(late, RED)
  await hitResources(late, BLUE, 'PENDING', 'RESOLVED', 'PAUSED')
  await hitResources(late, RED, 'PENDING', null)
  await hitResources(soon, BLUE, 'PENDING')
  return { later, soon, late, done, cancelled }
}

describe('the list', () => {
  it('puts what is late first, then by start, what is over last, and counts what matches', async () => {
    await storeFive()
    const { data, totals, nextCursor } = await list()
    expect(data.map(({ title, state, group }) => [title, state, group])).toEqual([
      ['Late', 'overdue', 'overdue'],
      ['Soon', 'upcoming', 'week'],
      ['Later', 'upcoming', 'later'],
      ['Cancelled', 'cancelled', 'over'],
      ['Done', 'done', 'over'],
    ])
    expect(totals).toMatchObject({ total: 5, pending: 3, groups: { overdue: 1, week: 1, later: 1, over: 2 } })
    expect(nextCursor).toBeNull()
    expect(data[0]).toMatchObject({ accounts: 2, resources: { pending: 2, resolved: 1, other: 2 }, unownedAccounts: 2 })
    expect(data[0]?.awsUrl).toContain(encodeURIComponent(data[0]?.arn ?? ''))
  })

  it('holds scheduled changes, and notices only while their time lies ahead', async () => {
    await storeChange('Planned')
    await storeChange('Announced', { category: 'accountNotification', startedAt: NOW + DAY })
    await storeChange('Told', { category: 'accountNotification', status: 'open', startedAt: NOW - DAY })
    await storeChange('Broken', { category: 'issue', status: 'open', startedAt: NOW - DAY })
    expect(await titles()).toEqual(['Announced', 'Planned'])
  })

  it('is read to its end page by page, each change once, also where one of them is gone meanwhile', async () => {
    for (let place = 0; place < 12; place += 1) await storeChange(`Change ${place}`, { startedAt: NOW + 40 * DAY })
    await storeFive()
    const whole = await titles()
    const read: string[] = []
    let cursor: string | null = null
    do {
      const page = await list({}, null, cursor, 2)
      read.push(...page.data.map(({ title }) => title))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(read).toEqual(whole)
    const { nextCursor } = await list({}, null, null, 3)
    await pool().query('DELETE FROM health_event WHERE summary = $1', [whole[2]])
    expect(await titles({}, null, nextCursor)).toEqual(whole.slice(3))
  })

  it('filters by service, Region, state, time and words', async () => {
    await storeFive()
    expect(await titles({ service: ['eks'] })).toEqual(['Later'])
    expect(await titles({ service: ['RDS'], region: ['us-east-1'] })).toEqual([])
    expect(await titles({ region: ['US-EAST-1'] })).toEqual(['Later'])
    expect(await titles({ state: ['overdue', 'done'] })).toEqual(['Late', 'Done'])
    expect(await titles({ q: 'lat' })).toEqual(['Late', 'Later'])
    expect(await titles({ q: '…' })).toEqual([])
    expect(await titles({ from: NOW, to: NOW + 2 * DAY })).toEqual(['Cancelled'])
    await storeChange('Whole day', { startedAt: Date.parse('2026-06-10T00:00Z') })
    const hour = (text: string) => Date.parse(`2026-06-${text}:00Z`)
    expect(await titles({ from: hour('10T23'), to: hour('11T12') })).toEqual(['Whole day'])
    expect(await titles({ from: hour('11T00'), to: hour('11T12') })).toEqual([])
  })

  it('tells of the accounts that a filter names alone, those of teams among them', async () => {
    const { late = '' } = await storeFive()
    await storeTeam('Payments', [RED])
    await storeTeam('Search', [GREEN])
    const [ofRed] = (await list({ account: [RED] })).data
    expect(ofRed).toMatchObject({ id: late, accounts: 1, resources: { pending: 1, resolved: 0, other: 1 } })
    const [ofTeam] = (await list({ team: ['payments'] })).data
    expect(ofTeam).toMatchObject({
      id: late,
      accounts: 1,
      teams: [{ name: 'Payments', accounts: 1 }],
      unownedAccounts: 0,
    })
    expect(await titles({ team: ['Search'] })).toEqual([])
    expect(await titles({ team: ['Search'], account: [RED] })).toEqual(['Late'])
    expect(await titles({ team: ['nobody'] })).toEqual([])
  })

  it('shows somebody limited to accounts what is public and theirs, with their own figures', async () => {
    await storeFive()
    await storeChange('For all', { scope: 'PUBLIC', startedAt: NOW + 50 * DAY })
    const { data, totals } = await list({}, [RED])
    expect(data.map(({ title }) => title)).toEqual(['Late', 'For all'])
    expect(data[0]).toMatchObject({ accounts: 1, resources: { pending: 1, resolved: 0, other: 1 } })
    expect(totals).toMatchObject({ total: 2, pending: 1 })
    expect(await titles({ account: [BLUE] }, [RED])).toEqual([])
    expect(await titles({}, [])).toEqual(['For all'])
  })

  it('tells how what pends went down: as recorded, and as AWS had done before', async () => {
    const id = await storeChange('Slow')
    await hitAccount(id, BLUE, 6)
    await hitResources(id, BLUE, 'PENDING', 'RESOLVED', 'RESOLVED')
    await pool().query(
      "UPDATE affected_entity SET last_updated_at = $2 WHERE event_id = $1 AND entity_value LIKE '%-3'",
      [id, new Date(NOW - 8 * DAY)],
    )
    await moveResource(id, BLUE, `db-${BLUE}-2`, ['PENDING', 'RESOLVED'], 3)
    const [change] = (await list()).data
    expect(change?.burnDown).toEqual([
      { at: '2026-05-12T12:00:00.000Z', pending: 3 },
      { at: '2026-05-12T12:00:00.000Z', pending: 2 },
      { at: '2026-05-17T00:00:00.000Z', pending: 1 },
      { at: '2026-05-20T12:00:00.000Z', pending: 1 },
    ])
  })
})

describe('a month', () => {
  const month = (zone: string, filter: Partial<ChangeFilter> = {}) =>
    readMonth({ ...NO_CHANGE_FILTER, ...filter }, { month: '2026-05', zone, now: NOW }, null)

  it('holds what touches its grid, on the days that AWS names or that the zone makes of moments', async () => {
    await storeChange('Whole day', { startedAt: Date.parse('2026-05-08T00:00:00Z') })
    await storeChange('Night', {
      startedAt: Date.parse('2026-05-08T23:30:00Z'),
      endedAt: Date.parse('2026-05-09T02:00:00Z'),
    })
    await storeChange('Long', {
      startedAt: Date.parse('2026-04-01T08:00:00Z'),
      endedAt: Date.parse('2026-05-01T08:00:00Z'),
    })
    await storeChange('Beyond', { startedAt: Date.parse('2026-06-20T08:00:00Z') })
    const days = ({ changes }: Awaited<ReturnType<typeof month>>) =>
      changes.map(({ title, firstDay, lastDay }) => [title, firstDay, lastDay])
    expect(days(await month('UTC'))).toEqual([
      ['Long', '2026-04-01', '2026-05-01'],
      ['Whole day', '2026-05-08', '2026-05-08'],
      ['Night', '2026-05-08', '2026-05-09'],
    ])
    expect(days(await month('Asia/Tokyo'))).toEqual([
      ['Long', '2026-04-01', '2026-05-01'],
      ['Whole day', '2026-05-08', '2026-05-08'],
      ['Night', '2026-05-09', '2026-05-09'],
    ])
  })
})
