import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IncidentNoteView, IncidentUpdateView, IncidentView } from '@/lib/incidents/contract'
import { streamEntries } from './stream-entries'

const at = (minute: number, second = 0) => new Date(Date.UTC(2020, 0, 1, 10, minute, second)).toISOString()

function buildUpdate(overrides: Partial<IncidentUpdateView> = {}): IncidentUpdateView {
  return {
    eventId: '1',
    observedAt: at(0),
    recordedAt: at(0),
    text: 'Requests fail.',
    severity: 'degradation',
    severityBefore: null,
    severityChanged: false,
    isWhole: false,
    parts: null,
    ...overrides,
  }
}

function buildNote(overrides: Partial<IncidentNoteView> = {}): IncidentNoteView {
  return {
    id: '7',
    kind: 'note',
    body: 'We fail over.',
    html: '<p>We fail over.</p>',
    occurredAt: at(5),
    createdAt: at(6),
    editedAt: null,
    author: { kind: 'person', id: 'a', name: 'Mira' },
    mentions: [],
    starred: false,
    version: 1,
    ...overrides,
  }
}

type Told = Pick<IncidentView, 'updates' | 'notes' | 'statusHistory'>

const told: Told = {
  updates: [buildUpdate({ observedAt: at(9), text: 'It is over.' }), buildUpdate()],
  notes: [buildNote()],
  statusHistory: [
    { status: 'detected', at: at(1), by: 'Faultline' },
    { status: 'acknowledged', at: at(2), by: 'Mira' },
  ],
}

describe('the stream', () => {
  it('has what was said and what was done by the time at which it happened, newest first', () => {
    expect(streamEntries(told, 'all').map(({ kind }) => kind)).toEqual(['update', 'note', 'status', 'update'])
    expect(streamEntries(told, 'aws').map(({ kind }) => kind)).toEqual(['update', 'update'])
    expect(streamEntries(told, 'ours').map(({ kind }) => kind)).toEqual(['note', 'status'])
  })

  it('tells once what AWS said of several events in one minute', () => {
    const updates = ['1', '2', '3', '2'].map((eventId, index) => buildUpdate({ eventId, observedAt: at(0, index) }))
    const [entry, ...rest] = streamEntries({ ...told, updates }, 'aws')
    expect(rest).toEqual([])
    expect(entry).toMatchObject({ kind: 'update', eventIds: ['1', '2', '3'] })
  })

  it('tells apart what differs in words, in status, or by minutes', () => {
    const updates = [
      buildUpdate(),
      buildUpdate({ eventId: '2', text: 'Other requests fail.' }),
      buildUpdate({ eventId: '3', severity: 'disruption' }),
      buildUpdate({ eventId: '4', observedAt: at(2) }),
    ]
    expect(streamEntries({ ...told, updates }, 'aws')).toHaveLength(4)
  })

  it('loses no event and no note, and gives each entry a key of its own', () => {
    const update = fc
      .record({ eventId: fc.constantFrom('1', '2', '3'), minute: fc.nat(3), text: fc.constantFrom('a', 'b') })
      .map(({ minute, ...rest }) => buildUpdate({ ...rest, observedAt: at(minute) }))
    const note = fc.nat(50).map((minute) => buildNote({ id: String(minute), occurredAt: at(minute) }))
    const notes = fc.uniqueArray(note, { selector: ({ id }) => id })
    fc.assert(
      fc.property(fc.array(update), notes, (updates, written) => {
        const entries = streamEntries({ updates, notes: written, statusHistory: [] }, 'all')
        expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length)
        const shown = entries.flatMap((entry) => (entry.kind === 'update' ? entry.eventIds : []))
        expect(new Set(shown)).toEqual(new Set(updates.map(({ eventId }) => eventId)))
        expect(entries.filter(({ kind }) => kind === 'note')).toHaveLength(written.length)
      }),
    )
  })
})
