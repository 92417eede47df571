/** Turns one's second factor on and off. The sign-in library keeps the secret, encrypted; each step takes the password. */
import 'server-only'
import { encode } from 'uqr'
import type { Actor } from '@/lib/audit/contract'
import { inTransaction } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { auth } from './auth'
import type { SecondFactorStep } from './contract'
import { findStep } from './one-time-code'
import { confirmPassword, type Oneself } from './own-account'
import { inWords } from './refusal-words'
import { duringRequest } from './request-origin'
import { unsealFactor } from './second-step-guard'
import { lockOwn } from './write-own'
import { getSealedSecret, spendStep, turnOff, turnOn } from './write-second-factor'
import { endSessionsBut } from './write-session'

/**
 * Makes a secret for the authenticator app; it counts for nothing until a code of it was typed.
 * @throws AppError UNAUTHENTICATED, RATE_LIMITED
 */
export async function startSecondFactor(
  { actor }: Oneself,
  password: string,
  headers: Headers,
): Promise<SecondFactorStep> {
  await confirmPassword(actor, password)
  const made = await asLibrary(actor, () => auth().api.enableTwoFactor({ body: { password }, headers }))
  if (!('totpURI' in made) || made.totpURI === undefined) throw new Error('the sign-in library made no secret')
  return scanStep(made.totpURI, null)
}

/**
 * Turns the second factor on once the app gives the right code, ends all other sessions, and shows the recovery codes.
 * A wrong code shows the same QR code again: `uri` is what the browser was given before. The library's own way would
 * put another session in place of this one, under the hands of whoever uses it.
 * @throws AppError CONFLICT where it is on already, INVALID where no secret was made
 */
export async function confirmSecondFactor(
  { actor, sessionId }: Oneself,
  { code, uri }: { code: string; uri: string },
): Promise<SecondFactorStep> {
  const { secretConfig } = await auth().$context
  const right = await inTransaction(async (client) => {
    const { twoFactorEnabled } = await lockOwn(client, actor.id)
    if (twoFactorEnabled) throw new AppError('CONFLICT', 'Your second factor is on already. Nothing was changed.')
    const sealed = await getSealedSecret(client, actor)
    const secret = await unsealFactor(secretConfig, sealed).catch(rethrowInWords)
    const step = findStep(secret, code, Date.now())
    if (step === null || !(await spendStep(client, actor.id, step))) return false
    await turnOn(client, actor)
    await endSessionsBut(client, actor, sessionId)
    return true
  })
  if (!right) return scanStep(uri, 'That code is not right. Type the one that the app shows now.')
  const { backupCodes } = await auth().api.viewBackupCodes({ body: { userId: actor.id ?? '' } })
  return { step: 'codes', codes: backupCodes }
}

/** @throws AppError UNAUTHENTICATED, RATE_LIMITED */
export async function turnOffSecondFactor({ actor }: Oneself, password: string): Promise<SecondFactorStep> {
  await confirmPassword(actor, password)
  await inTransaction(async (client) => {
    const { twoFactorEnabled } = await lockOwn(client, actor.id)
    if (twoFactorEnabled) await turnOff(client, actor)
  })
  return { step: 'off' }
}

/** New recovery codes; the old ones stop working. @throws AppError UNAUTHENTICATED, RATE_LIMITED */
export async function renewRecoveryCodes(
  { actor }: Oneself,
  password: string,
  headers: Headers,
): Promise<SecondFactorStep> {
  await confirmPassword(actor, password)
  const made = await asLibrary(actor, () => auth().api.generateBackupCodes({ body: { password }, headers }))
  return { step: 'codes', codes: made.backupCodes }
}

async function asLibrary<T>({ origin }: Actor, work: () => Promise<T>): Promise<T> {
  try {
    return await duringRequest({ origin, step: 'other' }, work)
  } catch (error) {
    return rethrowInWords(error)
  }
}

function rethrowInWords(error: unknown): never {
  throw inWords(error)
}

const SECRET = /[?&]secret=([A-Z2-7]+)/

/** @throws AppError INVALID where the address is none that an authenticator app reads */
function scanStep(uri: string, problem: string | null): SecondFactorStep {
  const [, secret] = SECRET.exec(uri) ?? []
  if (!uri.startsWith('otpauth://totp/') || secret === undefined || uri.length > 1_000) {
    throw new AppError('INVALID', 'Begin setting up the second factor again.')
  }
  return { step: 'scan', uri, secret: secret.replace(/(.{4})(?=.)/g, '$1 '), qr: drawCode(uri), problem }
}

/** The dark modules as one path, row by row. */
function drawCode(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { border: 2 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return { path, size }
}
