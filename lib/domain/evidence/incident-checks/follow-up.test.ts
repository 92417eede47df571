/** Whether what was agreed can be done, was done elsewhere, and is looked at again. */
import { describe, expect, it } from 'vitest'
import { ACTIONS_PLANNED, REVERIFICATION_PLANNED, SIMILAR_FOLLOWED } from './follow-up'
import type { MaterialAction, SimilarCase } from './material'
import { buildIncidentMaterial, buildMaterialAction } from './testing/build-incident-material'

describe('actions (I4)', () => {
  const judge = (actions: MaterialAction[]) =>
    ACTIONS_PLANNED.judge(buildIncidentMaterial(), { actions, isPublished: false })

  it('passes where each open one has an owner, a day and, where a check can tell, a verification', () => {
    const verified = buildMaterialAction({ itemCode: 'C1', verifyCheck: 'C1' })
    expect(judge([buildMaterialAction(), verified])).toMatchObject({
      verdict: 'pass',
      explanation: '2 open actions of 2, all complete.',
    })
  })

  it('names what each lacks', () => {
    const found = judge([
      buildMaterialAction(),
      buildMaterialAction({ title: 'Give root MFA', hasOwner: false, dueOn: null, itemCode: 'C1' }),
    ])
    expect(found).toMatchObject({
      verdict: 'fail',
      rows: [{ subject: 'Give root MFA', detail: 'has no owner, no due day, no verification', isBad: true }, {}],
    })
  })

  it('asks for no verification of what the machine only collects, and nothing of what ended', () => {
    expect(judge([buildMaterialAction({ itemCode: 'C7' })]).verdict).toBe('pass')
    expect(judge([buildMaterialAction({ state: 'done', hasOwner: false })]).verdict).toBe('pass')
    expect(judge([]).verdict).toBe('not-applicable')
  })
})

describe('similar incidents (I5)', () => {
  const judge = (similar: SimilarCase[]) =>
    SIMILAR_FOLLOWED.judge(buildIncidentMaterial({ similar }), { actions: [], isPublished: false })
  const done: SimilarCase = {
    title: 'STS fails',
    startedAt: '2018-02-01T10:00:00.000Z',
    actions: { total: 3, done: 2, dropped: 1, overdue: 0 },
  }

  it('passes where every action ended, and fails where one is open or nobody learned', () => {
    expect(judge([done]).verdict).toBe('pass')
    expect(judge([]).verdict).toBe('not-applicable')
    const open = { ...done, actions: { total: 3, done: 1, dropped: 0, overdue: 2 } }
    expect(judge([done, open]).rows[0]).toMatchObject({ detail: '1 of 3 actions done, 2 overdue', isBad: true })
    expect(judge([{ ...done, actions: null }]).verdict).toBe('fail')
  })
})

describe('looking again (I7)', () => {
  const again = (purpose: 'reverify-30' | 'reverify-90', overrides: Partial<MaterialAction> = {}) =>
    buildMaterialAction({ purpose, ...overrides })
  const judge = (actions: MaterialAction[], isPublished = true) =>
    REVERIFICATION_PLANNED.judge(buildIncidentMaterial(), { actions, isPublished }).verdict

  it('passes once both are planned', () => {
    expect(judge([], false)).toBe('not-checked')
    expect(judge([again('reverify-30', { state: 'done' }), again('reverify-90')])).toBe('pass')
    expect(judge([again('reverify-30')])).toBe('fail')
    expect(judge([again('reverify-30', { dueOn: null }), again('reverify-90')])).toBe('fail')
  })
})
