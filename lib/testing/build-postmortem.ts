/** Post-mortems as they cross the wire, to test and draw pages with: one half-way done, and its parts. */
import { FIELDS, type FieldKey } from '@/lib/domain/postmortem/fields'
import { progressOf } from '@/lib/domain/postmortem/progress'
import type { ActionView, FieldView, ItemView, PostmortemView, SignOffView } from '@/lib/postmortems/contract'

/** A part of the document; empty unless told. */
export function buildFieldView(key: FieldKey, overrides: Partial<FieldView> = {}): FieldView {
  const isMarkdown = FIELDS.some((field) => field.key === key && field.type === 'markdown')
  const { body = '' } = overrides
  return {
    key,
    body,
    html: isMarkdown ? (body === '' ? '' : `<p>${body}</p>`) : null,
    origin: body === '' ? 'empty' : 'person',
    factsAt: null,
    version: body === '' ? 0 : 1,
    changedAt: body === '' ? null : '2018-05-08T09:00:00.000Z',
    changedBy: body === '' ? null : 'Mira Sand',
    ...overrides,
  }
}

/** An item of the checklist: open, nobody’s. */
export function buildItemView(overrides: Partial<ItemView> = {}): ItemView {
  return {
    id: '31',
    code: 'A1',
    section: 'A',
    kind: 'person',
    text: 'Say in a few sentences what happened.',
    why: 'Whoever was not there should understand it.',
    whereToLook: 'The overview of the incident.',
    isRequired: true,
    owner: null,
    dueOn: '2018-05-15',
    isOverdue: false,
    comment: '',
    commentHtml: null,
    proof: '',
    proofHtml: null,
    outcome: 'open',
    reason: '',
    outcomeBy: null,
    outcomeAt: null,
    version: 0,
    actionIds: [],
    ...overrides,
  }
}

/** An action: open, Mira’s, due in a week. */
export function buildActionView(overrides: Partial<ActionView> = {}): ActionView {
  return {
    id: '41',
    purpose: 'action',
    title: 'Keep credentials for the deployment in two Regions',
    detail: '',
    detailHtml: null,
    owner: { id: 'mira', name: 'Mira Sand', left: false },
    team: null,
    dueOn: '2018-05-22',
    isOverdue: false,
    type: 'prevent',
    priority: 'high',
    link: null,
    itemId: null,
    itemCode: null,
    fromField: 'causes',
    state: 'open',
    outcome: '',
    endedAt: null,
    endedBy: null,
    issue: null,
    version: 0,
    createdAt: '2018-05-08T09:30:00.000Z',
    createdBy: 'Mira Sand',
    ...overrides,
  }
}

/** A role that nobody has signed yet, and that the reader may sign. */
export function buildSignOffView(overrides: Partial<SignOffView> = {}): SignOffView {
  return {
    id: 'owner',
    name: 'Owner of the incident',
    who: 'incident-owner',
    signature: null,
    withdrawn: null,
    whyNot: null,
    ...overrides,
  }
}

/** A draft of an outage of IAM: facts in it, some words of people, three items of which one is done, one action. */
export function buildPostmortemView(overrides: Partial<PostmortemView> = {}): PostmortemView {
  const sections = overrides.sections ?? SECTIONS
  return {
    id: '7',
    incident: {
      id: '1',
      title: 'IAM: creating roles and users fails',
      kind: 'identity',
      status: 'resolved',
      severity: 'SEV2',
      startedAt: '2018-05-07T14:19:00.000Z',
      endedAt: '2018-05-07T15:20:00.000Z',
      owner: { id: 'mira', name: 'Mira Sand' },
      team: { id: 'platform', name: 'Platform' },
      services: [{ service: 'iam', name: 'IAM' }],
      regions: ['global'],
    },
    state: 'draft',
    template: { id: 'identity', version: 0, name: 'Identity outage' },
    version: 4,
    openedAt: '2018-05-08T08:00:00.000Z',
    openedBy: 'Mira Sand',
    changedAt: '2018-05-08T09:30:00.000Z',
    changedBy: 'Mira Sand',
    reviewAt: null,
    publishedAt: null,
    revision: null,
    changedSinceRevision: false,
    fields: FIELDS.map(({ key }) => buildFieldView(key, WRITTEN[key])),
    sections,
    progress: progressOf(
      sections.flatMap(({ items }) => items),
      '2018-05-16',
    ),
    actions: [buildActionView()],
    signOffs: [buildSignOffView(), buildSignOffView({ id: 'reviewer', name: 'Reviewer', who: 'reviewer' })],
    revisions: [],
    history: [
      {
        id: '52',
        at: '2018-05-08T09:00:00.000Z',
        by: { kind: 'person', id: 'mira', name: 'Mira Sand' },
        what: 'field-written',
        sentence: 'Lessons written',
      },
      {
        id: '51',
        at: '2018-05-08T08:00:00.000Z',
        by: { kind: 'person', id: 'mira', name: 'Mira Sand' },
        what: 'opened',
        sentence: 'Opened with the template “Identity outage”',
      },
    ],
    others: [],
    asOf: '2018-05-16T08:00:00.000Z',
    limited: false,
    ...overrides,
  }
}

const FROM_FACTS = {
  origin: 'facts',
  factsAt: '2018-05-08T08:00:00.000Z',
  version: 0,
  changedAt: null,
  changedBy: null,
} as const

const WRITTEN: Partial<Record<FieldKey, Partial<FieldView>>> = {
  summary: { ...FROM_FACTS, body: 'IAM failed for 61 minutes by the times in AWS’s own text.' },
  impact: { ...FROM_FACTS, body: 'Creating roles and users failed everywhere.' },
  timeline: { ...FROM_FACTS, body: '- 2018-05-07 15:50 UTC: AWS posted its first word.' },
  'data-loss': { body: 'none' },
  'cause-labels': { body: 'one region\nno alarm' },
  lessons: { body: 'Roles must stand before they are needed.' },
}

const SECTIONS: PostmortemView['sections'] = [
  {
    id: 'A',
    name: 'What happened',
    items: [
      buildItemView({ outcome: 'done', outcomeBy: 'Mira Sand', outcomeAt: '2018-05-08T09:00:00.000Z', version: 1 }),
      buildItemView({
        id: '32',
        code: 'A2',
        text: 'Write down from when to when it hit you, by which clock.',
        isOverdue: true,
      }),
    ],
  },
  {
    id: 'D',
    name: 'Credentials',
    items: [
      buildItemView({
        ...{ id: '33', code: 'D1', section: 'D', kind: 'auto', isRequired: false, dueOn: null },
        text: 'Look for access keys that nobody rotates.',
        owner: { id: null, name: 'Sam Weil', left: true },
      }),
    ],
  },
]
