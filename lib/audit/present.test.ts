/** Entries as sentences. */
import { expect, test } from 'vitest'
import { POSTMORTEM_CHANGES } from '@/lib/domain/postmortem/changes'
import type { Described } from './action-words'
import { SYSTEM } from './contract'
import { actionName, sentenceOf } from './present'

function entry(overrides: Partial<Described>): Described {
  const subject = { kind: 'person', id: '1', name: 'Mira' }
  return { actor: SYSTEM, action: 'person.changed', subject, before: null, after: null, ...overrides }
}

test.each<[string, Partial<Described>]>([
  [
    'changed the role of Mira from viewer to admin',
    { action: 'person.role-changed', before: { role: 'viewer' }, after: { role: 'admin' } },
  ],
  [
    'invited Mira <mira@example.org> as an admin',
    { action: 'person.invited', after: { email: 'mira@example.org', role: 'admin' } },
  ],
  ['disabled Mira, which ended 2 sessions', { action: 'person.disabled', after: { sessionsEnded: 2 } }],
  ['disabled Mira', { action: 'person.disabled', after: { sessionsEnded: 0 } }],
  [
    'put Mira into the teams A, B, limited to them',
    { action: 'person.teams-changed', after: { teams: ['A', 'B'], limitedToTeams: true } },
  ],
  [
    'put Mira into the team Payments, limited to it',
    { action: 'person.teams-changed', after: { teams: ['Payments'], limitedToTeams: true } },
  ],
  ['put Mira into no team', { action: 'person.teams-changed', after: { teams: [] } }],
  ['changed the name and e-mail of Mira', { after: { name: 'Mira', email: 'm@example.org' } }],
  [
    'set a password',
    { action: 'sign-in-method.added', subject: { kind: 'sign-in-method', id: '1', name: 'credential' } },
  ],
  [
    'added 1 account and removed 2 accounts in the team Mira',
    { action: 'team.accounts-changed', before: { removed: ['1', '2'] }, after: { added: ['3'] } },
  ],
  [
    'merged the incident Slow answers with 3 events into Mira',
    { action: 'incident.merged', after: { title: 'Slow answers', eventCount: 3 } },
  ],
  [
    'deleted the workload Mira, on which 2 others depended',
    { action: 'workload.deleted', before: { dependents: ['a', 'b'] } },
  ],
  [
    'changed that Mira depends on cognito in us-east-1: now cognito',
    { action: 'workload.dependency-changed', before: { on: 'cognito in us-east-1' }, after: { on: 'cognito' } },
  ],
  [
    'said that the incident Mira did not touch account 111122223333',
    { action: 'incident.account-cleared', after: { account: '111122223333' } },
  ],
  [
    'took back what was reported of account 111122223333 in the incident Mira',
    { action: 'incident.report-withdrawn', before: { account: '111122223333' }, after: null },
  ],
  ['made nobody the owner of the incident Mira', { action: 'incident.owner-changed', after: { owner: null } }],
  [
    'moved the incident Mira from detected to resolved',
    { action: 'incident.status-changed', before: { status: 'detected' }, after: { status: 'resolved' } },
  ],
])('%s', (sentence, given) => {
  expect(sentenceOf(entry(given))).toBe(sentence)
})

test('an action without words shows as it is', () => {
  expect(sentenceOf(entry({ action: 'word.never-used' }))).toBe('word.never-used: Mira')
  expect(actionName('word.never-used')).toBe('word.never-used')
  expect(actionName('constructor')).toBe('constructor')
})

test.each(['person.invited', 'person.role-changed', 'team.deleted', 'team.accounts-changed', 'person.teams-changed'])(
  '%s has a sentence also where nothing is noted beside it',
  (action) => {
    const bare = entry({ action, subject: { kind: 'person', id: null, name: null } })
    expect(sentenceOf(bare)).not.toMatch(/undefined|null|\[object/)
  },
)

test.each(POSTMORTEM_CHANGES)('has words for postmortem.%s', (what) => {
  const action = `postmortem.${what}`
  expect(actionName(action)).not.toBe(action)
  const sentence = sentenceOf(entry({ action, after: { name: 'Lessons', state: 'done' } }))
  expect(sentence).toMatch(/^[a-z].*Mira/)
  expect(sentence).not.toContain('?')
})
