/** What forms and addresses about incidents may hold. */
import { describe, expect, it } from 'vitest'
import { readForm } from '@/lib/wire/form'
import { requestedArrangement } from './request-arrange'
import { noteForm, openForm, severityForm, splitForm, statusForm, windowForm } from './schemas'

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

describe('moments', () => {
  const at = (occurredAt: string) => readForm(statusForm, form({ id: '1', status: 'resolved', occurredAt })).occurredAt
  it.each([
    ['', null],
    ['2026-05-07', Date.UTC(2026, 4, 7)],
    ['2026-05-07T14:19', Date.UTC(2026, 4, 7, 14, 19)],
    ['2026-05-07 14:19:30', Date.UTC(2026, 4, 7, 14, 19, 30)],
    ['2026-05-07T14:19+02:00', Date.UTC(2026, 4, 7, 12, 19)],
    ['2026-05-07T14:19:00.250Z', Date.UTC(2026, 4, 7, 14, 19, 0, 250)],
  ])('%s', (text, instant) => expect(at(text)).toBe(instant))

  it.each(['yesterday', '14:19', '2026-13-07', '2026-02-30T25:00', '2026-02-31', '1969-01-01', '07.05.2026'])(
    '%s is none',
    (text) => {
      expect(() => at(text)).toThrow(expect.objectContaining({ fields: { occurredAt: expect.any(String) } }))
    },
  )
})

describe('severity', () => {
  it('wants a reason, unless the proposal counts', () => {
    expect(() => readForm(severityForm, form({ id: '1', severity: 'SEV1' }))).toThrow(
      expect.objectContaining({ fields: { reason: 'Say why, in a few words.' } }),
    )
    for (const severity of ['', 'proposed'])
      expect(readForm(severityForm, form({ id: '1', severity, reason: 'x' }))).toMatchObject({ choice: null })
    expect(readForm(severityForm, form({ id: '1', version: '4', severity: 'SEV1', reason: ' all ' }))).toEqual({
      target: { id: '1', version: 4 },
      choice: { severity: 'SEV1', reason: 'all' },
    })
  })
})

describe('texts', () => {
  it('say something, in lines of one kind, without NUL', () => {
    expect(readForm(noteForm, form({ id: '1', body: ' a\r\nb\u0000 ', starred: 'on' }))).toEqual({
      ...{ id: '1', body: 'a\nb', occurredAt: null, starred: true },
    })
    expect(() => readForm(noteForm, form({ id: '1', body: ' \r\n ' }))).toThrow(
      expect.objectContaining({ fields: { body: 'Write something.' } }),
    )
  })

  it('of windows are services as the catalogue spells them', () => {
    const window = readForm(windowForm, form({ id: '1', from: '2026-05-07T14:00', service: 'IAM' }))
    expect(window).toMatchObject({ service: 'iam', region: null, to: null, sentence: null })
  })
})

describe('arrangements', () => {
  it('take the events that are ticked', () => {
    expect(readForm(splitForm, form({ id: '1', version: '2', 'event:5': 'on', 'event:x': 'on' }))).toEqual({
      target: { id: '1', version: 2 },
      eventIds: ['5'],
    })
    const opened = form({
      kind: 'change',
      title: ' Ours ',
      services: 'IAM, sts',
      regions: 'us-east-1',
      'event:5': 'on',
    })
    expect(readForm(openForm, opened)).toEqual({
      ...{ kind: 'change', title: 'Ours', description: null, startedAt: null, endedAt: null, severity: null },
      ...{ teamId: null, services: ['iam', 'sts'], regions: ['us-east-1'], eventIds: ['5'] },
    })
  })

  it('of more events than can be moved at once are refused, not cut short', () => {
    const ticked = Object.fromEntries(Array.from({ length: 5_001 }, (_, n) => [`event:${n + 1}`, 'on']))
    expect(() => readForm(splitForm, form({ id: '1', ...ticked }))).toThrow(
      expect.objectContaining({ fields: { events: expect.stringMatching(/^These are 5001 events/) } }),
    )
  })

  it('are read from an address as their actions read them', () => {
    const read = (text: string) => requestedArrangement(new URLSearchParams(text))
    expect(read('what=merge&id=1&version=3&into=2')).toEqual({
      arrangement: { what: 'merge', target: { id: '1', version: 3 }, into: '2' },
      problems: null,
    })
    expect(read('what=split&id=1&event:4=on')).toMatchObject({ arrangement: { what: 'split', eventIds: ['4'] } })
    expect(read('what=move&event=4&to=2')).toEqual({
      arrangement: { what: 'move', eventId: '4', to: '2', from: null },
      problems: null,
    })
    expect(read('what=merge&id=1')).toEqual({
      arrangement: null,
      problems: { into: 'Choose the incident that it goes into.' },
    })
    expect(() => read('what=drop')).toThrow(expect.objectContaining({ code: 'INVALID' }))
  })
})
