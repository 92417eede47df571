/** However many passwords come at once, only two are hashed at a time, and the line stays short. */
import { describe, expect, it } from 'vitest'
import { hashPassword, verifyPassword } from './password-hash'

describe('hashPassword', () => {
  it('makes a hash that knows its password alone', async () => {
    const hash = await hashPassword('four plain words here')
    expect(hash).not.toBe(await hashPassword('four plain words here'))
    expect(await verifyPassword({ hash, password: 'four plain words here' })).toBe(true)
    expect(await verifyPassword({ hash, password: 'four plain words her' })).toBe(false)
  })

  it('turns away whom the line has no place for, and serves the others', async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 60 }, (_, index) => hashPassword(`password ${index}`)),
    )
    const refused = answers.filter((answer) => answer.status === 'rejected')
    expect(refused).toHaveLength(60 - 2 - 32)
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 5 })
    expect(await hashPassword('afterwards there is room')).toMatch(/:/)
  })
})
