/** How often one address may ask /api/auth. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { withDatabase } from '@/lib/testing/database'
import { GET } from './route'

withDatabase()
// However long the queries take here, the second does not pass.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

it('answers one address a hundred times a second, and says when to come back', async () => {
  const ask = (address: string) =>
    GET(new Request('http://127.0.0.1/api/auth/get-session', { headers: { 'x-forwarded-for': address } }))
  const answers = await Promise.all(Array.from({ length: 150 }, () => ask('192.0.2.77')))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(100)
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(50)
  expect(refused[0]?.headers.get('content-type')).toBe('application/problem+json')
  expect(refused[0]?.headers.get('retry-after')).toBe('1')
  expect((await ask('192.0.2.78')).status).toBe(200)
})
