/** What is said of a post-mortem on its way to being published, and before each step. */
import { describe, expect, it } from 'vitest'
import type { ItemView, PostmortemView, SignOffView } from '@/lib/postmortems/contract'
import { standWords, stepWords } from './publish-words'

const AT = '2026-05-01T10:00:00.000Z'
const ITEM: ItemView = {
  ...{ id: '1', code: 'A1', section: 'A', kind: 'person', text: 'Look', why: '', whereToLook: '', isRequired: true },
  ...{ owner: null, dueOn: null, isOverdue: false, comment: '', commentHtml: null, proof: '', proofHtml: null },
  ...{ outcome: 'open', reason: '', outcomeBy: null, outcomeAt: null, version: 1, actionIds: [] },
}
const ROLE: SignOffView = {
  id: 'owner',
  name: 'Owner',
  who: 'responder',
  signature: null,
  withdrawn: null,
  whyNot: null,
}
const MIRA: SignOffView = { ...ROLE, signature: { name: 'Mira', personId: 'm', at: AT } }

function postmortemWith(facts: Partial<PostmortemView>, items: ItemView[] = []): PostmortemView {
  return {
    ...{ id: '1', state: 'draft', template: { id: 'service', version: 0, name: 'Service' }, version: 3 },
    incident: {
      ...{ id: '7', title: 'Sign-in', kind: 'identity', status: 'resolved', severity: 'SEV1', startedAt: AT },
      ...{ endedAt: AT, owner: { id: 'm', name: 'Mira' }, team: null, services: [], regions: [] },
    },
    ...{ openedAt: AT, openedBy: 'Mira', changedAt: AT, changedBy: 'Mira', reviewAt: null, publishedAt: null },
    ...{ revision: null, changedSinceRevision: false, fields: [], sections: [{ id: 'A', name: 'Assess', items }] },
    progress: { total: 1, settled: 0, required: 1, requiredSettled: 0, overdue: 0 },
    ...{ actions: [], signOffs: [ROLE], revisions: [], history: [], others: [], asOf: AT, limited: false },
    ...facts,
  }
}

describe('where it stands', () => {
  it('counts what is missing', () => {
    expect(standWords(postmortemWith({}, [ITEM, ITEM]))).toBe('2 required items are open · 1 signature is missing')
    const done: ItemView = { ...ITEM, outcome: 'done' }
    expect(standWords(postmortemWith({ state: 'review', signOffs: [MIRA] }, [done]))).toBe('Nothing is missing')
  })

  it('says who signed what is published, and what changed since', () => {
    expect(standWords(postmortemWith({ state: 'published', signOffs: [MIRA] }, [ITEM]))).toBe('Signed by Mira')
    const again = postmortemWith({ revision: 2, changedSinceRevision: true, signOffs: [MIRA] })
    expect(standWords(again)).toBe('Changed since revision 2')
  })
})

describe('before a step', () => {
  it('publishing the first time says when it is verified again; later it does not', () => {
    const optional: ItemView = { ...ITEM, isRequired: false }
    const first = stepWords({ kind: 'published' }, postmortemWith({ state: 'review' }, [optional])).sentences.join(' ')
    expect(first).toContain('Revision 1 is kept')
    expect(first).toContain('One optional item is still open')
    expect(first).toContain('31 May 2026 and 30 Jul 2026, for Mira')
    const second = stepWords({ kind: 'published' }, postmortemWith({ state: 'review', revision: 1 })).sentences.join(
      ' ',
    )
    expect(second).toContain('Revision 2 is kept')
    expect(second).not.toContain('verify again')
  })

  it('going back names whose signatures go', () => {
    const { sentences } = stepWords({ kind: 'draft' }, postmortemWith({ state: 'review', signOffs: [MIRA] }))
    expect(sentences[0]).toBe('The signature of Mira is withdrawn.')
  })

  it('sending to review names the roles, and what can wait', () => {
    const { sentences } = stepWords({ kind: 'review' }, postmortemWith({}, [ITEM]))
    expect(sentences[0]).toBe('These can sign it then: Owner.')
    expect(sentences.at(-1)).toBe('One required item is open: A1. That can wait until it is published.')
  })
})
