import { describe, expect, it } from 'vitest'
import { readingOf } from './queries'

const directory = {
  id: 'directory:main',
  kind: 'directory',
  state: 'ok' as const,
  connectionName: 'Main',
  lastCompletePollAt: '2026-09-04T14:00:00.000Z',
  lastError: null,
}
const feed = { ...directory, id: 'public-feed', kind: 'public-status', connectionName: null }

describe('what a page about accounts shows of its sources', () => {
  it('stays the same while other sources are polled', () => {
    const polled = { ...feed, lastCompletePollAt: '2026-09-04T14:01:00.000Z' }
    expect(readingOf([directory, polled], 'directory')).toBe(readingOf([directory, feed], 'directory'))
  })

  it('is another once the directory was read, failed, or is read no more', () => {
    const before = readingOf([directory], 'directory')
    for (const change of [
      { lastCompletePollAt: '2026-09-05T14:00:00.000Z' },
      { lastError: 'It does not answer.' },
      { state: 'off' as const },
    ])
      expect(readingOf([{ ...directory, ...change }], 'directory')).not.toBe(before)
    expect(readingOf([directory], 'inventory')).toBe('[]')
  })
})
