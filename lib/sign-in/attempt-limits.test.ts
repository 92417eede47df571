/** Guessing is stopped before it costs anything, and stops nobody else. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { COMMAND_LINE } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import { pool } from '@/lib/db/pool'
import { AppError } from '@/lib/errors'
import { createLog } from '@/lib/log'
import { withDatabase } from '@/lib/testing/database'
import { forgetAttempts, limitAttempts } from './attempt-limits'

withDatabase()
vi.mock('@/lib/log', async (actual) => {
  const { createLog } = await actual<typeof import('@/lib/log')>()
  return { createLog: vi.fn(createLog) }
})

const HERE = '192.0.2.7'
const EMAIL = 'mira@example.org'

let tried = 0

beforeEach(() => {
  forgetAttempts()
  tried = 0
})

afterEach(() => void vi.useRealTimers())

async function attempt(passed: boolean, { address = HERE, email = EMAIL }: { address?: string; email?: string } = {}) {
  return limitAttempts({ address, email }, async () => {
    tried += 1
    return passed ? { result: 'passed', value: 'in' } : { result: 'wrong', value: 'wrong' }
  })
}

async function fail(times: number, from: { address?: string; email?: string } = {}): Promise<void> {
  for (let time = 0; time < times; time += 1) await attempt(false, from)
}

describe('limitAttempts', () => {
  it('refuses the sixth attempt without trying it, and says when to come back', async () => {
    vi.useFakeTimers()
    await fail(5)
    const refused = await attempt(true).catch((error: unknown) => error)
    expect(tried).toBe(5)
    expect(refused).toBeInstanceOf(AppError)
    expect(refused).toMatchObject({ code: 'RATE_LIMITED', message: 'Too many attempts. Try again in 15 min.' })
    expect((refused as AppError).retryAfterSeconds).toBe(900)
  })

  it('lets in again after a quarter of an hour', async () => {
    vi.useFakeTimers()
    await fail(5)
    await expect(attempt(true)).rejects.toThrow('Too many attempts')
    await vi.advanceTimersByTimeAsync(14 * 60_000)
    await expect(attempt(true)).rejects.toThrow('Try again in 1 min.')
    await vi.advanceTimersByTimeAsync(60_001)
    expect(await attempt(true)).toBe('in')
  })

  it('forgets failures once somebody is in', async () => {
    for (let round = 0; round < 4; round += 1) {
      await fail(4)
      expect(await attempt(true)).toBe('in')
    }
    expect(tried).toBe(20)
  })

  it('knows an e-mail however it is written', async () => {
    await fail(3)
    await fail(2, { email: '  MIRA@example.org ' })
    await expect(attempt(true)).rejects.toThrow('Too many attempts')
  })

  it('counts attempts that run at the same time', async () => {
    const results = await Promise.allSettled(Array.from({ length: 50 }, () => attempt(false)))
    expect(tried).toBe(5)
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(45)
  })

  it('does not count what could not be tried', async () => {
    const full = () => limitAttempts({ address: HERE, email: EMAIL }, () => Promise.reject(new Error('busy')))
    for (let time = 0; time < 40; time += 1) await expect(full()).rejects.toThrow('busy')
    expect(await attempt(true)).toBe('in')
  })

  it('stops one address that tries many people, and nobody at another address', async () => {
    for (let person = 0; person < 30; person += 1) await attempt(false, { email: `p${person}@example.org` })
    await expect(attempt(true)).rejects.toThrow('Too many attempts')
    expect(await attempt(true, { address: '192.0.2.8' })).toBe('in')
  })

  it('lets a whole office in from one address', async () => {
    for (let person = 0; person < 300; person += 1) {
      expect(await attempt(true, { email: `p${person}@example.org` })).toBe('in')
    }
  })

  it('counts a whole IPv6 network as one', async () => {
    for (let host = 0; host < 5; host += 1) await attempt(false, { address: `2001:db8::${host + 1}` })
    await expect(attempt(true, { address: '2001:db8:0:0:ffff::9' })).rejects.toThrow('Too many attempts')
    expect(await attempt(true, { address: '2001:db8:0:1::1' })).toBe('in')
  })

  it('slows guessing from many addresses, but never at the address from which the person comes', async () => {
    const { rows } = await pool().query<{ id: string }>(
      "INSERT INTO person (name, email) VALUES ('Mira', $1) RETURNING id",
      [EMAIL],
    )
    const origin = { address: HERE, userAgent: null }
    await recordChange(
      pool(),
      { ...COMMAND_LINE, kind: 'person', id: rows[0]?.id ?? '', origin },
      { action: 'session.started', subject: { kind: 'session' } },
    )
    for (let host = 0; host < 100; host += 1) await attempt(false, { address: `198.51.100.${host}` })
    await expect(attempt(true, { address: '203.0.113.1' })).rejects.toThrow('Too many attempts')
    expect(await attempt(true)).toBe('in')
    await fail(5)
    await expect(attempt(true)).rejects.toThrow('Too many attempts')
  })
})

describe('the log', () => {
  it('names the address of a failure, and never the e-mail', async () => {
    const written: string[] = []
    vi.mocked(createLog).mockReturnValue({
      warn: (facts: object, message: string) => written.push(JSON.stringify(facts), message),
    } as unknown as ReturnType<typeof createLog>)
    await attempt(true)
    expect(written).toEqual([])
    await attempt(false)
    expect(written).toEqual([JSON.stringify({ address: HERE }), 'an attempt to sign in failed'])
  })
})
