import { describe, expect, it } from 'vitest'
import { traceSpan } from './trace-span'

const at = (day: string) => Date.parse(day)
const TODAY = at('2026-09-05')

describe('what the trace spans', () => {
  it('is what was asked for, in whole days', () => {
    expect(traceSpan({ from: '2026-06-07T00:00:00.000Z', to: '2026-09-05T00:00:00.000Z' }, null, TODAY)).toEqual({
      from: at('2026-06-07'),
      to: TODAY,
    })
    expect(traceSpan({ from: '2026-06-07T10:00:00.000Z', to: '2026-08-05T10:00:00.000Z' }, null, TODAY)).toEqual({
      from: at('2026-06-07'),
      to: at('2026-08-06'),
    })
  })

  it('is the record from its beginning, or a week of a shorter one', () => {
    expect(traceSpan({ from: null, to: null }, '2011-04-21T07:47:00.000Z', TODAY).from).toBe(at('2011-04-21'))
    expect(traceSpan({ from: null, to: null }, '2026-09-04T07:47:00.000Z', TODAY).from).toBe(at('2026-08-29'))
    expect(traceSpan({ from: null, to: null }, null, TODAY)).toEqual({ from: at('2026-08-29'), to: TODAY })
  })
})
