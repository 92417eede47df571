/** Texts and numbers that are hard to keep, on a real database: cut texts hold whole characters, numbers fit their columns. */
import { beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '@/lib/db/transaction'
import type { Doer } from '@/lib/incidents/doer'
import { buildDoer } from '@/lib/testing/build-doer'
import { withDatabase } from '@/lib/testing/database'
import { findAction } from './read-actions'
import { listHistory } from './read-history'
import { listItems } from './read-items'
import { openFor } from './test-opened'
import { changeAction } from './write-action-changes'
import { addAction } from './write-actions'
import { restoreField } from './write-fields'
import { changeItem } from './write-items'
import { addItem } from './write-items-own'

withDatabase()

let mira: Doer
let target = { incidentId: '', of: null }
let postmortemId = ''

beforeEach(async () => {
  mira = await buildDoer('Mira')
  const opened = await openFor(mira)
  postmortemId = opened.postmortemId
  target = { incidentId: opened.incidentId, of: null }
})

/** Two UTF-16 units, of which histories must keep both or none. */
const KEY = '🔑'

describe('a text that histories cut', () => {
  it('is not cut through a character, in the name of an item', async () => {
    const text = `${'a'.repeat(58)}${KEY} and more`
    const { itemId } = await inTransaction((client) => addItem(client, mira, target, { text, section: 'own', why: '' }))
    await inTransaction((client) => changeItem(client, mira, target, itemId, { version: 0, outcome: 'done' }))
    expect(await listItems(postmortemId, [itemId])).toMatchObject([{ text, outcome: 'done' }])
    expect((await listHistory(postmortemId))[0]?.sentence).toBe(`“${'a'.repeat(58)}…”: done`)
  })

  it('is not cut through a character, in what is kept of an action', async () => {
    const detail = `${'a'.repeat(1_999)}${KEY}${'b'.repeat(100)}`
    const given = { title: 'Rotate', type: 'prevent' as const, detail }
    const id = await inTransaction((client) => addAction(client, mira, target.incidentId, given))
    await inTransaction((client) => changeAction(client, mira, id, { version: 0, detail: `${detail}.` }))
    expect(await findAction(id, null)).toMatchObject({ detail: `${detail}.`, version: 1 })
  })
})

it('is not restored from a version that no text can have', async () => {
  for (const text of [2 ** 31, Number.MAX_SAFE_INTEGER]) {
    await expect(
      inTransaction((client) => restoreField(client, mira, { ...target, key: 'summary' }, { version: 0, text })),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
})
