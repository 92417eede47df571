/** Runs before every test file: what is written to console.error fails the test, and reads see what was just written. */
import { afterEach, beforeEach, expect, vi } from 'vitest'

// A change reaches the cache a moment after its commit; a test asks at once.
vi.mock('@/lib/db/cached-read', () => {
  const uncached = (_topic: string, _key: string, read: () => Promise<unknown>) => read()
  return { cachedRead: uncached, cachedOverview: uncached }
})

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
    throw new Error(`console.error: ${words.map(String).join(' ')}`)
  })
})

afterEach(() => {
  expect(console.error).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})
