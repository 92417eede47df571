/** How an item looks while a change of it is on its way, and how changes are told in words. */
import { describe, expect, it } from 'vitest'
import type { ItemView } from '@/lib/postmortems/contract'
import { patchItem, valueWords } from './item-patch'

const PEOPLE = [
  { id: 'm', name: 'Mira' },
  { id: 's', name: 'Sam' },
]
const ITEM: ItemView = {
  ...{ id: '1', code: 'A1', section: 'A', kind: 'person', text: 'Look', why: '', whereToLook: '', isRequired: true },
  ...{ owner: null, dueOn: '2026-05-01', isOverdue: true, comment: '', commentHtml: null, proof: '', proofHtml: null },
  ...{ outcome: 'open', reason: '', outcomeBy: null, outcomeAt: null, version: 1, actionIds: [] },
}

describe('an item with a change', () => {
  it('names the owner, whose account is there', () => {
    expect(patchItem(ITEM, { owner: 's' }, PEOPLE, '2026-05-02').owner).toEqual({ id: 's', name: 'Sam', left: false })
    expect(
      patchItem({ ...ITEM, owner: { id: 's', name: 'Sam', left: false } }, { owner: null }, PEOPLE, '2026-05-02').owner,
    ).toBeNull()
  })

  it('is overdue only while it is open and its day has passed', () => {
    expect(patchItem(ITEM, {}, PEOPLE, '2026-05-02').isOverdue).toBe(true)
    expect(patchItem(ITEM, { dueOn: '2026-05-02' }, PEOPLE, '2026-05-02').isOverdue).toBe(false)
    expect(patchItem(ITEM, { outcome: 'done' }, PEOPLE, '2026-05-02').isOverdue).toBe(false)
    expect(patchItem(ITEM, { dueOn: null }, PEOPLE, '2026-05-02').isOverdue).toBe(false)
  })
})

describe('values in words', () => {
  it('names people, days and outcomes', () => {
    expect(valueWords({ owner: 'm', dueOn: '2026-12-03', outcome: 'not-doing' }, PEOPLE)).toBe(
      'Owner: Mira · Due: 3 Dec 2026 · Outcome: Not doing it',
    )
  })

  it('says none of what is empty, and nothing of what has no name', () => {
    expect(valueWords({ owner: null, comment: '', version: 4 }, PEOPLE)).toBe('Owner: none · Comment: none')
  })
})
