/** What people decided survives when rules make two incidents one, on a real database. */
import { beforeEach, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { buildDoer } from '@/lib/testing/build-doer'
import { withDatabase } from '@/lib/testing/database'
import type { Doer } from './doer'
import { listChanges, listIncidents, record } from './test-grouping'
import { assignOwner, describeIncident, overrideSeverity, rename } from './write-fields'
import { acknowledge, changeStatus } from './write-life'
import { addNote } from './write-notes'

withDatabase()

let mira: Doer
let noor: Doer

/** Incident 1 of S3 and incident 2 of EC2, on both of which people work; the event of SQS makes them one burst. */
beforeEach(async () => {
  mira = await buildDoer('Mira')
  noor = await buildDoer('Noor')
  await record({ id: '1', service: 's3', to: null }, { id: '2', service: 'ec2', from: 5, to: null })
  await inTransaction((client) => addNote(client, noor, '1', { kind: 'note', body: 'I look.' }))
})

const bridge = () => record({ id: '3', service: 'sqs', from: 9, to: null })

async function workOn(id: string, doer: Doer): Promise<void> {
  await inTransaction(async (client) => {
    await acknowledge(client, doer, { id })
    await changeStatus(client, doer, { id }, { status: 'investigating' })
    await assignOwner(client, doer, { id }, 'me')
    await overrideSeverity(client, doer, { id }, { severity: 'SEV1', reason: 'The shop is down' })
    await describeIncident(client, doer, { id }, 'No orders.')
    await rename(client, doer, { id }, `Of ${doer.actor.name}`)
  })
}

async function stored(): Promise<Record<string, unknown>> {
  expect(await listIncidents()).toMatchObject([{ id: '1', events: ['1', '2', '3'] }])
  return (await pool().query('SELECT * FROM incident WHERE id = 1')).rows[0]
}

it('goes to the incident that stays, and the history says so', async () => {
  await workOn('2', mira)
  await bridge()
  expect(await stored()).toMatchObject({
    ...{ status: 'investigating', acknowledged_by: 'Mira', owner_id: mira.personId, title: 'Of Mira' },
    ...{ severity: 1, severity_reason: 'The shop is down', description: 'No orders.', version: 1 },
  })
  const told = (await listChanges('1')).filter(({ by }) => by === 'rule').map(({ what }) => what)
  expect(told).toEqual(expect.arrayContaining(['merged', 'status', 'owner', 'severity', 'title', 'description']))
})

it('is news to whoever looked before', async () => {
  await inTransaction((client) => assignOwner(client, mira, { id: '2' }, 'me'))
  await bridge()
  const late = inTransaction((client) => assignOwner(client, noor, { id: '1', version: 0 }, 'me'))
  await expect(late).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringMatching(/^Faultline made Mira the owner \(/),
  })
})

it('gives way to what people decided about the one that stays', async () => {
  await workOn('1', noor)
  await workOn('2', mira)
  await bridge()
  expect(await stored()).toMatchObject({ owner_id: noor.personId, acknowledged_by: 'Noor', title: 'Of Noor' })
})

it('keeps in hand what somebody investigates, although the other was called over', async () => {
  await inTransaction((client) => changeStatus(client, noor, { id: '1' }, { status: 'resolved' }))
  await inTransaction((client) => changeStatus(client, mira, { id: '2' }, { status: 'investigating' }))
  await bridge()
  expect(await stored()).toMatchObject({ status: 'investigating', resolved_at: null, acknowledged_by: 'Noor' })
})
