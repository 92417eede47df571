/** How the filter and the view of planned changes stand in an address. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHANGE_STATES } from '@/lib/domain/planned-changes/planned-change'
import { type ChangeFilter, formatChangeFilter, NO_CHANGE_FILTER, parseChangeFilter } from './filter'
import { formatChangesView, parseChangesView } from './view-state'

const parse = (query: string) => parseChangeFilter(new URLSearchParams(query))

describe('the filter', () => {
  it('reads lists by commas and repeated, each value once', () => {
    expect(parse('service=rds,eks&service=rds&state=done,overdue&region= eu-west-1 ').filter).toEqual({
      ...NO_CHANGE_FILTER,
      ...{ service: ['rds', 'eks'], state: ['overdue', 'done'], region: ['eu-west-1'] },
    })
  })

  it.each([
    ['state=soon', 'state'],
    ['account=1234', 'account'],
    ['service=<b>', 'service'],
    ['team=%00', 'team'],
    [`service=${Array.from({ length: 51 }, (_, place) => `s${place}`).join()}`, 'service'],
    [`q=${'x'.repeat(201)}`, 'q'],
    ['from=2026-02-30', 'from'],
    ['from=0000-00-00', 'from'],
    ['to=later', 'to'],
    ['from=2026-05-02&to=2026-05-02', 'to'],
  ])('leaves out what is wrong in %s, and names it', (query, name) => {
    const { filter, problems } = parse(query)
    expect(Object.keys(problems)).toEqual([name])
    expect(filter[name as keyof ChangeFilter]).toEqual(NO_CHANGE_FILTER[name as keyof ChangeFilter])
  })

  it('takes days and moments, without a zone UTC', () => {
    expect(parse('from=2026-05-07&to=2026-05-07T14:00').filter).toMatchObject({
      ...{ from: Date.parse('2026-05-07T00:00Z'), to: Date.parse('2026-05-07T14:00Z') },
    })
    expect(parse('from=2026-05-07T14:00:00%2B02:00').filter.from).toBe(Date.parse('2026-05-07T12:00Z'))
  })

  const ids = fc.uniqueArray(fc.stringMatching(/^[a-z0-9-]{1,20}$/), { maxLength: 4 })
  const filters = fc.record<ChangeFilter>({
    service: ids,
    region: ids,
    team: ids,
    account: fc.uniqueArray(fc.stringMatching(/^\d{12}$/), { maxLength: 3 }),
    state: fc.subarray([...CHANGE_STATES]),
    q: fc.option(fc.stringMatching(/^[\p{L}&=+%#]{1,40}$/u)),
    from: fc.option(fc.integer({ min: 0, max: 2_000_000_000_000 })),
    to: fc.option(fc.integer({ min: 2_000_000_000_001, max: 4_000_000_000_000 })),
  })

  it('comes back from its address', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(parse(formatChangeFilter(filter).toString())).toEqual({ filter, problems: {} })
      }),
    )
  })
})

describe('the view', () => {
  const view = (query: string) => parseChangesView(new URLSearchParams(query))

  it('is the list of everything where nothing is said', () => {
    expect(view('')).toEqual({
      ...{ filter: NO_CHANGE_FILTER, view: 'list', month: null, zone: null, cursor: null },
      problems: {},
    })
  })

  it('comes back from its address', () => {
    for (const query of [
      'service=rds&view=calendar&month=2026-05&zone=Asia%2FTokyo',
      'q=x&zone=UTC&cursor=abc',
      'view=calendar',
    ]) {
      expect(formatChangesView(view(query)).toString()).toBe(query)
    }
  })

  it('leaves out what is wrong, and names it', () => {
    const { problems, ...rest } = view('view=week&month=2026-13&zone=Nowhere/Here')
    expect(Object.keys(problems).sort()).toEqual(['month', 'view', 'zone'])
    expect(rest).toMatchObject({ view: 'list', month: null, zone: null })
    expect(view('zone=local').problems).toEqual({})
  })
})
