/** The live check as the worker runs it: the real SDK over HTTP, the stand-in for AWS, a real database. */
import { describe, expect, it } from 'vitest'
import { findConnection } from '@/lib/connections/read'
import { findConnectionView } from '@/lib/connections/read-view'
import { pool } from '@/lib/db/pool'
import { withAws } from '@/lib/testing/aws'
import { storeConnection } from '@/lib/testing/build-connection'
import { withDatabase } from '@/lib/testing/database'
import { checkConnectionNow, scheduleChecksAtStart } from './check-connection'

withDatabase()
const aws = withAws()

async function outcomes(id: string): Promise<Record<string, string>> {
  const view = await findConnectionView(id)
  return Object.fromEntries((view?.checks ?? []).map(({ action, outcome }) => [action, outcome]))
}

describe('checkConnectionNow', () => {
  it('finds everything in order, and whose credentials they are', async () => {
    await storeConnection({ id: 'c1' })
    await checkConnectionNow({ connection: 'c1' })
    const found = await outcomes('c1')
    expect(Object.keys(found).length).toBeGreaterThan(15)
    expect(new Set(Object.values(found))).toEqual(new Set(['ok']))
    expect(await findConnection('c1')).toMatchObject({
      accountId: '100000000001',
      organizationId: 'o-invented0001',
    })
  })

  it('says which account lacks a support plan, and leaves the rest', async () => {
    aws.truth.withoutSupport.add('100000000001')
    await storeConnection({ id: 'c2', name: 'Unsupported' })
    await checkConnectionNow({ connection: 'c2' })
    const checks = (await findConnectionView('c2'))?.checks ?? []
    const health = checks.find(({ action }) => action === 'health:DescribeEventsForOrganization')
    expect(health).toMatchObject({ outcome: 'not-subscribed', sentence: expect.stringContaining('100000000001') })
    expect((await outcomes('c2'))['organizations:ListAccounts']).toBe('ok')
  })

  it('says what is denied', async () => {
    aws.faults.on({ kind: 'denied', service: 'organizations' })
    await storeConnection({ id: 'c3', name: 'Denied' })
    await checkConnectionNow({ connection: 'c3' })
    expect((await outcomes('c3'))['organizations:ListAccounts']).toBe('denied')
  })

  it('does nothing for a connection that is gone', async () => {
    await checkConnectionNow({ connection: 'gone' })
    expect(aws.calls.count()).toBe(0)
  })
})

it('schedules checks for those that are on and were never checked', async () => {
  await storeConnection({ id: 'new', name: 'New' })
  await storeConnection({ id: 'off', name: 'Off', enabled: false })
  await storeConnection({ id: 'known', name: 'Known' })
  await pool().query("INSERT INTO connection_check VALUES ('known', 'sts:GetCallerIdentity', 'ok', 'Works.', now())")
  const added: unknown[] = []
  await scheduleChecksAtStart((...job: unknown[]) => {
    added.push(job)
    return Promise.resolve({} as never)
  })
  expect(added).toEqual([
    ['check-connection', { connection: 'new' }, { jobKey: 'check-connection:new', queueName: 'check-connection:new' }],
  ])
})
