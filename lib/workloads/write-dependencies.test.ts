/** What workloads depend on: services, each other, and never themselves in the end. */
import { beforeEach, describe, expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import type { WorkloadNeed } from '@/lib/domain/blast-radius/workloads'
import { actorOf, auditTrail } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { readForm } from '@/lib/wire/form'
import { findWorkload, listDeclaredWorkloads } from './read'
import { findService, listServiceChoices } from './read-services'
import { newServiceDependencyForm } from './schemas'
import { createWorkload } from './write'
import { addDependency, changeDependency, removeDependency } from './write-dependencies'

withDatabase()

const actor = actorOf('00000000-0000-4000-8000-000000000001')
const NOBODY = '00000000-0000-4000-8000-000000000000'

const make = (name: string) =>
  createWorkload(actor, { name, note: null, teamId: null, tagKey: null, tagValue: null, accounts: [] })

function need(facts: Partial<WorkloadNeed>): WorkloadNeed {
  return { service: null, region: null, onWorkloadId: null, note: null, ...facts }
}

const on = (id: string) => need({ onWorkloadId: id })

async function dependenciesOf(id: string) {
  return (await findWorkload(id))?.dependencies ?? []
}

describe('a dependency', () => {
  test('on a service or a workload is listed with names, services first', async () => {
    const [checkout, payments] = [await make('checkout'), await make('payments')]
    await addDependency(actor, checkout, on(payments))
    await addDependency(actor, checkout, need({ service: 's3', note: 'pictures' }))
    await addDependency(actor, checkout, need({ service: 'cognito', region: 'us-east-1' }))
    await addDependency(actor, checkout, need({ service: 'cognito' }))
    expect((await dependenciesOf(checkout)).map(({ id: _, ...rest }) => rest)).toEqual([
      { service: 'cognito', region: null, onWorkload: null, note: null },
      { service: 'cognito', region: 'us-east-1', onWorkload: null, note: null },
      { service: 's3', region: null, onWorkload: null, note: 'pictures' },
      {
        ...{ service: null, region: null, note: null },
        onWorkload: { id: payments, name: 'payments' },
      },
    ])
    expect(await listDeclaredWorkloads()).toEqual([
      {
        id: checkout,
        name: 'checkout',
        dependencies: [
          need({ service: 'cognito', region: 'us-east-1' }),
          need({ service: 'cognito' }),
          need({ service: 's3', note: 'pictures' }),
          on(payments),
        ],
      },
      { id: payments, name: 'payments', dependencies: [] },
    ])
  })

  test('is changed and removed, each said once', async () => {
    const checkout = await make('checkout')
    await addDependency(actor, checkout, need({ service: 'cognito', region: 'us-east-1' }))
    const [own] = await dependenciesOf(checkout)
    const wanted = need({ service: 'cognito', note: 'sign-in' })
    await changeDependency(actor, own?.id ?? '', wanted)
    await changeDependency(actor, own?.id ?? '', wanted)
    expect(await dependenciesOf(checkout)).toMatchObject([{ service: 'cognito', region: null, note: 'sign-in' }])
    await removeDependency(actor, own?.id ?? '')
    await expect(removeDependency(actor, own?.id ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(changeDependency(actor, own?.id ?? '', wanted)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await dependenciesOf(checkout)).toEqual([])
    expect((await auditTrail()).slice(1)).toMatchObject([
      { action: 'workload.dependency-added', after: { on: 'cognito in us-east-1' }, subject: 'checkout' },
      {
        action: 'workload.dependency-changed',
        before: { on: 'cognito in us-east-1', note: null },
        after: { on: 'cognito', note: 'sign-in' },
      },
      { action: 'workload.dependency-removed', before: { on: 'cognito' } },
    ])
  })

  test('is refused twice, and where either end is gone', async () => {
    const [checkout, payments] = [await make('checkout'), await make('payments')]
    await addDependency(actor, checkout, need({ service: 'cognito' }))
    await addDependency(actor, checkout, on(payments))
    await expect(addDependency(actor, checkout, need({ service: 'cognito', note: 'x' }))).rejects.toMatchObject({
      code: 'CONFLICT',
      fields: { service: 'checkout depends on cognito already.' },
    })
    await expect(addDependency(actor, checkout, on(payments))).rejects.toMatchObject({
      fields: { onWorkload: 'checkout depends on payments already.' },
    })
    await expect(addDependency(actor, NOBODY, need({ service: 's3' }))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(addDependency(actor, checkout, on(NOBODY))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await dependenciesOf(checkout)).toHaveLength(2)
  })
})

describe('a cycle', () => {
  test('is refused with its names, and nothing of it stays', async () => {
    const [checkout, payments, ledger] = [await make('checkout'), await make('payments'), await make('ledger')]
    await addDependency(actor, checkout, on(payments))
    await addDependency(actor, payments, on(ledger))
    await expect(addDependency(actor, ledger, on(checkout))).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('checkout → payments → ledger → checkout'),
      fields: { onWorkload: expect.stringContaining('checkout → payments → ledger → checkout') },
    })
    await expect(addDependency(actor, ledger, on(ledger))).rejects.toMatchObject({
      message: expect.stringContaining('ledger → ledger'),
    })
    expect(await dependenciesOf(ledger)).toEqual([])
    expect(await auditTrail()).toHaveLength(5)
  })

  test('is refused by a change, too', async () => {
    const [checkout, payments, ledger] = [await make('checkout'), await make('payments'), await make('ledger')]
    await addDependency(actor, checkout, on(payments))
    await addDependency(actor, payments, on(ledger))
    const [own] = await dependenciesOf(payments)
    await expect(changeDependency(actor, own?.id ?? '', on(checkout))).rejects.toMatchObject({
      message: expect.stringContaining('checkout → payments → checkout'),
    })
    expect(await dependenciesOf(payments)).toMatchObject([{ onWorkload: { name: 'ledger' } }])
  })

  test('is not made by two at once', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    const ids: string[] = []
    for (const name of names) ids.push(await make(name))
    const outcomes = await Promise.allSettled(
      ids.map((id, index) => addDependency(actor, id, on(ids[(index + 1) % ids.length] ?? ''))),
    )
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]).toMatchObject({ reason: { message: expect.stringContaining('→ a') } })
    const { rows } = await pool().query('SELECT FROM workload_dependency')
    expect(rows).toHaveLength(ids.length - 1)
  })

  test('is not what two ways to the same are', async () => {
    const [checkout, payments, ledger] = [await make('checkout'), await make('payments'), await make('ledger')]
    await addDependency(actor, checkout, on(payments))
    await addDependency(actor, checkout, on(ledger))
    await addDependency(actor, payments, on(ledger))
    expect(await dependenciesOf(checkout)).toHaveLength(2)
  })
})

describe('a service', () => {
  beforeEach(async () => {
    await pool().query(
      `INSERT INTO service_catalog (upstream_service, service, region, name)
       VALUES ('newcomer-eu-west-1', 'newcomer', 'eu-west-1', 'Amazon Newcomer (Ireland)')`,
    )
    await pool().query(
      `INSERT INTO service_usage (account_id, service, region, source, as_of)
       VALUES ('111111111111', 'oddity', 'us-east-1', 'csv', now())`,
    )
  })

  test.each([
    ['cognito', { service: 'cognito', region: null }],
    [' Amazon Cognito ', { service: 'cognito', region: null }],
    ['COGNITO', { service: 'cognito', region: null }],
    ['AmazonEC2', { service: 'ec2', region: null }],
    ['sts-us-west-2', { service: 'sts', region: 'us-west-2' }],
    ['newcomer', { service: 'newcomer', region: null }],
    ['Amazon Newcomer', { service: 'newcomer', region: null }],
    ['oddity', { service: 'oddity', region: null }],
    ['multipleservices', null],
    ['congito', null],
    ['constructor', null],
    ['-', null],
  ])('%j is %j', async (typed, found) => expect(await findService(typed)).toEqual(found))

  test('is offered by name: AWS’s, and what accounts use', async () => {
    const choices = await listServiceChoices()
    expect(choices).toContainEqual({ service: 'newcomer', name: 'Amazon Newcomer' })
    expect(choices).toContainEqual({ service: 'oddity', name: 'oddity' })
    expect(choices.map(({ service }) => service)).not.toContain('multipleservices')
    expect(new Set(choices.map(({ service }) => service)).size).toBe(choices.length)
  })

  const regionOf = (region: string) => {
    const form = new FormData()
    form.set('id', NOBODY)
    form.set('service', 'ec2')
    form.set('region', region)
    return readForm(newServiceDependencyForm, form).region
  }

  test.each([
    ['', null],
    ['us-east-1', 'us-east-1'],
    [' Ireland ', 'eu-west-1'],
    ['Global', 'global'],
    ['us-iso-east-1', 'us-iso-east-1'],
  ])('in the Region %j', (typed, region) => expect(regionOf(typed)).toBe(region))

  test('in no Region that there is', () => {
    expect(() => regionOf('Atlantis')).toThrow(
      expect.objectContaining({ fields: { region: expect.stringMatching(/“Atlantis” is no Region/) } }),
    )
  })
})
