/** What readers see of changes, alerts and their incidents: pages without gaps, and nothing of accounts that are not theirs. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { IamCall } from '@/lib/domain/iam-changes/change'
import { minuteOf } from '@/lib/domain/iam-changes/lookup-window'
import { findIncident } from '@/lib/incidents/read-detail'
import { lockIncident } from '@/lib/incidents/write-lock'
import { storeAccount } from '@/lib/testing/build-account'
import { buildDoer } from '@/lib/testing/build-doer'
import { buildIamCall, buildRootSignIn, waitingLookups } from '@/lib/testing/build-iam-call'
import { mergeInto } from '@/lib/testing/build-incident'
import { withDatabase } from '@/lib/testing/database'
import { emptyQueue } from '@/lib/testing/queue'
import { NO_CHANGE_FILTER } from './filter'
import { listAlerts } from './read-alerts'
import { listIamChanges } from './read-changes'
import { streamChangeCsv } from './read-csv'
import { getIncidentLane } from './read-incident-lane'
import { getIncidentScope } from './read-incident-scope'
import { listCallMinutes } from './read-minutes'
import { storePiece } from './write-calls'
import { askForLookups } from './write-lookups'

withDatabase()
beforeAll(emptyQueue)

const [SHOP, LAB] = ['111122223333', '111122224444'] as const
const HOUR = 3_600_000
const FROM = minuteOf(Date.now() - 5 * HOUR)
const TO = FROM + HOUR
const FILTER = { ...NO_CHANGE_FILTER, from: FROM, to: TO }

beforeEach(async () => {
  await storeAccount({ id: SHOP, name: 'shop' })
  await storeAccount({ id: LAB, name: 'lab' })
})

/** Everything that an account's sources told of the window. */
async function bring(accountId: string, calls: IamCall[]): Promise<void> {
  await inTransaction((client) => askForLookups(client, { accounts: [accountId], from: FROM, to: TO }))
  for (const lookup of (await waitingLookups(accountId)).values()) {
    const own = calls.filter(({ eventSource }) => eventSource === lookup.source)
    await storePiece(lookup, { from: lookup.from, to: lookup.to, calls: own }, Date.now())
  }
}

describe('changes', () => {
  test('are given page by page without gap or repetition, also where many are of one moment', async () => {
    const calls = Array.from({ length: 23 }, (_, n) => buildIamCall({ at: FROM + Math.floor(n / 9) * 1_000 }))
    await bring(SHOP, calls)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await listIamChanges(FILTER, { limit: 5, cursor }, null)
      seen.push(...page.data.map(({ eventId }) => eventId))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen).toHaveLength(23)
    expect(new Set(seen)).toEqual(new Set(calls.map(({ eventId }) => eventId)))
  })

  test('refuse a cursor that is none', async () => {
    await expect(listIamChanges(FILTER, { limit: 5, cursor: 'nonsense' }, null)).rejects.toMatchObject({
      ...{ code: 'INVALID', fields: { cursor: expect.any(String) } },
    })
  })

  test('are filtered by words, means, source and what needs a reason', async () => {
    const console = { userAgent: 'console.amazonaws.com' }
    await bring(SHOP, [
      buildIamCall({ at: FROM, eventId: 'unknown', eventName: 'PutRolePolicy' }),
      buildIamCall({ at: FROM, eventId: 'refused', errorCode: 'AccessDenied' }),
      buildIamCall({ at: FROM, eventId: 'console', ...console }),
      buildIamCall({ at: FROM, eventId: 'sts', eventSource: 'sts.amazonaws.com', ...console }),
    ])
    const found = async (filter: Partial<typeof FILTER>) =>
      (await listIamChanges({ ...FILTER, ...filter }, { limit: 9, cursor: null }, null)).data
        .map(({ eventId }) => eventId)
        .toSorted()
    expect(await found({ unexplained: true })).toEqual(['unknown'])
    expect(await found({ q: 'putrole' })).toEqual(['unknown'])
    expect(await found({ q: '%' })).toEqual([])
    expect(await found({ means: ['console'] })).toEqual(['console', 'sts'])
    expect(await found({ source: ['sts.amazonaws.com'] })).toEqual(['sts'])
    expect(await found({ account: [LAB] })).toEqual([])
  })

  test('of accounts that are not theirs are kept from limited readers, in rows, counts, lanes and CSV', async () => {
    await bring(SHOP, [buildIamCall({ at: FROM, eventId: 'ours' })])
    await bring(LAB, [buildIamCall({ at: FROM, eventId: 'theirs', accountId: LAB })])
    const { data, coverage } = await listIamChanges(FILTER, { limit: 9, cursor: null }, [SHOP])
    expect(data.map(({ eventId }) => eventId)).toEqual(['ours'])
    const window = { from: new Date(FROM).toISOString(), to: new Date(TO).toISOString() }
    expect(coverage).toMatchObject({ whole: 1, partly: 0, none: 0, known: [window] })
    const asked = await listIamChanges({ ...FILTER, account: [LAB] }, { limit: 9, cursor: null }, [SHOP])
    expect(asked).toMatchObject({ data: [], coverage: { whole: 0, partly: 0, none: 0, known: [], waiting: 0 } })
    expect(await listCallMinutes({ from: FROM, to: TO, accounts: null }, [SHOP])).toMatchObject([{ calls: 1 }])
    const csv = await new Response(await streamChangeCsv(FILTER, [SHOP])).text()
    expect(csv).toContain('ours')
    expect(csv).not.toContain('theirs')
  })
})

describe('an incident that an alert opened', () => {
  const signIn = (accountId: string) => buildRootSignIn({ at: FROM + 60_000, accountId })

  async function open(): Promise<{ shop: string; lab: string }> {
    await bring(SHOP, [signIn(SHOP)])
    await bring(LAB, [signIn(LAB)])
    const { data } = await listAlerts({ incident: null, limit: 9, before: null }, null)
    const of = (account: string) => data.find((alert) => alert.account.id === account)?.incident ?? ''
    return { shop: of(SHOP), lab: of(LAB) }
  }

  test('is there for those who see its account alone', async () => {
    const { shop, lab } = await open()
    expect(await findIncident(shop, [SHOP])).toMatchObject({
      kind: 'access',
      origin: 'alert',
      title: expect.stringMatching(/shop/),
    })
    expect(await findIncident(lab, [SHOP])).toBeNull()
    await expect(getIncidentScope(lab, [SHOP])).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(getIncidentLane(lab, [SHOP])).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await listAlerts({ incident: null, limit: 9, before: null }, [SHOP])).data).toMatchObject([
      { incident: shop },
    ])
    const doer = await buildDoer('Mira', { accounts: [SHOP] })
    const lock = (id: string) => inTransaction((client) => lockIncident(client, doer, { id }))
    expect(await lock(shop)).toMatchObject({ id: shop })
    await expect(lock(lab)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('tells of its alerts after it was merged, to each as they may see', async () => {
    const { shop, lab } = await open()
    await mergeInto(lab, shop)
    expect(await findIncident(shop, [LAB])).not.toBeNull()
    const alertsFor = async (accounts: string[] | null) =>
      (await getIncidentLane(shop, accounts)).alerts.map(({ account }) => account.id).toSorted()
    expect(await alertsFor(null)).toEqual([SHOP, LAB].toSorted())
    expect(await alertsFor([LAB])).toEqual([LAB])
    expect((await getIncidentScope(shop, [LAB])).accounts).toEqual([LAB])
  })

  test('shows on its lane when identity was changed', async () => {
    const { shop } = await open()
    expect(await getIncidentLane(shop, null)).toMatchObject({
      alerts: [{ rule: 'root-sign-in', subject: 'root', changes: 1 }],
      changes: [{ at: new Date(FROM + 60_000).toISOString(), count: 1 }],
    })
  })
})

test('an incident of identity concerns every active account of the connections of its partition, also where nobody can look now', async () => {
  await pool().query(
    "INSERT INTO aws_connection (id, name, kind) VALUES ('c1', 'Main', 'organization'), ('c2', 'China', 'organization')",
  )
  await pool().query("UPDATE aws_connection SET partition = 'aws-cn', evidence_role = NULL WHERE id = 'c2'")
  await storeAccount({ id: '111122225555', connection: 'c1' })
  await storeAccount({ id: '111122226666', connection: 'c1', status: 'SUSPENDED' })
  await storeAccount({ id: '111122227777', connection: 'c2' })
  const { rows } = await pool().query<{ id: string }>(
    `INSERT INTO incident (kind, origin, status, title, severity, proposed_severity, severity_rule, partition, started_at, first_seen_at)
     VALUES ('identity', 'manual', 'detected', 'IAM', 2, 2, 'r', 'aws', $1, now()) RETURNING id::text`,
    [new Date(FROM)],
  )
  const id = rows[0]?.id ?? ''
  await pool().query("UPDATE aws_connection SET enabled = false WHERE id = 'c1'")
  const scope = await getIncidentScope(id, null)
  expect(scope).toMatchObject({ accounts: ['111122225555'], from: FROM - HOUR })
  expect((await getIncidentScope(id, [SHOP])).accounts).toEqual([])
})
