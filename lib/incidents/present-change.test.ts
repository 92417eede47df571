import { expect, it } from 'vitest'
import { CHANGE_WORDS } from '@/lib/domain/incident'
import { changeSentence, type ToldChange } from './present-change'

const say = (what: ToldChange['what'], after: unknown = null, before: unknown = null) =>
  changeSentence({ what, before, after }, null)

it.each([
  [say('opened', { kind: 'change', title: 'Ours', events: ['1', '2'] }), 'Opened by hand with 2 events'],
  [say('opened', { kind: 'change', title: 'Ours', events: [] }), 'Opened by hand'],
  [say('detected', { eventIds: ['1'], eventCount: 1 }), 'Detected from 1 event'],
  [say('events-joined', { eventIds: ['1'], eventCount: 120, incidentId: '7' }), '120 events joined from incident 7'],
  [say('events-left', { eventIds: ['1'], eventCount: 1, incidentId: '7' }), '1 event left to incident 7'],
  [say('status', { status: 'mitigated' }, { status: 'detected' }), 'Status: Detected → Mitigated'],
  [say('severity', { severity: 'SEV1', reason: 'pay day' }, { severity: 'SEV3' }), 'Severity: SEV3 → SEV1 (pay day)'],
  [say('title', { title: 'Sign-in' }, { title: 'x' }), 'Title: “Sign-in”'],
  [say('title', { title: null }, { title: 'x' }), 'Called after its events again'],
  [say('kind', { kind: 'identity' }, { kind: 'provider' }), 'Kind: Provider outage → Identity'],
  [say('owner', { owner: { id: '1', name: 'Mira' } }), 'Owner: Mira'],
  [say('owner', { owner: null }), 'No owner any more'],
  [say('team', { team: { id: '1', name: 'Core' } }), 'Team: Core'],
  [say('responder-left', null, { person: { name: 'Mira' } }), 'Mira left the responders'],
  [say('note-starred', { note: '1', starred: false }), 'Star taken off a note'],
  [say('merged', { from: '3', events: 2 }), 'Merged from incident 3 (2 events)'],
  [say('merged', { into: '3', events: 2 }), 'Merged to incident 3 (2 events)'],
  [say('split', { into: '9', events: ['1', '2'] }), '2 events split off to incident 9'],
  [say('moved', { from: '3', events: ['1'] }), '1 event moved from incident 3'],
  [say('linked', { other: '4', reason: 'same cause' }), 'Linked with incident 4 (same cause)'],
  [say('blast-reported', { account: '1', note: 'down' }), 'Reported as touched: account 1 (down)'],
  [
    say('blast-cleared', { account: '1', note: `${'x'.repeat(200)}y` }),
    `Reported as not touched: account 1 (${'x'.repeat(200)}…)`,
  ],
  [say('blast-withdrawn', { account: '1' }), 'Report taken back of account 1'],
  [say('undone', { change: '5', what: 'events-joined' }), 'Taken back: events joined'],
])('says %s', (said, expected) => {
  expect(said).toBe(expected)
})

it('counts for a reader only the events that they see, and is silent where they see none', () => {
  const sees = (id: string) => id === '2'
  const told = (what: ToldChange['what'], after: unknown) => changeSentence({ what, before: null, after }, sees)
  expect(told('events-joined', { eventIds: ['1', '2'], eventCount: 2 })).toBe('1 event joined')
  expect(told('events-joined', { eventIds: ['1'], eventCount: 1 })).toBeNull()
  expect(told('detected', { eventIds: ['1'], eventCount: 1 })).toBe('Detected')
  expect(told('blast-reported', { account: '1', note: 'down' })).toBe('Reported as touched: an account')
  expect(told('merged', { from: '3', events: 12 })).toBe('Merged from incident 3')
  expect(told('severity', { severity: 'SEV1', rule: 'SEV1: 40 accounts' })).toBe('Severity: none → SEV1')
})

it('finds words for whatever is stored', () => {
  for (const what of CHANGE_WORDS) {
    for (const after of [null, 'text', 7, [], { status: 'odd', kind: 3, owner: 'x' }]) {
      expect(say(what, after, after)).toMatch(/^[A-Z0-9].*\S$/)
    }
  }
})
