/** One planned change: its course, what moved, and how far teams and accounts are, on real PostgreSQL. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { ensureSources } from '@/lib/source-health/write-sources'
import { withDatabase } from '@/lib/testing/database'
import { findPlannedChange } from './read-change'
import { listAccountProgress, listTeamProgress } from './read-progress'
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

let id = ''
beforeEach(async () => {
  id = await storeChange('Databases restart', { startedAt: NOW - DAY, status: 'open' })
  for (const account of [BLUE, RED, GREEN]) await hitAccount(id, account)
  await hitResources(id, BLUE, 'PENDING', 'RESOLVED', 'SNOOZED')
  await hitResources(id, RED, 'PENDING', 'PENDING', null)
  await pool().query(
    "INSERT INTO affected_entity (event_id, account_id, entity_value, status) VALUES ($1, $2, 'AWS_ACCOUNT', 'RESOLVED')",
    [id, GREEN],
  )
  await moveResource(id, BLUE, 'db-2', ['PENDING', 'RESOLVED'], 2)
  await moveResource(id, RED, 'db-1', [null, 'PENDING'], 4)
})

describe('one change', () => {
  it('tells its figures, its course and what moved, newest first', async () => {
    const found = await findPlannedChange(id, null, NOW)
    expect(found?.change).toMatchObject({
      state: 'overdue',
      accounts: 3,
      resources: { pending: 3, resolved: 2, other: 2 },
    })
    expect(found?.course.map(({ pending }) => pending)).toEqual([3, 4, 3, 3])
    expect(found?.moves).toMatchObject([
      { kind: 'resource', accountId: BLUE, before: 'PENDING', after: 'RESOLVED' },
      { kind: 'resource', accountId: RED, before: null, after: 'PENDING' },
    ])
  })

  it('tells how AWS moved its dates', async () => {
    const payload = (startTime: string) => JSON.stringify({ event: { startTime } })
    await pool().query(
      `INSERT INTO event_payload VALUES ($1, 'aws-health', md5('1')::uuid, $2, $4), ($1, 'aws-health', md5('2')::uuid, $3, $5)`,
      [id, payload('2026-05-01T00:00:00Z'), payload('2026-06-01T00:00:00Z'), new Date(NOW - DAY), new Date(NOW)],
    )
    const found = await findPlannedChange(id, null, NOW)
    expect(found?.moves[0]).toMatchObject({
      ...{ kind: 'dates', before: '2026-05-01T00:00:00.000Z/', after: '2026-06-01T00:00:00.000Z/' },
    })
  })

  it('shows somebody limited to accounts theirs alone, and nobody what is none', async () => {
    const found = await findPlannedChange(id, [BLUE], NOW)
    expect(found?.change).toMatchObject({ accounts: 1, resources: { pending: 1, resolved: 1, other: 1 } })
    expect(JSON.stringify(found)).not.toContain(RED)
    expect(found?.course.map(({ pending }) => pending)).toEqual([2, 1, 1])
    for (const [asked, accounts] of [
      [id, []],
      ['0', null],
      ['x', null],
      ['1'.repeat(40), null],
    ] as const) {
      expect(await findPlannedChange(asked, accounts, NOW)).toBeNull()
    }
    const told = await storeChange('Told', { category: 'accountNotification', status: 'open' })
    expect(await findPlannedChange(told, null, NOW)).toBeNull()
  })
})

describe('progress', () => {
  it('puts the team for which most pends first, accounts of none among them', async () => {
    await storeTeam('Payments', [BLUE, RED])
    await storeTeam('Search', [BLUE])
    expect(await listTeamProgress(id, null)).toMatchObject([
      { name: 'Payments', accounts: 2, pendingAccounts: 2, pending: 3, resolved: 1, other: 2 },
      { name: 'Search', accounts: 1, pendingAccounts: 1, pending: 1, resolved: 1, other: 1 },
      { name: null, id: null, accounts: 1, pendingAccounts: 0, pending: 0, resolved: 1, other: 0 },
    ])
    expect(await listTeamProgress(id, [GREEN])).toMatchObject([{ name: null, accounts: 1 }])
  })

  it('lists accounts page by page, that in which most pends first, and those of a team', async () => {
    const team = await storeTeam('Payments', [RED])
    const page = (cursor: string | null, asked: string | null = null, accounts: string[] | null = null) =>
      listAccountProgress(id, { team: asked, limit: 2, cursor }, accounts)
    const first = await page(null)
    expect(first.data).toMatchObject([
      { id: RED, name: null, teams: ['Payments'], pending: 2, isWhole: false },
      { id: BLUE, teams: [], pending: 1 },
    ])
    const second = await page(first.nextCursor)
    expect(second).toMatchObject({ data: [{ id: GREEN, pending: 0, isWhole: true }], nextCursor: null })
    expect((await page(null, team)).data.map(({ id: account }) => account)).toEqual([RED])
    expect((await page(null, 'none')).data.map(({ id: account }) => account)).toEqual([BLUE, GREEN])
    expect((await page(null, null, [GREEN])).data.map(({ id: account }) => account)).toEqual([GREEN])
    expect(() => page('nonsense')).toThrow('cannot be read')
  })
})
