/** What of a blast radius is looked at, as URLs hold it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CERTAINTIES } from '@/lib/domain/blast-radius/facts'
import { BLAST_DIMENSIONS } from './contract'
import { type BlastView, formatBlastView, parseBlastView, WHOLE_VIEW } from './filter'

const parse = (query: string) => parseBlastView(new URLSearchParams(query))

const name = fc
  .string({ minLength: 1, maxLength: 100, unit: 'grapheme' })
  .map((text) => text.replace(/\p{Cc}/gu, '').trim())
const names = fc.uniqueArray(
  name.filter((text) => text !== '' && text.length <= 100),
  { maxLength: 4 },
)
const id = fc.stringMatching(/^[\w-]{1,60}$/)
const view: fc.Arbitrary<BlastView> = fc.record({
  at: fc.option(
    fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString()),
  ),
  by: fc.constantFrom(...BLAST_DIMENSIONS),
  filter: fc.record({
    certainty: fc.subarray([...CERTAINTIES]),
    teams: names,
    environments: names,
    unit: fc.option(id),
    services: fc.uniqueArray(fc.stringMatching(/^[a-z0-9.:-]{1,20}$/), { maxLength: 4 }),
    account: fc.option(fc.stringMatching(/^\d{12}$/)),
    q: name,
  }),
})

describe('a view in a URL', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(view, (written) => {
        const { view: read, problems } = parseBlastView(formatBlastView(written))
        expect([read, problems]).toEqual([written, {}])
      }),
    )
  })

  it('is the whole where it says nothing', () => {
    expect(parse('')).toEqual({ view: WHOLE_VIEW, problems: {} })
    expect(parse('certainty=&by=&at=&account=%20&q=')).toEqual({ view: WHOLE_VIEW, problems: {} })
    expect(formatBlastView(WHOLE_VIEW).toString()).toBe('')
  })

  it('takes moments without a zone as UTC', () => {
    expect(parse('at=2026-05-07T14:00').view.at).toBe('2026-05-07T14:00:00.000Z')
    expect(parse('at=2026-05-07T14:00%2B02:00').view.at).toBe('2026-05-07T12:00:00.000Z')
  })

  it.each([
    ['by', 'resource'],
    ['certainty', 'confirmed,sure'],
    ['at', 'yesterday'],
    ['at', '2026-02-30'],
    ['account', '123'],
    ['ou', 'a b'],
    ['service', 'a b'],
    ['team', 'x'.repeat(101)],
    ['environment', 'a\nb'],
    ['q', 'a\u0000b'],
    ['q', 'x'.repeat(201)],
  ])('leaves %s=%j out and says so', (parameter, value) => {
    const read = parseBlastView(new URLSearchParams({ [parameter]: value }))
    expect(read.view).toEqual(WHOLE_VIEW)
    expect(Object.keys(read.problems)).toEqual([parameter])
  })

  it('takes whatever is sent without falling over', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('at', 'by', 'team', 'ou', 'q', 'service'), fc.string())),
        (pairs) => {
          const { view: read } = parseBlastView(new URLSearchParams(pairs))
          expect(parseBlastView(formatBlastView(read))).toEqual({ view: read, problems: {} })
        },
      ),
    )
  })
})
