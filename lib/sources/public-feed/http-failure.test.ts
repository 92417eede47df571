import { describe, expect, it } from 'vitest'
import { brokenOff, retryAfter, unreachable } from './http-failure'

const NOW = Date.UTC(2026, 0, 1, 12)

describe('retryAfter', () => {
  it.each([
    ['30', 30],
    [' 0 ', 0],
    ['86400', 3600],
    ['Thu, 01 Jan 2026 12:01:30 GMT', 90],
    ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
    ['Fri, 01 Jan 2027 12:00:00 GMT', 3600],
    ['soon', null],
    ['', null],
    [null, null],
  ])('reads %j as %j seconds', (header, seconds) => {
    expect(retryAfter(header, NOW)).toBe(seconds)
  })
})

describe('unreachable', () => {
  const coded = (code: string, message = 'it failed') => Object.assign(new Error(message), { code })
  const because = (cause: unknown) => unreachable('host/path', new TypeError('fetch failed', { cause }))

  it.each([
    ['ENOTFOUND', 'network', 'host/path could not be reached (ENOTFOUND: no DNS answer)'],
    ['CERT_HAS_EXPIRED', 'network', 'host/path could not be reached (CERT_HAS_EXPIRED: its certificate has expired)'],
    ['ETIMEDOUT', 'timeout', 'host/path could not be reached (ETIMEDOUT: the connection timed out)'],
    ['ESOMETHING', 'network', 'host/path could not be reached (ESOMETHING)'],
  ])('explains %s', (code, kind, message) => {
    expect(because(coded(code))).toMatchObject({ kind, message })
  })

  it('looks into the attempts for each IP address', () => {
    const error = because(new AggregateError([coded('ENETUNREACH'), coded('ECONNREFUSED')]))
    expect(error.message).toBe('host/path could not be reached (ENETUNREACH: no network)')
  })

  it('gives the innermost message where there is no code', () => {
    expect(because(new Error('unknown scheme')).message).toBe('host/path could not be reached (unknown scheme)')
    expect(unreachable('host', 'odd').message).toBe('host could not be reached (unknown reason)')
  })

  it('does not loop over errors that cause each other', () => {
    const first = new Error('first')
    first.cause = new Error('second', { cause: first })
    expect(because(first).kind).toBe('network')
  })
})

describe('brokenOff', () => {
  it('counts what had arrived', () => {
    expect(brokenOff('host/path', 1024, new Error('terminated'))).toMatchObject({
      kind: 'network',
      message: 'host/path closed the connection after 1,024 bytes',
    })
  })
})
