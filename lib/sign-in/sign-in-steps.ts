/** The two steps of signing in on our own pages: limits, the library, words. */
import 'server-only'
import type { Origin } from '@/lib/audit/contract'
import { AppError } from '@/lib/errors'
import { type Attempt, limitAttempts, type Outcome } from './attempt-limits'
import { auth } from './auth'
import { inWords, isRefusal } from './refusal-words'
import { duringRequest } from './request-origin'

/** Where the request comes from, and its headers. */
interface Asking {
  origin: Origin
  headers: Headers
}

/**
 * Takes e-mail and password; the library sets the cookie of the session, or the one of the half-done sign-in.
 * @returns whether a second factor is due
 * @throws AppError UNAUTHENTICATED with a sentence that does not say which part was wrong, RATE_LIMITED
 */
export async function takeFirstStep(
  body: { email: string; password: string },
  { origin, headers }: Asking,
): Promise<boolean> {
  const answer = await withinLimits({ address: origin.address, email: body.email }, () =>
    duringRequest({ origin, step: 'password' }, () => auth().api.signInEmail({ body, headers })),
  )
  return 'twoFactorRedirect' in answer
}

/** A code of the authenticator app, or a recovery code; trust spares this browser the second step for 30 days. */
export interface SecondStep {
  code: string
  kind: 'app' | 'recovery'
  trust: boolean
}

/** @throws AppError UNAUTHENTICATED, RATE_LIMITED */
export async function takeSecondStep({ code, kind, trust }: SecondStep, { origin, headers }: Asking): Promise<void> {
  const body = { code, trustDevice: trust }
  const { api } = auth()
  await withinLimits({ address: origin.address, email: null }, () =>
    duringRequest<unknown>({ origin, step: 'other' }, () =>
      kind === 'app' ? api.verifyTOTP({ body, headers }) : api.verifyBackupCode({ body, headers }),
    ),
  )
}

/**
 * Runs something that proves who somebody is, within the limits on attempts.
 * @throws AppError UNAUTHENTICATED where the library refuses, RATE_LIMITED
 */
async function withinLimits<T>(attempt: Attempt, work: () => Promise<T>): Promise<T> {
  const { value, error } = await limitAttempts(attempt, () => outcomeOf(work))
  if (error !== undefined) throw error
  return value as T
}

async function outcomeOf<T>(work: () => Promise<T>): Promise<Outcome<{ value?: T; error?: unknown }>> {
  try {
    return { result: 'passed', value: { value: await work() } }
  } catch (error) {
    if (!isRefusal(error)) throw error
    const refusal = inWords(error)
    const looked = !(refusal instanceof AppError && refusal.code === 'CONFLICT')
    return { result: looked ? 'wrong' : 'untried', value: { error: refusal } }
  }
}
