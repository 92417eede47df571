/** What people do to the items of a checklist, on a real database. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { Doer } from '@/lib/incidents/doer'
import { buildDoer } from '@/lib/testing/build-doer'
import { auditTrail } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import type { ItemView } from './contract'
import { listHistory } from './read-history'
import { listItems, listSections } from './read-items'
import { openFor } from './test-opened'
import { changeItem, type ItemPatch } from './write-items'
import { type BulkPatch, changeItems } from './write-items-bulk'
import { addItem, removeItem, restoreItem } from './write-items-own'

withDatabase()

let mira: Doer
let noor: Doer
let target = { incidentId: '', of: null }
let postmortemId = ''
/** A required item of the template, and one that is not. */
let required = ''
let optional = ''

beforeEach(async () => {
  mira = await buildDoer('Mira')
  noor = await buildDoer('Noor')
  const opened = await openFor(mira)
  postmortemId = opened.postmortemId
  target = { incidentId: opened.incidentId, of: null }
  const items = (await listSections(postmortemId)).flatMap((section) => section.items)
  required = items.find(({ isRequired }) => isRequired)?.id ?? ''
  optional = items.find(({ isRequired }) => !isRequired)?.id ?? ''
})

const change = (id: string, patch: ItemPatch, doer = mira) =>
  inTransaction((client) => changeItem(client, doer, target, id, patch))
const bulk = (patch: BulkPatch) => inTransaction((client) => changeItems(client, mira, target, patch))
const add = (text: string, section = 'own') =>
  inTransaction((client) => addItem(client, mira, target, { text, section, why: '' })).then(({ itemId }) => itemId)
const remove = (id: string) => inTransaction((client) => removeItem(client, noor, target, id))
const bringBack = (id: string) => inTransaction((client) => restoreItem(client, mira, target, id))
const version = async () => (await pool().query('SELECT version FROM postmortem')).rows[0]?.version
const sentences = async () => (await listHistory(postmortemId)).map(({ by, sentence }) => `${by.name}: ${sentence}`)

async function item(id: string): Promise<ItemView> {
  const [found] = await listItems(postmortemId, [id])
  if (found === undefined) throw new Error(`There is no item ${id}.`)
  return found
}

describe('an item', () => {
  it('is done, with what somebody looked at, and opened again', async () => {
    await change(required, {
      version: 0,
      outcome: 'done',
      proof: 'See [the log](https://example.org).',
      dueOn: '2020-02-29',
    })
    expect(await item(required)).toMatchObject({
      ...{ outcome: 'done', outcomeBy: 'Mira', outcomeAt: expect.any(String), version: 1 },
      ...{ proofHtml: expect.stringContaining('href="https://example.org"'), dueOn: '2020-02-29', isOverdue: false },
    })
    await change(required, { version: 1, outcome: 'open' }, noor)
    expect(await item(required)).toMatchObject({ outcome: 'open', outcomeBy: null, outcomeAt: null, isOverdue: true })
    expect(await version()).toBe(2)
  })

  it('is refused with a reason; what is required does not apply without one either', async () => {
    const refused: [string, Omit<ItemPatch, 'version'>][] = [
      [optional, { outcome: 'not-doing' }],
      [optional, { outcome: 'not-doing', reason: ' \n' }],
      [required, { outcome: 'not-applicable' }],
    ]
    for (const [id, patch] of refused) {
      const refusal = { code: 'INVALID', fields: { reason: expect.any(String) } }
      await expect(change(id, { version: 0, ...patch })).rejects.toMatchObject(refusal)
    }
    await change(optional, { version: 0, outcome: 'not-applicable' })
    await change(required, { version: 0, outcome: 'not-doing', reason: 'We have no such keys.' })
    expect(await item(required)).toMatchObject({ outcome: 'not-doing', reason: 'We have no such keys.' })
    await expect(change(required, { version: 1, reason: '' })).rejects.toMatchObject({ code: 'INVALID' })
    expect(await version()).toBe(2)
  })

  it('is given to somebody, to oneself, and taken back', async () => {
    await change(required, { version: 0, owner: noor.personId })
    expect((await item(required)).owner).toEqual({ id: noor.personId, name: 'Noor', left: false })
    await change(required, { version: 1, owner: 'me' })
    expect((await item(required)).owner).toMatchObject({ name: 'Mira' })
    await change(required, { version: 2, owner: null })
    expect((await item(required)).owner).toBeNull()
    expect((await sentences()).slice(0, 3)).toEqual([
      expect.stringMatching(/^Mira: \w+: no owner any more$/),
      expect.stringMatching(/^Mira: \w+: given to Mira$/),
      expect.stringMatching(/^Mira: \w+: given to Noor$/),
    ])
  })

  it('is found by the words of its comment and reason', async () => {
    await change(required, { version: 0, comment: 'The zebra was rotated.' })
    const { rows } = await pool().query(
      "SELECT id::text FROM checklist_item WHERE words @@ to_tsquery('english', 'zebra')",
    )
    expect(rows).toEqual([{ id: required }])
  })
})

describe('an owner', () => {
  it('who left is shown as such, and can be replaced', async () => {
    await change(required, { version: 0, owner: noor.personId, dueOn: '2020-01-01' })
    await pool().query('UPDATE person SET disabled_at = now() WHERE id = $1', [noor.personId])
    expect(await item(required)).toMatchObject({ owner: { name: 'Noor', left: true }, isOverdue: true })
    await pool().query('DELETE FROM person WHERE id = $1', [noor.personId])
    expect((await item(required)).owner).toEqual({ id: null, name: 'Noor', left: true })
    await change(required, { version: 1, owner: null })
    expect((await item(required)).owner).toBeNull()
  })

  it('is nobody who left, is not there, or is a program', async () => {
    await pool().query('UPDATE person SET disabled_at = now() WHERE id = $1', [noor.personId])
    await expect(change(required, { version: 0, owner: noor.personId })).rejects.toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining('Noor may no longer sign in'),
    })
    await expect(change(required, { version: 0, owner: crypto.randomUUID() })).rejects.toMatchObject({
      code: 'INVALID',
    })
    const token = { ...mira, actor: { ...mira.actor, kind: 'token' as const, id: 't' }, personId: null }
    await expect(change(required, { version: 0, owner: 'me' }, token)).rejects.toMatchObject({ code: 'INVALID' })
    await change(required, { version: 0, owner: mira.personId }, token)
    expect((await listHistory(postmortemId))[0]?.by).toMatchObject({ kind: 'token', id: 't' })
  })
})

describe('two people', () => {
  it('may change different things of one item, each seeing the first version', async () => {
    await change(required, { version: 0, comment: 'Mine' })
    await change(required, { version: 0, dueOn: '2026-06-01' }, noor)
    await Promise.all([
      change(required, { version: 2, outcome: 'done' }),
      change(required, { version: 2, proof: 'Seen.' }, noor),
    ])
    expect(await item(required)).toMatchObject({
      ...{ comment: 'Mine', dueOn: '2026-06-01', outcome: 'done', proof: 'Seen.', version: 4 },
    })
  })

  it('meet in a conflict with both texts where they change the same', async () => {
    await change(required, { version: 0, comment: 'Theirs', outcome: 'done' }, noor)
    await expect(change(required, { version: 0, comment: 'Mine', outcome: 'done' })).rejects.toMatchObject({
      code: 'CONFLICT',
      conflict: {
        current: { version: 1, values: { comment: 'Theirs', outcome: 'done' }, changedBy: 'Noor' },
        yours: { comment: 'Mine', outcome: 'done' },
        removed: false,
      },
    })
    await change(required, { version: 0, outcome: 'done' })
    expect(await item(required)).toMatchObject({ comment: 'Theirs', version: 1 })
    const both = [change(required, { version: 1, reason: 'a' }), change(required, { version: 1, reason: 'b' }, noor)]
    const outcomes = await Promise.allSettled(both)
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('lose nothing where one removes what the other writes', async () => {
    const id = await add('Ask the bank.')
    await remove(id)
    await expect(change(id, { version: 0, comment: 'Asked.' })).rejects.toMatchObject({
      code: 'CONFLICT',
      conflict: {
        yours: { comment: 'Asked.' },
        current: { values: { comment: '' }, changedBy: 'Noor' },
        removed: true,
      },
    })
    await bringBack(id)
    await change(id, { version: 0, comment: 'Asked.' })
    expect(await item(id)).toMatchObject({ comment: 'Asked.', version: 3 })
  })
})

describe('typing', () => {
  it('is one change for as long as it goes on, which keeps what was there before', async () => {
    await change(required, { version: 0, comment: 'Before' }, noor)
    for (const [place, comment] of ['Now', 'Now it', 'Now it is'].entries()) {
      await change(required, { version: 1 + place, comment })
    }
    const { rows } = await pool().query(
      `SELECT version, before->>'comment' AS before, after->>'comment' AS after FROM postmortem_change
       WHERE what = 'item-changed' ORDER BY id`,
    )
    expect(rows).toEqual([
      { version: 1, before: '', after: 'Before' },
      { version: 4, before: 'Before', after: 'Now it is' },
    ])
    await expect(change(required, { version: 2, comment: 'Older' }, noor)).rejects.toMatchObject({ code: 'CONFLICT' })
    expect((await auditTrail()).filter(({ action }) => action === 'postmortem.item-changed')).toHaveLength(2)
  })

  it('that deletes most of it is another', async () => {
    await change(required, { version: 0, comment: 'A long comment' })
    await change(required, { version: 1, comment: '' })
    const { rows } = await pool().query("SELECT before->>'comment' AS was FROM postmortem_change WHERE version = 2")
    expect(rows).toEqual([{ was: 'A long comment' }])
  })

  it('holds 200,000 characters, cleaned of what cannot be stored', async () => {
    await change(required, { version: 0, comment: `\u0000${'x '.repeat(99_999)}\udfff` })
    expect((await item(required)).comment).toHaveLength(199_999)
    await expect(change(required, { version: 1, comment: 'x'.repeat(200_001) })).rejects.toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining('A comment holds at most 200,000 characters'),
    })
  })
})

describe('items of people’s own', () => {
  it('stand at the end of their section, and are taken away and brought back', async () => {
    const [first] = await listSections(postmortemId)
    const id = await add('Ask the bank.', first?.id)
    const own = await add('Ask the landlord.')
    const sections = await listSections(postmortemId)
    expect(sections[0]?.items.at(-1)).toMatchObject({ id, code: null, kind: 'person', isRequired: false })
    expect(sections.at(-1)).toMatchObject({ id: 'own', name: 'Our own', items: [{ id: own }] })
    await remove(id)
    await remove(id)
    expect((await listSections(postmortemId))[0]?.items.map((each) => each.id)).not.toContain(id)
    await bringBack(id)
    expect((await listSections(postmortemId))[0]?.items.at(-1)).toMatchObject({ id, version: 2 })
    expect((await sentences()).slice(0, 4)).toEqual([
      'Mira: Item “Ask the bank.” brought back',
      'Noor: Item “Ask the bank.” removed',
      'Mira: Item “Ask the landlord.” added',
      'Mira: Item “Ask the bank.” added',
    ])
    expect(await version()).toBe(4)
  })

  it('need a section, and those of the template stay', async () => {
    await expect(add('x', 'Q')).rejects.toMatchObject({ code: 'INVALID', fields: { section: expect.any(String) } })
    await expect(remove(required)).rejects.toMatchObject({ code: 'INVALID' })
    await expect(remove('999')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(change('x', { version: 0 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('many at once', () => {
  it('get an owner and a day, as one change of what is signed', async () => {
    const ids = (await listSections(postmortemId)).flatMap((section) => section.items.map(({ id }) => id))
    await bulk({ ids, owner: noor.personId, dueOn: '2026-07-01' })
    const items = await listItems(postmortemId, ids)
    expect(new Set(items.map(({ owner, dueOn }) => `${owner?.name} ${dueOn}`))).toEqual(new Set(['Noor 2026-07-01']))
    expect(await version()).toBe(1)
    await bulk({ ids, dueOn: '2026-07-01' })
    expect(await version()).toBe(1)
    await expect(change(required, { version: 0, owner: null })).rejects.toMatchObject({ code: 'CONFLICT' })
    await change(required, { version: 0, comment: 'Mine' })
    expect((await auditTrail()).filter(({ action }) => action === 'postmortem.item-changed')).toHaveLength(2)
  })

  it('are all changed or none', async () => {
    const own = await add('Ask the bank.')
    await remove(own)
    await expect(bulk({ ids: [required, own], owner: 'me' })).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(bulk({ ids: [required, '999'], owner: 'me' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await item(required)).toMatchObject({ owner: null, version: 0 })
  })
})
