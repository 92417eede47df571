/** Which items each filter shows. */
import { describe, expect, it } from 'vitest'
import type { ItemView, SectionView } from '@/lib/postmortems/contract'
import { filterSections } from './checklist-filter'

const PLAIN: ItemView = {
  ...{ id: '0', code: 'A1', section: 'A', kind: 'person', text: 'Look', why: '', whereToLook: '', isRequired: false },
  ...{ owner: null, dueOn: null, isOverdue: false, comment: '', commentHtml: null, proof: '', proofHtml: null },
  ...{ outcome: 'open', reason: '', outcomeBy: null, outcomeAt: null, version: 1, actionIds: [] },
}
const SECTIONS: SectionView[] = [
  {
    id: 'A',
    name: 'Assess',
    items: [
      { ...PLAIN, id: '1', isRequired: true },
      { ...PLAIN, id: '2', outcome: 'done', owner: { id: 'me', name: 'Mira', left: false } },
    ],
  },
  { id: 'B', name: 'Tell', items: [{ ...PLAIN, id: '3', isOverdue: true }] },
]
const NONE = new Set<string>()

function shown(filter: Parameters<typeof filterSections>[1], kept = NONE, reader: string | null = 'me'): string[] {
  return filterSections(SECTIONS, filter, reader, kept).map(({ id, items }) => `${id}${items.map((item) => item.id)}`)
}

describe('a filter', () => {
  it('shows what it names, and no empty sections', () => {
    expect(shown('all')).toEqual(['A1,2', 'B3'])
    expect(shown('open')).toEqual(['A1', 'B3'])
    expect(shown('mine')).toEqual(['A2'])
    expect(shown('overdue')).toEqual(['B3'])
    expect(shown('required')).toEqual(['A1'])
  })

  it('leaves in view what was just changed', () => {
    expect(shown('overdue', new Set(['2']))).toEqual(['A2', 'B3'])
  })

  it('finds nothing of nobody', () => {
    expect(shown('mine', NONE, null)).toEqual([])
  })
})
