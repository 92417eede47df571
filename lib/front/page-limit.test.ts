/** How many pages an address gets, before a real HTTP server and with a clock of our own. */
import { expect, it } from 'vitest'
import { createPageLimit, PAGES_PER_SECOND } from './page-limit.mjs'
import { ask, listenBehindFront } from './testing/raw-request'

it('counts each address by itself, and anew each second', () => {
  let now = 5_000
  const isTooMany = createPageLimit(() => now)
  const answers = Array.from({ length: PAGES_PER_SECOND + 2 }, () => isTooMany('/sign-in', '192.0.2.1'))
  expect(answers.filter(Boolean)).toHaveLength(2)
  expect(isTooMany('/sign-in', '192.0.2.2')).toBe(false)
  expect(isTooMany('/api/v1/events', '192.0.2.1')).toBe(false)
  expect(isTooMany('/_next/static/a.js', '192.0.2.1')).toBe(false)
  now += 1_000
  expect(isTooMany('/sign-in', '192.0.2.1')).toBe(false)
})

it('says when to come back', async () => {
  const port = await listenBehindFront({ now: () => 0 })
  const answers = await Promise.all(Array.from({ length: PAGES_PER_SECOND + 1 }, () => ask(port, '/')))
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(1)
  expect(refused[0]?.headers['retry-after']).toBe('1')
})
