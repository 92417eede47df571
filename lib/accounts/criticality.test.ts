/** How critical accounts are, by rules, by hand and from files, on real PostgreSQL. */
import { beforeEach, expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import type { AccountRule } from '@/lib/domain/account-rules'
import { storeAccount } from '@/lib/testing/build-account'
import { actorOf, auditTrail } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { readForm } from '@/lib/wire/form'
import { NO_ACCOUNT_FILTER, parseAccountFilter } from './filter'
import { listAccounts } from './read'
import { countAccounts } from './read-count'
import { readAccountFacets } from './read-overview'
import { assignmentForm, rulesForm } from './schemas'
import { assignAccount } from './write'
import { importAccounts, previewImport } from './write-import'
import { applyRules, previewRules, saveRules } from './write-rules'

withDatabase()

const actor = actorOf('00000000-0000-4000-8000-000000000001')
const SHOP = '200000000001'
const LAB = '200000000002'
const OLD = '200000000003'
const TIER: AccountRule = { gives: 'criticality', tagKey: 'tier', tagValue: null, name: null }
const GOLD: AccountRule = { ...TIER, tagValue: 'gold', name: 'critical' }

beforeEach(async () => {
  await storeAccount({ id: SHOP, tags: { tier: 'High' } })
  await storeAccount({ id: LAB, tags: { tier: 'gold' } })
  await storeAccount({ id: OLD, criticality: 'low', tags: { tier: 'high' } })
})

/** Accounts as "id: criticality (origin)". */
async function criticalities(query = ''): Promise<string[]> {
  const filter = parseAccountFilter(new URLSearchParams(`sort=id&${query}`)).filter
  const { data } = await listAccounts(filter, { limit: 100, cursor: null }, null)
  return data.map(({ id, criticality, criticalityOrigin }) => `${id}: ${criticality} (${criticalityOrigin})`)
}

test('rules give it by tags; words that are none of the four are named', async () => {
  expect(await previewRules([TIER])).toMatchObject({
    changed: 1,
    changes: [{ accountId: SHOP, gives: 'criticality', before: null, after: 'high' }],
    notUnderstood: [{ value: 'gold', accounts: 1 }],
    decides: [1],
  })
  expect(await saveRules(actor, [TIER, GOLD])).toMatchObject({ changed: 2, decides: [1, 1] })
  expect(await criticalities()).toEqual([`${SHOP}: high (rule)`, `${LAB}: critical (rule)`, `${OLD}: low (manual)`])
  await pool().query(`UPDATE aws_account SET tags = '{}'`)
  expect(await applyRules()).toMatchObject({ changed: 2 })
  expect(await criticalities()).toEqual([`${SHOP}: null (null)`, `${LAB}: null (null)`, `${OLD}: low (manual)`])
})

test('somebody gives it by hand, and gives it back to the rules', async () => {
  await saveRules(actor, [TIER])
  await assignAccount(actor, SHOP, { teams: null, environment: null, criticality: 'critical' })
  await assignAccount(actor, OLD, { teams: null, environment: null, criticality: null })
  expect(await criticalities()).toEqual([`${SHOP}: critical (manual)`, `${LAB}: null (null)`, `${OLD}: high (rule)`])
  expect((await auditTrail()).filter(({ action }) => action === 'account.assigned')).toMatchObject([
    { before: { criticality: 'high' }, after: { criticality: 'critical' } },
    { before: { criticality: 'low' }, after: { criticality: 'high' } },
  ])
})

test('a file gives it, as one of four words', async () => {
  const csv = `account_id,criticality\n${SHOP},HIGH\n${LAB},\n${OLD},low`
  expect(await previewImport(csv)).toMatchObject({ problems: [], criticalityChanges: 1, environmentChanges: 0 })
  await importAccounts(actor, csv)
  expect(await criticalities()).toEqual([`${SHOP}: high (manual)`, `${LAB}: null (null)`, `${OLD}: low (manual)`])
  expect(await importAccounts(actor, csv)).toMatchObject({ criticalityChanges: 0 })
  expect((await auditTrail()).filter(({ action }) => action === 'accounts.imported')).toHaveLength(1)
  expect(await previewImport(`account_id,criticality\n${SHOP},gold`)).toMatchObject({
    problems: [{ line: 2, what: '"gold" is no criticality: write critical, high, normal or low.' }],
  })
})

test('the directory is filtered by it, and counts it, most critical first', async () => {
  await saveRules(actor, [GOLD])
  expect(await criticalities('criticality=critical,low')).toEqual([`${LAB}: critical (rule)`, `${OLD}: low (manual)`])
  expect(await criticalities('criticality=none')).toEqual([`${SHOP}: null (null)`])
  expect(await countAccounts({ ...NO_ACCOUNT_FILTER, criticality: ['high'] }, null)).toBe(0)
  expect((await readAccountFacets(null)).criticalities).toEqual([
    { value: 'critical', name: 'Critical', count: 1 },
    { value: 'low', name: 'Low', count: 1 },
    { value: 'none', name: 'No criticality', count: 1 },
  ])
  expect((await readAccountFacets([SHOP])).criticalities).toEqual([{ value: 'none', name: 'No criticality', count: 1 }])
})

test('forms take the four words and no other', () => {
  function formOf(fields: Record<string, string>): FormData {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return form
  }
  const rule = { intent: 'apply', 'gives:0': 'criticality', 'key:0': 'tier', 'value:0': 'gold' }
  expect(readForm(rulesForm, formOf({ ...rule, 'name:0': ' Critical ' })).rules).toEqual([GOLD])
  expect(readForm(rulesForm, formOf({ ...rule, 'name:0': '' })).rules).toEqual([{ ...GOLD, name: null }])
  expect(() => readForm(rulesForm, formOf({ ...rule, 'name:0': 'gold' }))).toThrow(
    expect.objectContaining({ fields: { 'name:0': expect.stringMatching(/^Write critical, high, normal, low/) } }),
  )
  const byHand = { id: SHOP, teamsBy: 'rules', criticality: 'high' }
  expect(readForm(assignmentForm, formOf(byHand))).toMatchObject({ criticality: 'high' })
  expect(() => readForm(assignmentForm, formOf({ ...byHand, criticality: 'gold' }))).toThrow(
    expect.objectContaining({ fields: { criticality: expect.any(String) } }),
  )
})
