/** The filters of lists in addresses. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTION_PRIORITIES, ACTION_STATES, ACTION_TYPES, POSTMORTEM_STATES } from '@/lib/domain/postmortem/words'
import { formatActionCursor, formatPostmortemCursor, parseActionCursor, parsePostmortemCursor } from './cursor'
import {
  formatListFilter,
  NO_ACTION_FILTER,
  NO_POSTMORTEM_FILTER,
  ownedByAsker,
  parseActionFilter,
  parsePostmortemFilter,
} from './filter'
import { requestedActions, requestedPostmortems, shownPostmortems } from './request-list'

const ID = '0b1f7f5c-7d2e-4b7a-9a51-0123456789ab'
const read = (address: string) => parsePostmortemFilter(new URLSearchParams(address))

describe('a filter', () => {
  it('is read from an address, lists repeated or with commas', () => {
    expect(read(`state=draft,review&state=draft&team=Blue&owner=me,none&overdue=true&missing=1&q= a  b `)).toEqual({
      filter: {
        state: ['draft', 'review'],
        team: ['Blue'],
        owner: ['me', 'none'],
        overdue: true,
        missing: true,
        q: 'a  b',
      },
      problems: {},
    })
    expect(read('').filter).toEqual(NO_POSTMORTEM_FILTER)
    expect(parseActionFilter(new URLSearchParams()).filter).toEqual(NO_ACTION_FILTER)
  })

  it('names what is wrong and leaves it out', () => {
    const { filter, problems } = read(`state=done&owner=Mira&overdue=perhaps&q=${'x'.repeat(201)}`)
    expect(filter).toEqual(NO_POSTMORTEM_FILTER)
    expect(Object.keys(problems).sort()).toEqual(['overdue', 'owner', 'q', 'state'])
    expect(() => requestedPostmortems('http://x/?limit=0', { kind: 'person', id: ID })).toThrow('limit')
    expect(() => requestedActions('http://x/?type=big', { kind: 'person', id: ID })).toThrow('type')
    expect(shownPostmortems(new URLSearchParams('cursor=x&state=draft'))).toMatchObject({
      filter: { state: ['draft'] },
      cursor: null,
      problems: { cursor: expect.any(String) },
    })
  })

  it('comes back as it was written', () => {
    const lists = { team: fc.subarray(['Blue', 'Red team']), owner: fc.subarray(['me', 'none', ID]) }
    const rest = { overdue: fc.boolean(), q: fc.constantFrom(null, 'iam -sts', '"a, b"') }
    const postmortems = fc.record({
      state: fc.subarray([...POSTMORTEM_STATES]),
      ...lists,
      overdue: rest.overdue,
      missing: fc.boolean(),
      q: rest.q,
    })
    const actions = fc.record({
      state: fc.subarray([...ACTION_STATES]),
      ...lists,
      type: fc.subarray([...ACTION_TYPES]),
      priority: fc.subarray([...ACTION_PRIORITIES]),
      ...rest,
    })
    fc.assert(
      fc.property(postmortems, actions, (one, other) => {
        expect(parsePostmortemFilter(formatListFilter(one))).toEqual({ filter: one, problems: {} })
        expect(parseActionFilter(formatListFilter(other))).toEqual({ filter: other, problems: {} })
      }),
    )
  })

  it('knows who asks', () => {
    const mine = { ...NO_ACTION_FILTER, owner: ['me', ID] }
    expect(ownedByAsker(mine, { kind: 'person', id: ID }).owner).toEqual([ID])
    expect(ownedByAsker(mine, { kind: 'token', id: 'x' }).owner).toEqual(['me', ID])
  })
})

describe('a cursor', () => {
  it('comes back as it was written', () => {
    const post = { id: '7', openedAt: '2026-05-08T08:00:00.123Z' }
    expect(parsePostmortemCursor(formatPostmortemCursor(post))).toEqual(post)
    for (const place of [
      { id: '7', dueOn: '2026-05-08' },
      { id: '7', dueOn: null },
      { id: '7', endedAt: '2026-05-08T08:00:00.123Z' },
    ])
      expect(parseActionCursor(formatActionCursor(place))).toEqual(place)
  })

  it('is refused where nobody wrote it', () => {
    const encoded = (text: string) => Buffer.from(text).toString('base64url')
    for (const text of [
      '',
      'x',
      encoded('p9.x'),
      encoded(`p${'9'.repeat(15)}.1`),
      encoded('d2026-02-30.1'),
      encoded('e1'),
    ]) {
      expect(() => parsePostmortemCursor(text)).toThrow('cursor')
      expect(() => parseActionCursor(text)).toThrow('cursor')
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => parseActionCursor(text)).toThrow('cursor')
      }),
    )
  })
})
