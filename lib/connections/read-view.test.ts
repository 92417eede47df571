/** The documents of a connection: filled with its values, and with the account that Faultline runs in. */
import { expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { storeConnection } from '@/lib/testing/build-connection'
import { withDatabase } from '@/lib/testing/database'
import { findConnection } from './read'
import { findConnectionView, listConnectionSummaries, readDocuments } from './read-view'

withDatabase()

const ORIGIN = 'https://faultline.example.org'

async function connectionOfRole(): Promise<AwsConnection> {
  await storeConnection({ id: 'role', name: 'Through a role' })
  await pool().query(
    "UPDATE aws_connection SET credentials = 'assume-role', role_arn = 'arn:aws:iam::111122223333:role/faultline' WHERE id = 'role'",
  )
  const connection = await findConnection('role')
  if (connection === null) throw new Error('It was just stored.')
  return connection
}

it('trust the account that Faultline runs in, once a connection has told which', async () => {
  const connection = await connectionOfRole()
  const before = await readDocuments(connection, ORIGIN)
  expect(before['faultline.tf']).not.toContain('444455556666')
  await storeConnection({ id: 'own', name: 'Own', accountId: '444455556666' })
  const after = await readDocuments(connection, ORIGIN)
  expect(after['faultline.tf']).toContain('"444455556666"')
  expect(after['faultline.yaml']).toContain('Default: "444455556666"')
  expect(after['faultline.yaml']).toContain(ORIGIN)
  expect(JSON.parse(after['policy.json'])).toMatchObject({ Version: '2012-10-17' })
  expect(after.takingRole).toContain('arn:aws:iam::111122223333:role/faultline')
})

it('lists connections by name, and finds none where there is none', async () => {
  await storeConnection({ id: 'b', name: 'beta' })
  await storeConnection({ id: 'a', name: 'Alpha' })
  const summaries = await listConnectionSummaries(null)
  expect(summaries.map(({ id, state }) => [id, state])).toEqual([
    ['a', 'late'],
    ['b', 'late'],
  ])
  expect(await findConnectionView('gone')).toBeNull()
})
