/** What a page that appears is told of once more. */
import { afterEach, expect, it, vi } from 'vitest'
import { noteTold, wasToldLately } from './told-lately'

afterEach(() => void vi.useRealTimers())

it('a signal counts for ten seconds, and for its topic alone', () => {
  vi.useFakeTimers()
  expect(wasToldLately('events')).toBe(false)
  noteTold(['events'])
  vi.advanceTimersByTime(9_999)
  expect([wasToldLately('events'), wasToldLately('accounts')]).toEqual([true, false])
  vi.advanceTimersByTime(1)
  expect(wasToldLately('events')).toBe(false)
})
