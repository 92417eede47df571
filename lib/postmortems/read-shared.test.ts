/** What many read of one post-mortem is read once, is never older than the last change, and is shared with nobody who sees less. */
import { expect, it, vi } from 'vitest'
import { isListening, subscribe } from '@/lib/db/subscribe'
import { inTransaction } from '@/lib/db/transaction'
import { buildDoer } from '@/lib/testing/build-doer'
import { withDatabase } from '@/lib/testing/database'
import type { PostmortemView } from './contract'
import { getPostmortem } from './read'
import { openFor } from './test-opened'
import { saveField } from './write-fields'

vi.unmock('@/lib/db/cached-read')
withDatabase()

it('is read once by all who see the same, and anew after each change', async () => {
  const stop = subscribe(() => {})
  await vi.waitFor(() => expect(isListening()).toBe(true), { timeout: 15_000 })
  const mira = await buildDoer('Mira')
  const { incidentId } = await openFor(mira)
  const read = (accounts: string[] | null = null): Promise<PostmortemView> =>
    getPostmortem(incidentId, { kind: 'person', id: crypto.randomUUID(), role: 'viewer', accounts })
  const save = (version: number, body: string) =>
    inTransaction((client) => saveField(client, mira, { incidentId, of: null, key: 'lessons' }, { version, body }))
  const lessons = ({ fields }: PostmortemView) => fields.find(({ key }) => key === 'lessons')
  // News of what was done before may come late.
  await vi.waitFor(async () => expect((await read()).sections).toBe((await read()).sections), { timeout: 15_000 })
  const limited = await read(['111122223333'])
  expect(limited).toMatchObject({ limited: true })
  expect((await read()).limited).toBe(false)
  for (const [version, body] of ['One', 'One more', 'One more time'].entries()) {
    await save(version, body)
    expect(lessons(await read())).toMatchObject({ body, version: version + 1 })
    expect(lessons(await read(['111122223333']))).toMatchObject({ body })
  }
  stop()
})
