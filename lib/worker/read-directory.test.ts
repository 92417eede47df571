/** The directory over HTTP: whatever AWS does, what is stored equals what is there. */
import { describe, expect, test } from 'vitest'
import { NO_ACCOUNT_FILTER } from '@/lib/accounts/filter'
import { listAccounts } from '@/lib/accounts/read'
import { listOrgUnits } from '@/lib/accounts/read-overview'
import { saveRules } from '@/lib/accounts/write-rules'
import { pool } from '@/lib/db/pool'
import { withAws } from '@/lib/testing/aws'
import { actorOf } from '@/lib/testing/build-person'
import { buildReadConnection } from '@/lib/testing/build-read-connection'
import { withDatabase } from '@/lib/testing/database'
import { readDirectory } from './read-directory'

withDatabase()
const aws = withAws()

const MANAGEMENT = '100000000001'

/** Accounts as 2000 + n, spread over three units, each with an owner and a stage. */
function invent(accounts: number): void {
  const { directory } = aws.truth
  const workloads = directory.addUnit('Workloads')
  const production = directory.addUnit('Production', workloads.id)
  const sandbox = directory.addUnit('Sandbox')
  const parents = [production.id, sandbox.id, workloads.id]
  for (let n = 0; n < accounts; n += 1) {
    const tags = { owner: n % 2 === 0 ? 'Payments' : 'Search', stage: 'prod' }
    directory.join({ id: idOf(n), name: `account ${n}`, parent: parents[n % 3] ?? directory.rootId, tags })
  }
}

function idOf(n: number): string {
  return String(200_000_000_000 + n)
}

async function stored() {
  const { data } = await listAccounts({ ...NO_ACCOUNT_FILTER, sort: 'id' }, { limit: 1_000, cursor: null }, null)
  return data
}

/** The stand-in's accounts in the shape of what is stored. */
function truth() {
  const { directory } = aws.truth
  const nameOf = (id: string): string => directory.units.get(id)?.name ?? 'Root'
  return [...directory.accounts.values()]
    .map(({ id, name, email, state, parent, tags }) => ({
      ...{ id, name, email, status: state, tags, leftAt: null },
      orgUnit: { id: parent, name: nameOf(parent) },
    }))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
}

async function lastRun() {
  const { rows } = await pool().query<{ outcome: string; requests: number; throttles: number; error: string | null }>(
    'SELECT outcome, requests, throttles, error, events_read AS read, events_moved AS moved FROM poll_run ORDER BY id DESC LIMIT 1',
  )
  return rows[0]
}

describe('an organization', () => {
  test('is stored as it is, with few calls, and again without a change', async () => {
    invent(100)
    aws.truth.directory.change(idOf(3), { state: 'SUSPENDED' })
    aws.truth.directory.change(idOf(4), { state: 'CLOSED' })
    const connection = await buildReadConnection()
    const next = await readDirectory(connection)
    expect(await stored()).toMatchObject(truth())
    expect((await listOrgUnits(null)).map(({ path, accountsBelow }) => [path, accountsBelow])).toEqual([
      ['Root', 101],
      ['Root/Sandbox', 33],
      ['Root/Workloads', 67],
      ['Root/Workloads/Production', 34],
    ])
    expect(await lastRun()).toMatchObject({ outcome: 'complete', read: 101, error: null })
    expect(aws.calls.count('ListAccounts')).toBe(0)
    expect(aws.calls.count('ListOrganizationalUnitsForParent')).toBe(4)
    expect(aws.calls.count('ListTagsForResource')).toBe(101)
    expect(next.getTime()).toBeGreaterThan(Date.now() + 80_000_000)
    await readDirectory(connection)
    expect(await stored()).toMatchObject(truth())
    expect(await lastRun()).toMatchObject({ read: 101, moved: 0 })
  })

  test('without any account but the management account is fine', async () => {
    await readDirectory(await buildReadConnection())
    expect(await stored()).toMatchObject([{ id: MANAGEMENT, orgUnit: { path: 'Root' }, teams: [] }])
  })

  test('pages that are empty, repeated or in another order lose nothing', async () => {
    invent(60)
    for (const kind of ['empty pages', 'duplicates', 'reordered'] as const) aws.faults.on({ kind })
    await readDirectory(await buildReadConnection())
    expect(await stored()).toMatchObject(truth())
  })

  test('an account that is gone keeps what it had, and comes back', async () => {
    invent(5)
    const connection = await buildReadConnection()
    await readDirectory(connection)
    const account = aws.truth.directory.accounts.get(idOf(2))
    if (account === undefined) throw new Error('there is no such account')
    aws.truth.directory.leave(idOf(2))
    await readDirectory(connection)
    expect((await stored()).find(({ id }) => id === idOf(2))).toMatchObject({
      leftAt: expect.any(String),
      tags: { owner: 'Payments' },
    })
    aws.truth.directory.join(account)
    await readDirectory(connection)
    expect(await stored()).toMatchObject(truth())
  })

  test('renamed, moved and retagged accounts and units follow; empty units that are gone go', async () => {
    invent(6)
    const connection = await buildReadConnection()
    await readDirectory(connection)
    const { directory } = aws.truth
    const [sandbox] = [...directory.units.values()].filter(({ name }) => name === 'Sandbox')
    for (const { id, parent } of directory.accounts.values())
      if (parent === sandbox?.id) directory.change(id, { parent: directory.rootId, name: 'moved', tags: {} })
    if (sandbox) directory.units.delete(sandbox.id)
    for (const unit of [...directory.units.values()])
      if (unit.name === 'Workloads') directory.addUnit('Work', unit.parent, unit.id)
    await readDirectory(connection)
    expect(await stored()).toMatchObject(truth())
    expect((await listOrgUnits(null)).map(({ path }) => path)).toEqual(['Root', 'Root/Work', 'Root/Work/Production'])
  })
})

describe('a reading that fails', () => {
  test('midway marks nobody as gone', async () => {
    invent(90)
    const connection = await buildReadConnection()
    await readDirectory(connection)
    aws.truth.directory.leave(idOf(1))
    const off = aws.faults.on({ kind: 'denied', operation: 'ListAccountsForParent', fromPage: 2 })
    await readDirectory(connection)
    expect(await lastRun()).toMatchObject({ outcome: 'failed', error: expect.stringMatching(/ListAccountsForParent/) })
    expect((await stored()).filter(({ leftAt }) => leftAt !== null)).toEqual([])
    off()
    await readDirectory(connection)
    expect((await stored()).filter(({ leftAt }) => leftAt !== null)).toMatchObject([{ id: idOf(1) }])
  })

  test('at the tags goes on where it stopped', async () => {
    invent(250)
    const connection = await buildReadConnection()
    const off = aws.faults.on({ kind: 'denied', operation: 'ListTagsForResource', share: 0.02 })
    await readDirectory(connection)
    expect(await lastRun()).toMatchObject({ outcome: 'failed', error: expect.stringMatching(/ListTagsForResource/) })
    for (let round = 0; round < 50 && (await lastRun())?.outcome === 'failed'; round += 1)
      await readDirectory(connection)
    off()
    expect(await lastRun()).toMatchObject({ outcome: 'complete' })
    expect(await stored()).toMatchObject(truth())
    const refused = aws.calls.countErrors('AccessDeniedException')
    expect(aws.calls.count('ListTagsForResource')).toBe(251 + refused)
  })

  test('because AWS throttles only slows down, and is counted', async () => {
    invent(30)
    aws.faults.on({ kind: 'throttled', operation: 'ListAccountsForParent', times: 2 })
    await readDirectory(await buildReadConnection())
    expect(await stored()).toMatchObject(truth())
    expect(await lastRun()).toMatchObject({ outcome: 'complete', throttles: 2 })
  })

  test('because there is no organization says so', async () => {
    aws.truth.directory.inUse = false
    await readDirectory(await buildReadConnection())
    expect(await lastRun()).toMatchObject({ outcome: 'failed', error: expect.stringMatching(/organization/i) })
    expect(await stored()).toEqual([])
  })
})

describe('two connections', () => {
  test('an account of its own is the one that its credentials name', async () => {
    await readDirectory(await buildReadConnection({ kind: 'account', name: 'Shop' }))
    expect(await stored()).toMatchObject([{ id: MANAGEMENT, name: 'Shop', orgUnit: null, connectionId: 'c1' }])
  })

  test("the organization's wins over that to the account alone, whichever reads last", async () => {
    const alone = await buildReadConnection({ id: 'alone', kind: 'account' })
    const organization = await buildReadConnection({ id: 'all' })
    await readDirectory(alone)
    await readDirectory(organization)
    expect(await stored()).toMatchObject([{ id: MANAGEMENT, name: 'management', connectionId: 'all' }])
    await readDirectory(alone)
    expect(await stored()).toMatchObject([{ name: 'management', connectionId: 'all', leftAt: null }])
    await pool().query("UPDATE aws_connection SET enabled = false WHERE id = 'all'")
    await readDirectory(alone)
    expect(await stored()).toMatchObject([{ connectionId: 'alone' }])
  })

  test('to one organization change nothing for each other', async () => {
    invent(10)
    const first = await buildReadConnection({ id: 'a' })
    const second = await buildReadConnection({ id: 'b' })
    await readDirectory(first)
    await readDirectory(second)
    expect(await lastRun()).toMatchObject({ outcome: 'complete', moved: 0 })
    expect(new Set((await stored()).map(({ connectionId }) => connectionId))).toEqual(new Set(['a']))
  })
})

test('rules are applied to what was read', async () => {
  invent(4)
  await saveRules(actorOf('00000000-0000-4000-8000-000000000001'), [
    { gives: 'team', tagKey: 'owner', tagValue: null, name: null },
  ])
  await readDirectory(await buildReadConnection())
  const owners = (await stored()).map(({ teams }) => teams.map(({ name }) => name).join())
  expect(owners).toEqual(['', 'Payments', 'Search', 'Payments', 'Search'])
})
