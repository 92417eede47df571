/** A password is long and not the obvious; nothing else is asked of it. */
import { describe, expect, it } from 'vitest'
import { passwordProblem } from './password-rules'

const EMAIL = 'mira.koch@example.org'

describe('passwordProblem', () => {
  it.each([
    'correct horse battery staple',
    'four plain words here',
    '長いパスワードを使いましょうね',
    'Xk3!vv90-Qz.',
    'password is not this one',
    'mira.koch likes long walks',
    ' leading and trailing ',
  ])('takes %s', (password) => expect(passwordProblem(password, EMAIL)).toBeNull())

  it.each([
    ['', /at least 12/],
    ['short', /at least 12/],
    ['elevenchars', /at least 12/],
    ['👍👍👍👍👍👍', /at least 12/],
    ['x'.repeat(129), /at most 128/],
    ['aaaaaaaaaaaaaaaa', /easy to guess/],
    ['abababababab', /easy to guess/],
    ['abcabcabcabcabc', /easy to guess/],
    ['12345123451234512345', /easy to guess/],
    ['faultline123', /easy to guess/],
    ['Faultline-Faultline', /easy to guess/],
    ['Password1234', /easy to guess/],
    ['passwordpassword!', /easy to guess/],
    ['123456789012', /easy to guess/],
    ['P@ssw0rd1234', /easy to guess/],
    ['1q2w3e4r5t6y', /easy to guess/],
    ['iloveyou1234', /easy to guess/],
    ['Summer2026!!', /easy to guess/],
    ['a1'.repeat(64), /easy to guess/],
    ['abcdefghijkl', /easy to guess/],
    ['qwertyuiop12', /easy to guess/],
    ['mira.koch@example.org', /e-mail/],
    ['MIRA.KOCH@EXAMPLE.ORG', /e-mail/],
    ['mira.koch123', /e-mail/],
    ['123mira.koch', /e-mail/],
  ])('refuses %s', (password, why) => expect(passwordProblem(password, EMAIL)).toMatch(why))

  it('is quick, whatever is typed', () => {
    const worst = ['4@8({[<369&#!1|/0$5+7%2'.repeat(6).slice(0, 128), '0123456789abcdef'.repeat(8), '@4'.repeat(64)]
    const start = process.cpuUsage()
    for (const password of worst) passwordProblem(password, EMAIL)
    const { user, system } = process.cpuUsage(start)
    // Not by the clock, which goes on while others have the machine.
    expect((user + system) / 1_000).toBeLessThan(5_000)
  })

  it('does not trip over short names before the @', () => {
    expect(passwordProblem('banana split again', 'a@example.org')).toBeNull()
  })
})
