/** Runs before every test file: what is written to console.error fails the test, and reads see what was just written. */
import { afterEach, beforeEach, expect, vi } from 'vitest'

// Otherwise the tests would make a key in the data directory of whoever runs them.
process.env.FAULTLINE_SECRET_KEY ??= 'the key of the tests, of no use elsewhere'

// A change reaches the cache a moment after its commit; a test asks at once.
vi.mock('@/lib/db/cached-read', () => {
  const uncached = (_topic: string, _key: string, read: () => Promise<unknown>) => read()
  return { cachedRead: uncached, cachedOverview: uncached }
})
vi.mock('@/lib/db/kept-rows', () => ({
  keptRows: (_topic: string, _key: string, read: (ids: null) => Promise<unknown>) => read(null),
}))

// Another file may have run in this process. What hears changes stays: it connects to the next database by itself.
for (const name of Object.keys(globalThis)) {
  if (name.startsWith('faultline') && name !== 'faultlineSubscription') Reflect.deleteProperty(globalThis, name)
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
    throw new Error(`console.error: ${words.map(String).join(' ')}`)
  })
})

afterEach(() => {
  expect(console.error).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})
