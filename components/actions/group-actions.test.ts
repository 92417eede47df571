import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAfter } from '@/lib/domain/postmortem/due-day'
import { ACTION_STATES } from '@/lib/domain/postmortem/words'
import type { ActionRow } from '@/lib/postmortems/contract-lists'
import { groupActions } from './group-actions'

const TODAY = '2026-11-23'
const row = (facts: Partial<ActionRow>) => ({ state: 'open', isOverdue: false, dueOn: null, ...facts }) as ActionRow

describe('actions', () => {
  it('stand by how soon they are due, and what has ended last', () => {
    const groups = groupActions(
      [
        row({ id: '1', dueOn: '2026-11-22', isOverdue: true }),
        row({ id: '2', dueOn: TODAY }),
        row({ id: '3', dueOn: '2026-12-07' }),
        row({ id: '4', dueOn: '2026-12-08' }),
        row({ id: '5' }),
        row({ id: '6', state: 'done', dueOn: '2026-11-01' }),
      ],
      TODAY,
    )
    expect(groups.map(({ title, rows }) => [title, rows.map(({ id }) => id)])).toEqual([
      ['Overdue', ['1']],
      ['Due soon', ['2', '3']],
      ['Later', ['4']],
      ['Without a date', ['5']],
      ['Ended', ['6']],
    ])
  })

  it('are never lost, doubled or put under an empty heading', () => {
    const anyRow = fc.record({
      state: fc.constantFrom(...ACTION_STATES),
      isOverdue: fc.boolean(),
      dueOn: fc.option(fc.integer({ min: -40, max: 40 }).map((days) => dayAfter(TODAY, days))),
    })
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        const given = rows.map((facts, index) => row({ ...facts, id: String(index) }))
        const groups = groupActions(given, TODAY)
        expect(groups.every((group) => group.rows.length > 0)).toBe(true)
        expect(groups.flatMap((group) => group.rows).toSorted((a, b) => Number(a.id) - Number(b.id))).toEqual(given)
      }),
    )
  })
})
