import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockStrip, firstSaidWords, shareOf, unionWindows } from './clock-strip'

const at = (time: string) => Date.parse(`2018-05-07T${time}Z`)
const iso = (time: string) => new Date(at(time)).toISOString()

// The IAM event of 7 May 2018: posted 15:50, impact 14:19 to 15:20.
const windows = [
  { clock: 'declared' as const, from: iso('15:50'), to: iso('16:32'), superseded: false },
  { clock: 'described' as const, from: iso('14:19'), to: iso('15:20'), superseded: false },
]

describe('the clocks of an event', () => {
  it('stand on one axis, with room at its ends', () => {
    const strip = clockStrip({ windows, posts: [iso('16:32'), iso('15:50')], until: at('20:00') })
    expect(strip?.rows.map(({ clock }) => clock)).toEqual(['declared', 'described'])
    expect(strip?.from).toBeLessThan(at('14:19'))
    expect(strip?.to).toBeGreaterThan(at('16:32'))
    expect(strip?.posts).toEqual([at('15:50'), at('16:32')])
  })

  it('tell how late AWS first said so', () => {
    const strip = clockStrip({ windows, posts: [iso('15:50')], until: at('20:00') })
    expect(strip?.firstSaidAfter).toBe(91 * 60_000)
  })

  it('do not count what was superseded or is not described', () => {
    const superseded = windows.map((window) => ({ ...window, superseded: window.clock === 'described' }))
    expect(clockStrip({ windows: superseded, posts: [iso('15:50')], until: at('20:00') })?.firstSaidAfter).toBeNull()
    expect(clockStrip({ windows, posts: [], until: at('20:00') })?.firstSaidAfter).toBeNull()
  })

  it('draw a window without an end as far as is known', () => {
    const open = [{ clock: 'described' as const, from: iso('14:19'), to: null, superseded: false }]
    const strip = clockStrip({ windows: open, posts: [], until: at('15:00') })
    expect(strip?.rows[0]?.bars[0]).toMatchObject({ from: at('14:19'), to: at('15:00'), open: true })
  })

  it('are none where nothing is known', () => {
    expect(clockStrip({ windows: [], posts: [], until: 0 })).toBeNull()
  })
})

describe('the windows of many events', () => {
  it('make one bar of each clock where they touch, and stay apart where they do not', () => {
    const of = (from: string, to: string | null, superseded = false) => {
      return { clock: 'declared' as const, from: iso(from), to: to === null ? null : iso(to), superseded }
    }
    const unions = unionWindows([
      of('12:00', '13:00'),
      of('10:00', '11:00'),
      of('10:30', '11:30'),
      of('09:00', '23:00', true),
    ])
    expect(unions).toEqual([of('10:00', '11:30'), of('12:00', '13:00')])
    expect(unionWindows([of('10:00', null), of('10:30', '11:30')])).toEqual([of('10:00', null)])
  })

  it('are the same whatever order they come in, and lie apart', () => {
    const window = fc.record({ from: fc.nat(500), length: fc.option(fc.nat(50)) }).map(({ from, length }) => ({
      clock: 'described' as const,
      from: new Date(from * 60_000).toISOString(),
      to: length === null ? null : new Date((from + length) * 60_000).toISOString(),
      superseded: false,
    }))
    fc.assert(
      fc.property(fc.array(window), (given) => {
        const unions = unionWindows(given)
        expect(unionWindows([...given].reverse())).toEqual(unions)
        for (const [index, union] of unions.slice(1).entries()) {
          expect(Date.parse(union.from)).toBeGreaterThan(Date.parse(unions[index]?.to ?? ''))
        }
      }),
    )
  })
})

describe('the axis', () => {
  it('has room for other moments, and tells where each stands', () => {
    const strip = clockStrip({ windows, posts: [], moments: [iso('18:00')], until: at('20:00') })
    expect(strip?.to).toBeGreaterThan(at('18:00'))
    expect(shareOf({ from: 100, to: 300 })(150)).toBe(25)
  })

  it('says how late AWS was', () => {
    expect(firstSaidWords(31 * 60_000)).toContain('31 m after')
    expect(firstSaidWords(-5 * 60_000)).toContain('5 m before')
    expect(firstSaidWords(30_000)).toContain('as it began')
  })
})
