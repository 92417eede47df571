/** What administrators change in the directory, what rules make of it, and what is said about each change. */
import { makeWorkerUtils } from 'graphile-worker'
import { describe, expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import type { AccountRule } from '@/lib/domain/account-rules'
import { storeAccount } from '@/lib/testing/build-account'
import { storeConnection } from '@/lib/testing/build-connection'
import { actorOf, auditTrail } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { readForm } from '@/lib/wire/form'
import { NO_ACCOUNT_FILTER } from './filter'
import { listAccounts } from './read'
import { streamAccountCsv } from './read-csv'
import { listAccountRules } from './read-overview'
import { assignmentForm, rulesForm } from './schemas'
import { assignAccount, refreshDirectory } from './write'
import { importAccounts, previewImport } from './write-import'
import { applyRules, previewRules, saveRules } from './write-rules'

withDatabase()

const actor = actorOf('00000000-0000-4000-8000-000000000001')
const SHOP = '200000000001'
const LAB = '200000000002'
const OWNER: AccountRule = { gives: 'team', tagKey: 'owner', tagValue: null, name: null }
const STAGE: AccountRule = { gives: 'environment', tagKey: 'stage', tagValue: 'prd', name: 'Production' }

/** Accounts as "id: team (origin), environment (origin)". */
async function assignments(): Promise<string[]> {
  const { data } = await listAccounts({ ...NO_ACCOUNT_FILTER, sort: 'id' }, { limit: 100, cursor: null }, null)
  return data.map(({ id, teams, environment, environmentOrigin }) => {
    const owners = teams.map(({ name, origin }) => `${name} (${origin})`).join(' ')
    return `${id}: ${owners}, ${environment} (${environmentOrigin})`
  })
}

async function storeTeam(name: string): Promise<string> {
  const { rows } = await pool().query<{ id: string }>('INSERT INTO team (name) VALUES ($1) RETURNING id', [name])
  return rows[0]?.id ?? ''
}

describe('rules', () => {
  test('are looked at first, then applied, and withdrawn', async () => {
    await storeAccount({ id: SHOP, tags: { owner: 'Payments', stage: 'prd' } })
    await storeAccount({ id: LAB, name: 'lab', tags: { owner: 'Search' } })
    const expected = {
      newTeams: ['Payments', 'Search'],
      changed: 2,
      changeCount: 3,
      decides: [2, 1],
      changes: [
        { accountId: SHOP, gives: 'team', before: null, after: 'Payments' },
        { accountId: SHOP, gives: 'environment', before: null, after: 'Production' },
        { accountId: LAB, accountName: 'lab', gives: 'team', before: null, after: 'Search' },
      ],
    }
    expect(await previewRules([OWNER, STAGE])).toMatchObject(expected)
    expect(await assignments()).toEqual([`${SHOP}: , null (null)`, `${LAB}: , null (null)`])
    expect(await saveRules(actor, [OWNER, STAGE])).toMatchObject(expected)
    expect(await assignments()).toEqual([
      `${SHOP}: Payments (rule), Production (rule)`,
      `${LAB}: Search (rule), null (null)`,
    ])
    expect(await listAccountRules()).toMatchObject([OWNER, STAGE])
    expect(await applyRules()).toMatchObject({ newTeams: [], changed: 0, decides: [2, 1] })
    await saveRules(actor, [])
    expect(await assignments()).toEqual([`${SHOP}: , null (null)`, `${LAB}: , null (null)`])
    expect(await auditTrail()).toMatchObject([
      { action: 'account-rules.changed', before: { rules: [] }, after: { rules: [OWNER, STAGE] } },
      { action: 'account-rules.applied', after: { newTeams: ['Payments', 'Search'], teams: 2, environments: 1 } },
      { action: 'account-rules.changed', after: { rules: [] } },
      { action: 'account-rules.applied', after: { newTeams: [], teams: 2, environments: 1 } },
    ])
  })

  test('follow the tags, and keep off what somebody said by hand', async () => {
    const search = await storeTeam('search')
    await storeAccount({ id: SHOP, tags: { owner: 'Payments' } })
    await storeAccount({ id: LAB, tags: { owner: 'SEARCH' }, environment: 'Mine' })
    await saveRules(actor, [OWNER, STAGE])
    expect(await assignments()).toEqual([
      `${SHOP}: Payments (rule), null (null)`,
      `${LAB}: search (rule), Mine (manual)`,
    ])
    await assignAccount(actor, SHOP, { teams: [search], environment: null, criticality: null })
    await pool().query(`UPDATE aws_account SET tags = '{"owner": "Money", "stage": "prd"}'`)
    await applyRules()
    expect(await assignments()).toEqual([
      `${SHOP}: search (manual), Production (rule)`,
      `${LAB}: Money (rule), Mine (manual)`,
    ])
  })

  test('that are saved unchanged are no change, yet are applied', async () => {
    await saveRules(actor, [OWNER])
    await storeAccount({ id: SHOP, tags: { owner: 'Payments' } })
    await saveRules(actor, [OWNER])
    expect((await auditTrail()).map(({ action }) => action)).toEqual(['account-rules.changed', 'account-rules.applied'])
  })

  test('of ten thousand accounts are applied at once by two people', async () => {
    await pool().query(
      `INSERT INTO aws_account (id, name, status, tags, first_seen_at, last_seen_at)
       SELECT lpad(n::text, 12, '0'), 'a', 'ACTIVE', json_build_object('owner', 'team ' || n % 50), now(), now()
       FROM generate_series(1, 10000) n`,
    )
    await Promise.all([saveRules(actor, [OWNER]), saveRules(actor, [OWNER])])
    const { rows } = await pool().query(
      'SELECT count(*)::int AS owned, count(DISTINCT account_id)::int AS accounts, count(DISTINCT team_id)::int AS teams FROM team_account',
    )
    expect(rows).toEqual([{ owned: 10_000, accounts: 10_000, teams: 50 }])
  })
})

describe('assignAccount', () => {
  test('goes before the rules until it is given back', async () => {
    const payments = await storeTeam('Payments')
    const search = await storeTeam('Search')
    await storeAccount({ id: SHOP, name: 'Shop', tags: { owner: 'Payments', stage: 'prd' } })
    await saveRules(actor, [OWNER, STAGE])
    await assignAccount(actor, SHOP, { teams: [search, payments], environment: 'Lab', criticality: null })
    expect(await assignments()).toEqual([`${SHOP}: Payments (manual) Search (manual), Lab (manual)`])
    await assignAccount(actor, SHOP, { teams: null, environment: null, criticality: null })
    expect(await assignments()).toEqual([`${SHOP}: Payments (rule), Production (rule)`])
    const trail = (await auditTrail()).filter(({ action }) => action === 'account.assigned')
    expect(trail).toMatchObject([
      { subject: 'Shop', before: { environment: 'Production' }, after: { environment: 'Lab' } },
      { before: { environment: 'Lab' }, after: { teams: [{ name: 'Payments', origin: 'rule' }] } },
    ])
    await assignAccount(actor, SHOP, { teams: null, environment: null, criticality: null })
    expect((await auditTrail()).filter(({ action }) => action === 'account.assigned')).toHaveLength(2)
  })

  test('has the rules judge this account alone', async () => {
    const search = await storeTeam('Search')
    await storeAccount({ id: SHOP, tags: { owner: 'Payments' } })
    await storeAccount({ id: LAB })
    await saveRules(actor, [OWNER])
    // Read meanwhile: the rules come to it after the reading.
    await pool().query(`UPDATE aws_account SET tags = '{"owner": "Labs"}' WHERE id = $1`, [LAB])
    await assignAccount(actor, SHOP, { teams: [search], environment: null, criticality: null })
    await assignAccount(actor, SHOP, { teams: null, environment: null, criticality: null })
    expect(await assignments()).toEqual([`${SHOP}: Payments (rule), null (null)`, `${LAB}: , null (null)`])
    expect((await auditTrail()).at(-2)).toMatchObject({ action: 'account-rules.applied', after: { teams: 1 } })
    await applyRules()
    expect(await assignments()).toContain(`${LAB}: Labs (rule), null (null)`)
  })

  test('refuses an account and a team that are not there', async () => {
    await expect(
      assignAccount(actor, SHOP, { teams: null, environment: null, criticality: null }),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await storeAccount({ id: SHOP })
    const gone = '00000000-0000-4000-8000-000000000000'
    await expect(
      assignAccount(actor, SHOP, { teams: [gone], environment: 'x', criticality: null }),
    ).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    expect(await assignments()).toEqual([`${SHOP}: , null (null)`])
  })
})

describe('importAccounts', () => {
  test('says what a file changes, then does that: accounts, teams, environments, names', async () => {
    const connection = await storeConnection({ id: 'c1' })
    await storeTeam('Payments')
    await storeAccount({ id: SHOP, name: 'Shop', connection, tags: { owner: 'Search' } })
    await saveRules(actor, [OWNER])
    const csv = `account_id,name,team,environment\n${SHOP},Mine,payments | Ops,Production\n${LAB},Lab,,\n`
    const expected = {
      ...{ lines: 2, problems: [], newAccounts: [LAB], newAccountCount: 1, newTeams: ['Ops'], teamChanges: 1 },
      ...{ environmentChanges: 1, nameChanges: 0, keptNames: 1 },
    }
    expect(await previewImport(csv)).toMatchObject({ applied: false, csv, ...expected })
    expect(await assignments()).toEqual([`${SHOP}: Search (rule), null (null)`])
    expect(await importAccounts(actor, csv)).toMatchObject({ applied: true, csv: '', ...expected })
    expect(await assignments()).toEqual([
      `${SHOP}: Ops (manual) Payments (manual), Production (manual)`,
      `${LAB}: , null (null)`,
    ])
    expect((await auditTrail()).at(-1)).toMatchObject({
      action: 'accounts.imported',
      after: { lines: 2, newAccounts: 1, newTeams: ['Ops'] },
    })
    expect(await importAccounts(actor, csv)).toMatchObject({
      newAccountCount: 0,
      teamChanges: 0,
      environmentChanges: 0,
    })
    expect((await auditTrail()).filter(({ action }) => action === 'accounts.imported')).toHaveLength(1)
  })

  test('what was exported changes nothing when it comes back', async () => {
    await storeAccount({ id: SHOP, name: '=1+1, "x"', tags: { owner: '+Payments' } })
    await storeAccount({ id: LAB, environment: '-Lab', tags: { owner: 'R|D \\ Ops' } })
    await saveRules(actor, [OWNER])
    const before = await assignments()
    const csv = await new Response(streamAccountCsv(NO_ACCOUNT_FILTER, null)).text()
    expect(await importAccounts(actor, csv)).toMatchObject({
      ...{
        lines: 2,
        problems: [],
        newAccountCount: 0,
        newTeams: [],
        teamChanges: 0,
        environmentChanges: 0,
        nameChanges: 0,
      },
    })
    expect(await assignments()).toEqual(before)
  })

  test('one wrong line keeps the whole file out, and each wrong line is named', async () => {
    const csv = `account;team\n${SHOP};Payments\n12345678901;x\n${SHOP};x\n2E+11;x\n;x\n${LAB};${'x'.repeat(61)}\n`
    const { problems, problemCount } = await previewImport(csv)
    expect(problemCount).toBe(5)
    expect(problems).toMatchObject([
      { line: 3, what: expect.stringMatching(/spreadsheets drop zeros/) },
      { line: 4, what: `Account ${SHOP} stands on line 2 already.` },
      { line: 5, what: expect.stringMatching(/spreadsheets/) },
      { line: 6, what: 'The account id is missing.' },
      { line: 7, what: expect.stringMatching(/team cannot be used/) },
    ])
    await expect(importAccounts(actor, csv)).rejects.toMatchObject({
      code: 'INVALID',
      fields: { csv: '5 lines are wrong.' },
    })
    expect(await assignments()).toEqual([])
    expect((await pool().query('SELECT FROM team')).rowCount).toBe(0)
  })

  test('an account that a file added is taken over by the rules as well', async () => {
    await importAccounts(actor, `account_id,name\n${SHOP},Shop`)
    const { data } = await listAccounts(NO_ACCOUNT_FILTER, { limit: 1, cursor: null }, null)
    expect(data).toMatchObject([{ id: SHOP, name: 'Shop', status: 'UNKNOWN', connectionId: null }])
    expect(await importAccounts(actor, `account_id,name\n${SHOP},Web Shop`)).toMatchObject({ nameChanges: 1 })
  })
})

describe('refreshDirectory', () => {
  test('gives the worker one job per connection', async () => {
    const utils = await makeWorkerUtils({ pgPool: pool() })
    await utils.migrate()
    await storeConnection({ id: 'c1' })
    await refreshDirectory('c1')
    await refreshDirectory('c1')
    const { rows } = await pool().query('SELECT task_identifier AS task, key FROM graphile_worker.jobs')
    expect(rows).toEqual([{ task: 'read-directory', key: 'read-directory:c1' }])
    await utils.release()
  })

  test('says that a connection is gone, or switched off', async () => {
    await expect(refreshDirectory('c1')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await storeConnection({ id: 'c2', name: 'Other', enabled: false })
    await expect(refreshDirectory('c2')).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/Other/),
    })
  })
})

describe('forms', () => {
  function formOf(fields: Record<string, string>): FormData {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return form
  }

  test('rules come in the order of their numbers, blank ones are left out', () => {
    const form = formOf({
      intent: 'apply',
      ...{ 'key:10': 'stage', 'gives:10': 'environment', 'value:10': 'prd', 'name:10': 'Production' },
      ...{ 'key:2': ' owner ', 'gives:2': 'team', 'value:2': '', 'name:2': '' },
      ...{ 'key:3': '', 'gives:3': 'team', 'value:3': '', 'name:3': '' },
    })
    expect(readForm(rulesForm, form)).toEqual({ intent: 'apply', rules: [OWNER, STAGE] })
  })

  test.each([
    [{ 'key:1': 'a', 'gives:1': 'nothing' }, 'gives:1'],
    [{ 'key:1': 'a', 'name:1': 'x'.repeat(61) }, 'name:1'],
    [{ 'key:1': 'a'.repeat(129) }, 'key:1'],
    [{ 'key:1': '', 'value:1': 'x' }, 'key:1'],
  ])('a wrong rule is named by its field: %j', (fields: Record<string, string>, field) => {
    expect(() => readForm(rulesForm, formOf({ intent: 'preview', ...fields }))).toThrow(
      expect.objectContaining({ fields: { [field]: expect.any(String) } }),
    )
  })

  test('by hand takes at least one team', () => {
    const team = '00000000-0000-4000-8000-000000000007'
    const form = { id: SHOP, teamsBy: 'hand', environment: ' Lab ' }
    expect(readForm(assignmentForm, formOf({ ...form, [`team:${team}`]: 'on' }))).toEqual({
      ...{ id: SHOP, teams: [team], environment: 'Lab', criticality: null },
    })
    expect(() => readForm(assignmentForm, formOf(form))).toThrow(
      expect.objectContaining({ fields: { teamsBy: expect.stringMatching(/at least one/) } }),
    )
    expect(readForm(assignmentForm, formOf({ id: SHOP, teamsBy: 'rules', environment: '' }))).toEqual({
      ...{ id: SHOP, teams: null, environment: null, criticality: null },
    })
  })
})
