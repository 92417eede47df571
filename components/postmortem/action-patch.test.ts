/** Which changes of an action are sent, and how it looks meanwhile. */
import { describe, expect, it } from 'vitest'
import type { ActionView } from '@/lib/postmortems/contract'
import { changedOnly, patchAction } from './action-patch'

const SAM = { id: 's', name: 'Sam', left: false }
const TEAMS = [{ id: 't', name: 'Payments' }]
const ACTION: ActionView = {
  ...{ id: '1', purpose: 'action', title: 'Pin the Region', detail: '', detailHtml: null, owner: SAM, team: null },
  ...{ dueOn: '2026-05-01', isOverdue: true, type: 'prevent', priority: 'medium', link: null, itemId: null },
  ...{ itemCode: null, fromField: null, state: 'open', outcome: '', endedAt: null, endedBy: null, issue: null },
  ...{ version: 1, createdAt: '2026-04-01T00:00:00.000Z', createdBy: 'Mira' },
}

describe('what a form changes', () => {
  it('is what differs, and nothing else', () => {
    const same = { title: 'Pin the Region', owner: 's', team: null, dueOn: '2026-05-01', link: null }
    expect(changedOnly(ACTION, same)).toBeNull()
    expect(changedOnly(ACTION, { ...same, owner: null, team: 't' })).toEqual({ owner: null, team: 't' })
  })
})

describe('an action with a change', () => {
  it('names its team, and is overdue only while it is open', () => {
    const known = { people: [], teams: TEAMS, today: '2026-05-02' }
    expect(patchAction(ACTION, { team: 't' }, known)).toMatchObject({ team: TEAMS[0], isOverdue: true, owner: SAM })
    expect(patchAction(ACTION, { state: 'done' }, known).isOverdue).toBe(false)
  })
})
