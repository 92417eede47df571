/** Lists that many read are shared, and never older than who may still sign in. */
import { expect, it, vi } from 'vitest'
import { isListening, subscribe } from '@/lib/db/subscribe'
import { inTransaction } from '@/lib/db/transaction'
import { disablePerson } from '@/lib/people/write'
import { buildDoer } from '@/lib/testing/build-doer'
import { withDatabase } from '@/lib/testing/database'
import { NO_ACTION_FILTER } from './filter'
import { listActionRows } from './read-action-list'
import { openFor } from './test-opened'
import { addAction } from './write-actions'

vi.unmock('@/lib/db/cached-read')
withDatabase()

it('say at once that the owner of an action left', async () => {
  const stop = subscribe(() => {})
  await vi.waitFor(() => expect(isListening()).toBe(true), { timeout: 15_000 })
  const [ada, mira] = [await buildDoer('Ada', { role: 'admin' }), await buildDoer('Mira')]
  const { incidentId } = await openFor(ada)
  const given = { title: 'Rotate', type: 'prevent' as const, owner: mira.personId }
  await inTransaction((client) => addAction(client, ada, incidentId, given))
  const read = () => listActionRows(NO_ACTION_FILTER, { limit: 10, cursor: null }, null)
  // News of what was done before may come late.
  await vi.waitFor(async () => expect(await read()).toBe(await read()), { timeout: 15_000 })
  expect((await read()).data[0]?.owner).toMatchObject({ name: 'Mira', left: false })
  await disablePerson({ actor: ada.actor, role: 'admin' }, mira.personId ?? '')
  expect((await read()).data[0]?.owner).toMatchObject({ name: 'Mira', left: true })
  stop()
})
