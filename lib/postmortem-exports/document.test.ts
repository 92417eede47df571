/** What an exported post-mortem says of itself: how old it is, who wrote what, what was withdrawn, what nobody checked. */
import { describe, expect, it } from 'vitest'
import type { PostmortemView } from '@/lib/postmortems/contract'
import {
  buildActionView,
  buildFieldView,
  buildItemView,
  buildPostmortemView,
  buildSignOffView,
} from '@/lib/testing/build-postmortem'
import { exportDocument } from './document'
import type { ExportFacts } from './export-facts'
import { markdownFile } from './markdown'

const FACTS: ExportFacts = {
  now: Date.parse('2018-05-16T12:00:00Z'),
  address: 'https://faultline.example/incidents/1/postmortem',
  reader: 'Mira Sand',
  revision: null,
}
const REVISION = { number: 2, publishedAt: '2018-05-15T09:00:00.000Z', by: 'Omar Reyes', digest: 'ab'.repeat(32) }

function told(view: Partial<PostmortemView>, facts: Partial<ExportFacts> = {}): string {
  return markdownFile(exportDocument(buildPostmortemView(view), { ...FACTS, ...facts })).replaceAll('\\', '')
}

describe('how far it can be trusted', () => {
  it('says as of when it is, for whom, and that a draft may change', () => {
    const draft = told({})
    expect(draft).toContain('**As of 16 May 2018, 08:00 UTC.** It has not been published')
    expect(draft).toContain('Exported 16 May 2018, 12:00 UTC for Mira Sand.')
    expect(draft).toContain('https://faultline.example/incidents/1/postmortem')
    expect(draft).not.toContain('limited')
    expect(told({ limited: true })).toContain('limited to the accounts of their teams')
  })

  it('says which revision it is, and its digest', () => {
    const revision = told({ state: 'published', revision: 2, revisions: [REVISION] }, { revision: REVISION })
    expect(revision).toContain('**Published, revision 2**')
    expect(revision).toContain(`published 15 May 2018, 09:00 UTC by Omar Reyes. SHA-256 of it: ${'ab'.repeat(32)}.`)
  })

  it('says whether it was changed since it was published', () => {
    const published = { revision: 2, publishedAt: REVISION.publishedAt, revisions: [REVISION] }
    expect(told({ ...published, changedSinceRevision: true })).toContain('What stands here was changed since.')
    expect(told({ ...published, state: 'published' })).toContain('Nothing was changed since.')
  })

  it('never makes an end where none is known', () => {
    const incident = { ...buildPostmortemView().incident, endedAt: null }
    expect(told({ incident })).toContain('**Ended:** No end is known.')
    expect(told({})).toContain('**Lasted:** 1 h 01 m')
  })
})

describe('who wrote it', () => {
  it('tells the machine from people', () => {
    const facts = { origin: 'facts', factsAt: '2018-05-08T08:00:00.000Z' } as const
    const document = told({
      fields: [
        buildFieldView('summary', { body: 'From facts.', ...facts, changedAt: null, changedBy: null }),
        buildFieldView('impact', { body: 'By hand.', factsAt: facts.factsAt }),
        buildFieldView('damage-clock', { body: 'described' }),
        buildFieldView('cause-labels', { body: 'one region\nno alarm' }),
      ],
    })
    expect(document).toContain('_Written by the machine from facts as of 8 May 2018, 08:00 UTC; nobody changed it._')
    expect(document).toContain('In the words of Mira Sand, 8 May 2018, 09:00 UTC. Begun from facts as of 8 May 2018')
    expect(document).toContain('Described: the times in AWS’s own text')
    expect(document).toMatch(/- one region\n- no alarm/)
    expect(document).toContain('### Lessons\n\n_Nothing written._')
  })
})

describe('checklist and actions', () => {
  it('says what the machine has not checked, and never calls it done', () => {
    const items = [buildItemView({ kind: 'auto' }), buildItemView({ id: '2', kind: 'person' })]
    const document = told({ sections: [{ id: 'A', name: 'Assess', items }] })
    expect(document.match(/Evidence: Not checked/g)).toHaveLength(1)
    expect(document).not.toContain('[x]')
  })

  it('keeps a reason, an owner who left, and what is overdue', () => {
    const owner = { id: null, name: 'Sam Weil', left: true }
    const items = [
      buildItemView({ outcome: 'not-doing', reason: 'Nobody uses it.', outcomeBy: 'Omar', outcomeAt: null }),
      buildItemView({ id: '2', owner, isOverdue: true, dueOn: '2018-05-10' }),
      buildItemView({ id: '3', outcome: 'done', outcomeBy: 'Omar' }),
    ]
    const document = told({ sections: [{ id: 'A', name: 'Assess', items }] })
    expect(document).toContain('Decided by Omar')
    expect(document).toContain('Reason: Nobody uses it.')
    expect(document).toContain('owner Sam Weil (may no longer sign in) · due 10 May 2018')
    expect(document).toContain(': Open, overdue')
    expect(document.match(/- \[x\]/g)).toHaveLength(1)
  })

  it('says what became of an issue', () => {
    const issue = {
      ...{ tracker: { id: 'k', name: 'Jira', kind: 'jira' as const }, state: 'refused' as const, key: null, url: null },
      ...{ status: null, isClosed: false, error: 'Jira says no: give it another token.', syncedAt: null },
    }
    expect(told({ actions: [buildActionView({ issue })] })).toContain(
      'Issue in Jira: not created. Jira says no: give it another token.',
    )
    const wanted = { ...issue, state: 'wanted' as const, error: null }
    expect(told({ actions: [buildActionView({ issue: wanted })] })).toContain('asked for, not created yet')
    const linked = {
      ...wanted,
      state: 'linked' as const,
      key: 'OPS-7',
      url: 'https://jira.example/OPS-7',
      status: 'Done',
      isClosed: true,
    }
    expect(told({ actions: [buildActionView({ issue: linked })] })).toContain(
      '[OPS-7](https://jira.example/OPS-7), Done (closed)',
    )
  })
})

it('keeps a withdrawn signature visible', () => {
  const withdrawn = { name: 'Mira', at: '2018-05-15T09:00:00.000Z', by: 'Omar', why: 'Omar changed Summary.' }
  const signature = { name: 'Ada', personId: null, at: '2018-05-15T10:00:00.000Z' }
  const document = told({
    signOffs: [buildSignOffView({ withdrawn }), buildSignOffView({ name: 'Reviewer', signature })],
  })
  expect(document).toContain(
    'Not signed. The signature of Mira was withdrawn 15 May 2018, 09:00 UTC by Omar: Omar changed Summary.',
  )
  expect(document).toContain('**Reviewer:** Signed by Ada, 15 May 2018, 10:00 UTC')
})

it('explains certainty and clocks', () => {
  for (const words of ['**Confirmed:**', '**Inferred:**', '**Reported:**', '**Unknown:**', '**Described clock:**'])
    expect(told({})).toContain(words)
})
