import { describe, expect, it } from 'vitest'
import { clockStrip } from './clock-strip'

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
