/** What the address of the arrange page means: choices as they were made, and the arrangement that follows. */
import { describe, expect, it } from 'vitest'
import { buildIncidentEvent, buildIncidentView } from '@/lib/testing/build-incident-view'
import { arrangingOf, readArrangeRequest } from './arrange-request'

const incident = {
  ...buildIncidentView({
    events: [
      buildIncidentEvent({ id: '11', service: 'ec2' }),
      buildIncidentEvent({ id: '12', service: 's3' }),
      buildIncidentEvent({ id: '13', service: 's3' }),
    ],
  }),
  id: '5',
  version: 3,
}
const other = { ...buildIncidentView(), id: '9', version: 7 }

describe('readArrangeRequest', () => {
  it('reads what the forms send', () => {
    expect(readArrangeRequest({ do: 'split', event: ['11', '12'], all: 's3' })).toEqual({
      choice: 'split',
      q: '',
      other: null,
      events: ['11', '12'],
      services: ['s3'],
    })
    expect(readArrangeRequest({ do: 'take', q: '  #9 ', other: '9' })).toMatchObject({
      choice: 'take',
      q: '#9',
      other: '9',
    })
  })

  it('begins with merging, and takes what is wrong for not chosen', () => {
    expect(readArrangeRequest({ do: 'destroy', event: "1' OR 1=1", other: '', q: 'x'.repeat(900) })).toEqual({
      choice: 'merge',
      q: 'x'.repeat(200),
      other: null,
      events: [],
      services: [],
    })
  })
})

describe('arrangingOf', () => {
  const asked = (search: Parameters<typeof readArrangeRequest>[0], chosen: typeof other | null = other) =>
    arrangingOf(readArrangeRequest(search), incident, chosen)

  it('merges this one into the other, as this page saw it', () => {
    expect(asked({ do: 'merge' })).toEqual({
      arrangement: { what: 'merge', target: { id: '5' }, into: '9' },
      fields: [
        ['id', '5'],
        ['version', '3'],
        ['into', '9'],
      ],
    })
  })

  it('takes the other in, as it was seen', () => {
    expect(asked({ do: 'take' })).toEqual({
      arrangement: { what: 'merge', target: { id: '9' }, into: '5' },
      fields: [
        ['id', '9'],
        ['version', '7'],
        ['into', '5'],
      ],
    })
  })

  it('splits single events and whole services off, each event once, and none that is elsewhere', () => {
    expect(asked({ do: 'split', event: ['12', '99'], all: 's3' }, null)).toEqual({
      arrangement: { what: 'split', target: { id: '5' }, eventIds: ['12', '13'] },
      fields: [
        ['id', '5'],
        ['version', '3'],
        ['event:12', 'on'],
        ['event:13', 'on'],
      ],
    })
  })

  it('moves one event', () => {
    expect(asked({ do: 'move', event: '11' })).toEqual({
      arrangement: { what: 'move', eventId: '11', to: '9', from: '5' },
      fields: [
        ['event', '11'],
        ['from', '5'],
        ['to', '9'],
      ],
    })
  })

  it('links without moving anything', () => {
    expect(asked({ do: 'link' })).toEqual({
      arrangement: null,
      fields: [
        ['id', '5'],
        ['other', '9'],
      ],
    })
  })

  it.each([{ do: 'merge' }, { do: 'take' }, { do: 'link' }, { do: 'move', event: '11' }])(
    'waits for the other incident: %o',
    (search) => expect(asked(search, null)).toBeNull(),
  )

  it.each([{ do: 'split' }, { do: 'split', event: '99' }, { do: 'move' }])('waits for events: %o', (search) =>
    expect(asked(search)).toBeNull(),
  )
})
