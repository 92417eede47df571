/** Turning the second factor on and off, on real PostgreSQL and with a real authenticator app's arithmetic. */
import { TOTP, URI } from 'otpauth'
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { findPersonBySession } from '@/lib/people/read-session'
import { actorOf, auditTrail, buildPerson, buildSession } from '@/lib/testing/build-person'
import { cookieOf } from '@/lib/testing/credentials'
import { withDatabase } from '@/lib/testing/database'
import { forgetAttempts } from './attempt-limits'
import { auth } from './auth'
import type { SecondFactorStep } from './contract'
import type { Oneself } from './own-account'
import { hashPassword } from './password-hash'
import { readOwnAccount } from './read-own-account'
import { answerSignIn } from './request'
import { confirmSecondFactor, renewRecoveryCodes, startSecondFactor, turnOffSecondFactor } from './second-factor'
import { takeFirstStep, takeSecondStep } from './sign-in-steps'

withDatabase()
beforeEach(forgetAttempts)

const PASSWORD = 'four plain words here'
const ORIGIN = { address: '192.0.2.7', userAgent: 'a browser' }

let self: Oneself
let token = ''
let headers = new Headers()

beforeEach(async () => {
  const id = await buildPerson({ name: 'Mira' })
  await pool().query('UPDATE sign_in_method SET password = $1', [await hashPassword(PASSWORD)])
  token = await buildSession(id)
  headers = new Headers({ cookie: cookieOf(token) })
  self = { actor: actorOf(id, 'Mira'), sessionId: (await findPersonBySession(token))?.sessionId ?? '' }
})

function scanned(step: SecondFactorStep): { uri: string; totp: TOTP } {
  if (step.step !== 'scan') throw new Error(`the step is ${step.step}`)
  const totp = URI.parse(step.uri)
  if (!(totp instanceof TOTP)) throw new Error('not a TOTP')
  return { uri: step.uri, totp }
}

async function turnOn(): Promise<{ totp: TOTP; used: string; codes: string[] }> {
  const { uri, totp } = scanned(await startSecondFactor(self, PASSWORD, headers))
  const used = totp.generate()
  const done = await confirmSecondFactor(self, { code: used, uri })
  return { totp, used, codes: done.step === 'codes' ? done.codes : [] }
}

const actions = async () => (await auditTrail()).map(({ action }) => action)

describe('turning it on', () => {
  it('takes the password, shows a secret, and counts once a code was right', async () => {
    await expect(startSecondFactor(self, 'wrong', headers)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    const step = await startSecondFactor(self, PASSWORD, headers)
    const { uri, totp } = scanned(step)
    expect(step).toMatchObject({ secret: expect.stringMatching(/^[A-Z2-7]{4}( [A-Z2-7]{1,4})+$/), problem: null })
    expect(totp.label).toBe('mira@example.org')
    expect(await findPersonBySession(token)).toMatchObject({ twoFactorEnabled: false })

    expect(await confirmSecondFactor(self, { code: '000000', uri })).toMatchObject({
      ...step,
      problem: expect.stringContaining('not right'),
    })
    const done = await confirmSecondFactor(self, { code: totp.generate(), uri })
    expect(done).toEqual({ step: 'codes', codes: expect.arrayContaining([expect.stringMatching(/^\w{5}-\w{5}$/)]) })
    const principal = await findPersonBySession(token)
    expect(principal).toMatchObject({ twoFactorEnabled: true, sessionId: self.sessionId })
    if (principal) expect(await readOwnAccount(principal)).toMatchObject({ secondFactor: true, recoveryCodesLeft: 10 })
    expect(await actions()).toEqual(['second-factor.set-up', 'person.second-factor-turned-on'])
  })

  it('ends the other sessions, which were begun without it', async () => {
    const other = await buildSession(self.actor.id ?? '')
    await turnOn()
    expect(await findPersonBySession(other)).toBeNull()
    expect(await findPersonBySession(token)).not.toBeNull()
  })

  it('uses up the code that turned it on', async () => {
    const { totp, used } = await turnOn()
    await pool().query('UPDATE person SET two_factor_enabled = false')
    const again = await confirmSecondFactor(self, { code: used, uri: totp.toString() })
    expect(again).toMatchObject({ step: 'scan', problem: expect.stringContaining('not right') })
  })

  it('does not show the recovery codes again to whoever has a code of the app', async () => {
    const { totp } = await turnOn()
    const again = confirmSecondFactor(self, { code: totp.generate(), uri: totp.toString() })
    await expect(again).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('draws nothing but addresses for authenticator apps', async () => {
    await startSecondFactor(self, PASSWORD, headers)
    const tampered = confirmSecondFactor(self, { code: '000000', uri: 'https://evil.example/?secret=AAAA' })
    await expect(tampered).rejects.toMatchObject({ code: 'INVALID' })
  })
})

describe('signing in with it', () => {
  const asking = () => ({ origin: ORIGIN, headers: new Headers() })

  it('is a second step, and one sentence for each way to fail', async () => {
    await turnOn()
    expect(await takeFirstStep({ email: 'mira@example.org', password: PASSWORD }, asking())).toBe(true)
    const second = takeSecondStep({ code: '123456', kind: 'app', trust: false }, asking())
    await expect(second).rejects.toThrow('Begin again with your password')
  })

  it('the same sentence for a wrong password and for nobody', async () => {
    const wrong = takeFirstStep({ email: 'mira@example.org', password: 'wrong' }, asking())
    await expect(wrong).rejects.toMatchObject({ code: 'UNAUTHENTICATED', message: 'E-mail or password is not right.' })
    const nobody = takeFirstStep({ email: 'x@example.org', password: PASSWORD }, asking())
    await expect(nobody).rejects.toMatchObject({ code: 'UNAUTHENTICATED', message: 'E-mail or password is not right.' })
    const nonsense = takeFirstStep({ email: 'nonsense', password: '' }, asking())
    await expect(nonsense).rejects.toMatchObject({ message: 'E-mail or password is not right.' })
  })

  it('is refused after five failures even with the right password', async () => {
    const email = 'mira@example.org'
    for (let time = 0; time < 5; time += 1) {
      await expect(takeFirstStep({ email, password: 'wrong' }, asking())).rejects.toMatchObject({
        code: 'UNAUTHENTICATED',
      })
    }
    await expect(takeFirstStep({ email, password: PASSWORD }, asking())).rejects.toMatchObject({ code: 'RATE_LIMITED' })
  })
})

describe('after the secret key was changed', () => {
  const SENTENCE = "Your second factor cannot be read since Faultline's secret key changed. Ask an administrator"

  it.each(['app', 'recovery'] as const)(
    'a code of kind %s is refused with a sentence; nothing counts',
    async (kind) => {
      const { totp } = await turnOn()
      await pool().query("UPDATE second_factor SET secret = '$ba$1$00', backup_codes = '$ba$1$00'")
      const first = await auth().api.signInEmail({
        body: { email: 'mira@example.org', password: PASSWORD },
        asResponse: true,
      })
      const cookie = first.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ')
      const step = { code: totp.generate({ timestamp: Date.now() + 30_000 }), kind, trust: false }
      const asking = { origin: ORIGIN, headers: new Headers({ cookie }) }
      const refused = takeSecondStep(step, asking)
      await expect(refused).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining(SENTENCE) })
      const request = new Request(
        `http://127.0.0.1/api/auth/two-factor/verify-${kind === 'app' ? 'totp' : 'backup-code'}`,
        {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/json', 'x-forwarded-host': '127.0.0.1' },
          body: JSON.stringify({ code: step.code }),
        },
      )
      const response = await answerSignIn(request, ORIGIN)
      expect(response.status).toBe(409)
      expect(await response.json()).toMatchObject({ detail: expect.stringContaining(SENTENCE) })
      const { rows } = await pool().query('SELECT failed_verification_count AS failed FROM second_factor')
      expect(rows).toEqual([{ failed: 0 }])
    },
  )

  it('confirming says so too', async () => {
    const { uri, totp } = scanned(await startSecondFactor(self, PASSWORD, headers))
    await pool().query("UPDATE second_factor SET secret = '$ba$1$00'")
    await expect(confirmSecondFactor(self, { code: totp.generate(), uri })).rejects.toThrow(SENTENCE)
  })
})

describe('turning it off', () => {
  it('takes the password; nothing of it remains', async () => {
    await turnOn()
    await expect(turnOffSecondFactor(self, 'wrong')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await turnOffSecondFactor(self, PASSWORD)).toEqual({ step: 'off' })
    expect((await pool().query('SELECT FROM second_factor')).rowCount).toBe(0)
    expect(await findPersonBySession(token)).toMatchObject({ twoFactorEnabled: false, sessionId: self.sessionId })
    expect((await actions()).at(-1)).toBe('person.second-factor-turned-off')
  })

  it('new recovery codes take the place of the old', async () => {
    const { codes } = await turnOn()
    await expect(renewRecoveryCodes(self, 'wrong', headers)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    const renewed = await renewRecoveryCodes(self, PASSWORD, headers)
    expect(renewed).toMatchObject({ step: 'codes', codes: expect.not.arrayContaining(codes) })
    expect((await actions()).at(-1)).toBe('second-factor.recovery-codes-changed')
  })
})
