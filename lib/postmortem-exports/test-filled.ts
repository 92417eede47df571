/** A post-mortem in which every part holds something, for tests of exports. */
import { FIELDS } from '@/lib/domain/postmortem/fields'
import { noteHtml } from '@/lib/incidents/note-html'
import type { FieldView, PostmortemView } from '@/lib/postmortems/contract'
import {
  buildActionView,
  buildFieldView,
  buildItemView,
  buildPostmortemView,
  buildSignOffView,
} from '@/lib/testing/build-postmortem'

const CHOSEN: Partial<Record<string, string>> = { 'damage-clock': 'described', 'data-loss': 'none' }

/** Everything says `text` where people or templates write; each with a number, so that none is taken for another. */
export function filledView(text: (number: number) => string): PostmortemView {
  let number = 0
  const next = () => {
    number += 1
    return text(number)
  }
  const owner = { id: null, name: next(), left: true }
  const fields: FieldView[] = FIELDS.map(({ key, type }, index) => {
    const body = type === 'choice' ? (CHOSEN[key] ?? '') : next()
    const facts = { origin: 'facts' as const, factsAt: '2018-05-08T09:00:00.000Z' }
    return buildFieldView(key, {
      body,
      html: type === 'markdown' ? noteHtml(body, []) : null,
      ...(index % 2 === 0 ? facts : {}),
    })
  })
  const settled = { outcomeBy: next(), outcomeAt: '2018-05-08T09:40:00.000Z' }
  const comment = next()
  const proof = next()
  const detail = next()
  const items = [
    buildItemView({
      ...{ id: '1', code: 'A1', kind: 'auto', text: next(), why: next(), whereToLook: next() },
      ...{ comment, commentHtml: noteHtml(comment, []), proof, proofHtml: noteHtml(proof, []) },
    }),
    buildItemView({ id: '2', code: null, kind: 'person', text: next(), owner, dueOn: '2018-05-09', isOverdue: true }),
    buildItemView({ id: '3', code: 'A3', text: next(), outcome: 'not-doing', reason: next(), ...settled }),
    buildItemView({ id: '4', code: 'A4', text: next(), outcome: 'done', isRequired: false, ...settled }),
  ]
  const tracker = { id: 'k', name: next(), kind: 'jira' as const }
  const view = buildPostmortemView()
  return {
    ...view,
    incident: { ...view.incident, title: next(), services: [{ service: 'iam', name: next() }] },
    state: 'review',
    version: 7,
    revision: 1,
    publishedAt: '2018-05-08T09:50:00.000Z',
    changedSinceRevision: true,
    limited: true,
    fields,
    sections: [
      { id: 'A', name: next(), items },
      { id: 'X', name: next(), items: [] },
    ],
    progress: { total: 4, settled: 2, required: 3, requiredSettled: 1, overdue: 1 },
    actions: [
      buildActionView({
        id: '1',
        title: next(),
        ...{ detail, detailHtml: noteHtml(detail, []) },
        owner,
        dueOn: '2018-06-01',
        isOverdue: true,
        link: 'https://example.com/plan?a=1&b=2',
        itemCode: 'A1',
        team: { id: 't', name: next() },
        issue: {
          tracker,
          state: 'linked',
          key: 'OPS-7',
          url: 'https://example.com/OPS-7',
          status: next(),
          isClosed: false,
          error: null,
          syncedAt: '2018-05-08T09:55:00.000Z',
        },
      }),
      buildActionView({
        id: '2',
        title: next(),
        state: 'dropped',
        outcome: next(),
        endedBy: next(),
        endedAt: '2018-05-08T09:56:00.000Z',
        fromField: 'causes',
        issue: {
          tracker,
          state: 'refused',
          key: null,
          url: null,
          status: null,
          isClosed: false,
          error: next(),
          syncedAt: null,
        },
      }),
      buildActionView({
        id: '3',
        purpose: 'reverify-30',
        title: next(),
        state: 'done',
        type: 'process',
        priority: 'low',
      }),
    ],
    signOffs: [
      buildSignOffView({ name: next(), signature: { name: next(), personId: null, at: '2018-05-08T09:57:00.000Z' } }),
      buildSignOffView({
        id: 'reviewer',
        name: next(),
        withdrawn: { name: next(), at: '2018-05-08T09:58:00.000Z', by: next(), why: next() },
      }),
    ],
    revisions: [{ number: 1, publishedAt: '2018-05-08T09:50:00.000Z', by: next(), digest: 'ab'.repeat(32) }],
    history: [
      {
        id: '1',
        at: '2018-05-08T09:59:00.000Z',
        by: { kind: 'person', id: null, name: next() },
        what: 'field-written',
        sentence: next(),
      },
    ],
    others: [{ id: '9', incidentTitle: next(), state: 'published' }],
  }
}

/** A post-mortem of which nothing is there but itself. */
export function emptyView(): PostmortemView {
  return buildPostmortemView({
    fields: FIELDS.map(({ key }) => buildFieldView(key)),
    ...{ sections: [], actions: [], signOffs: [], history: [] },
  })
}

/** Every text that people or templates wrote into it. */
export function writtenTexts(text: (number: number) => string): string[] {
  let last = 0
  filledView((number) => {
    last = number
    return text(number)
  })
  return Array.from({ length: last }, (_, index) => text(index + 1))
}
