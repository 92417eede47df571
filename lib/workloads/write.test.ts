/** Workloads: names, where they run, and what is said about each change. */
import { describe, expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import { storeAccount } from '@/lib/testing/build-account'
import { actorOf, auditTrail } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { readForm } from '@/lib/wire/form'
import type { WorkloadDefinition } from './contract'
import { findWorkload, listDeclaredWorkloads, listWorkloads } from './read'
import { listWorkloadAccounts, previewPlace } from './read-accounts'
import { workloadForm } from './schemas'
import { changeWorkload, createWorkload, deleteWorkload } from './write'
import { addDependency } from './write-dependencies'

withDatabase()

const actor = actorOf('00000000-0000-4000-8000-000000000001')
const NOBODY = '00000000-0000-4000-8000-000000000000'
const NOWHERE = { teamId: null, tagKey: null, tagValue: null, accounts: [] }

function define(name: string, place: Partial<WorkloadDefinition> = {}): WorkloadDefinition {
  return { name, note: null, ...NOWHERE, ...place }
}

async function storeTeam(name: string, accounts: readonly string[]): Promise<string> {
  const { rows } = await pool().query<{ id: string }>('INSERT INTO team (name) VALUES ($1) RETURNING id', [name])
  const id = rows[0]?.id ?? ''
  await pool().query('INSERT INTO team_account (team_id, account_id) SELECT $1, unnest($2::text[])', [id, accounts])
  return id
}

describe('where a workload runs', () => {
  const [LISTED, OWNED, TAGGED, OTHER, GONE] = [
    ...['111111111111', '222222222222', '333333333333', '444444444444', '555555555555'],
  ] as [string, string, string, string, string]

  test('is the team’s accounts, the tagged and the listed ones, each once', async () => {
    await storeAccount({ id: OWNED, tags: { app: 'shop' } })
    await storeAccount({ id: TAGGED, name: 'Shop', tags: { app: 'shop', 'a"b\'; --': '' } })
    await storeAccount({ id: OTHER, tags: { app: 'Shop', App: 'shop' } })
    await storeAccount({ id: GONE, tags: { app: 'shop' }, leftAt: '2026-01-01T00:00:00Z' })
    const teamId = await storeTeam('Payments', [OWNED, LISTED])
    const place = { teamId, tagKey: 'app', tagValue: 'shop', accounts: [LISTED, OWNED] }
    const all = await createWorkload(actor, define('all', place))
    const nowhere = await createWorkload(actor, define('nowhere'))
    const odd = await createWorkload(actor, define('odd', { tagKey: 'a"b\'; --' }))
    const any = await createWorkload(actor, define('any value', { tagKey: 'app' }))

    expect(await listWorkloadAccounts(pool(), [all, nowhere, odd, any, NOBODY])).toEqual(
      new Map([
        [all, [LISTED, OWNED, TAGGED, GONE]],
        [odd, [TAGGED]],
        [any, [OWNED, TAGGED, OTHER, GONE]],
      ]),
    )
    expect(await listWorkloadAccounts(pool(), [odd])).toEqual(new Map([[odd, [TAGGED]]]))
    expect((await listWorkloads()).map(({ name, accounts }) => [name, accounts])).toEqual([
      ['all', 3],
      ['any value', 3],
      ['nowhere', 0],
      ['odd', 1],
    ])
    expect(await previewPlace(place)).toEqual({
      count: 3,
      unknown: 1,
      left: 1,
      accounts: [
        { id: OWNED, name: `account ${OWNED}`, hasLeft: false, by: ['listed', 'team', 'tag'] },
        { id: TAGGED, name: 'Shop', hasLeft: false, by: ['tag'] },
        { id: LISTED, name: null, hasLeft: false, by: ['listed', 'team'] },
        { id: GONE, name: `account ${GONE}`, hasLeft: true, by: ['tag'] },
      ],
    })
    expect(await previewPlace(NOWHERE)).toEqual({ count: 0, unknown: 0, left: 0, accounts: [] })
  })

  test('shows fifty of many', async () => {
    const accounts = Array.from({ length: 250 }, (_, index) => String(100_000_000_000 + index))
    expect(await previewPlace({ ...NOWHERE, accounts })).toMatchObject({ count: 250, unknown: 250, left: 0 })
    expect((await previewPlace({ ...NOWHERE, accounts })).accounts).toHaveLength(50)
  })

  test('goes on without the team once that is deleted', async () => {
    const teamId = await storeTeam('Payments', [OWNED])
    const id = await createWorkload(actor, define('checkout', { teamId, accounts: [LISTED] }))
    await pool().query('DELETE FROM team')
    expect(await findWorkload(id)).toMatchObject({ teamId: null, accounts: [LISTED] })
    expect(await listWorkloadAccounts(pool(), [id])).toEqual(new Map([[id, [LISTED]]]))
  })
})

describe('createWorkload', () => {
  test('refuses a name that is taken, also when two make it at once', async () => {
    const outcomes = await Promise.allSettled([
      createWorkload(actor, define('checkout')),
      createWorkload(actor, define('checkout')),
    ])
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toMatchObject([{ reason: { code: 'CONFLICT', fields: { name: expect.any(String) } } }])
    expect(await listDeclaredWorkloads()).toMatchObject([{ name: 'checkout', dependencies: [] }])
    expect(await auditTrail()).toMatchObject([{ action: 'workload.created', subject: 'checkout' }])
  })

  test('refuses a team that is gone', async () => {
    await expect(createWorkload(actor, define('checkout', { teamId: NOBODY }))).rejects.toMatchObject({
      code: 'INVALID',
      fields: { team: expect.any(String) },
    })
    expect(await listWorkloads()).toEqual([])
  })
})

describe('changeWorkload', () => {
  test('says only what moved, and nothing where nothing did', async () => {
    const id = await createWorkload(actor, define('checkout', { accounts: ['111111111111', '222222222222'] }))
    const after = define('Checkout', { note: 'the shop', tagKey: 'app', accounts: ['222222222222', '333333333333'] })
    await changeWorkload(actor, id, after)
    await changeWorkload(actor, id, after)
    expect(await findWorkload(id)).toMatchObject(after)
    expect((await auditTrail()).slice(1)).toEqual([
      {
        action: 'workload.changed',
        subject: 'checkout',
        before: { name: 'checkout', note: null, tagKey: null, removed: ['111111111111'] },
        after: { name: 'Checkout', note: 'the shop', tagKey: 'app', added: ['333333333333'] },
      },
    ])
  })

  test('refuses another’s name, and one that is gone', async () => {
    await createWorkload(actor, define('search'))
    const id = await createWorkload(actor, define('checkout'))
    await expect(changeWorkload(actor, id, define('search'))).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(changeWorkload(actor, NOBODY, define('x'))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await findWorkload(id)).toMatchObject({ name: 'checkout' })
  })
})

test('deleteWorkload takes it out of whatever depends on it, and says out of what', async () => {
  const payments = await createWorkload(actor, define('payments', { accounts: ['111111111111'] }))
  const checkout = await createWorkload(actor, define('checkout'))
  await addDependency(actor, checkout, { service: null, region: null, onWorkloadId: payments, note: null })
  expect(await findWorkload(payments)).toMatchObject({ dependents: [{ id: checkout, name: 'checkout' }] })
  await deleteWorkload(actor, payments)
  expect(await findWorkload(payments)).toBeNull()
  expect(await findWorkload('payments')).toBeNull()
  expect(await listDeclaredWorkloads()).toEqual([{ id: checkout, name: 'checkout', dependencies: [] }])
  expect((await auditTrail()).at(-1)).toMatchObject({
    action: 'workload.deleted',
    subject: 'payments',
    before: { accounts: ['111111111111'], dependents: ['checkout'] },
  })
  await expect(deleteWorkload(actor, payments)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

describe('the form', () => {
  const form = (fields: Record<string, string>) => {
    const data = new FormData()
    for (const [name, value] of Object.entries(fields)) data.set(name, value)
    return data
  }

  test('takes a name alone', () => {
    expect(readForm(workloadForm, form({ name: ' checkout ' }))).toEqual({
      id: null,
      intent: 'save',
      definition: define('checkout'),
    })
  })

  test.each([
    [{ name: ' ' }, { name: expect.any(String) }],
    [{ name: 'a\nb' }, { name: expect.stringMatching(/one line/) }],
    [{ name: 'x', accounts: '12 prod' }, { accounts: 'Not an account id, which has 12 digits: "12", "prod".' }],
    [{ name: 'x', tagValue: 'shop' }, { tagKey: expect.stringMatching(/Name the tag/) }],
    [{ name: 'x', tagKey: 'k'.repeat(129) }, { tagKey: expect.stringMatching(/at most 128/) }],
    [{ name: 'x', team: 'Payments' }, { team: expect.any(String) }],
  ])('refuses %j', (fields, problems) => {
    expect(() => readForm(workloadForm, form(fields))).toThrow(expect.objectContaining({ fields: problems }))
  })
})
