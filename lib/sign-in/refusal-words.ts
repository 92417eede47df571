/** Turns the sign-in library's refusals into sentences that never say which part was wrong. */
import 'server-only'
import { isAPIError } from 'better-auth/api'
import { AppError } from '@/lib/errors'
import { foreignRequest } from '@/lib/wire/own-origin'

const WRONG_PASSWORD = 'E-mail or password is not right.'
const BEGIN_AGAIN = 'This sign-in took too long, or too many codes were wrong. Begin again with your password.'
const WRONG_CODE = 'That code is not right. Codes of the app change every 30 seconds; each recovery code works once.'
const LOCKED = 'Too many wrong codes. Try again in 15 minutes, or ask an administrator to reset your second factor.'

const UNREADABLE =
  "Your second factor cannot be read since Faultline's secret key changed. Ask an administrator to reset it " +
  '(npm run admin -- user reset-mfa --email …).'

const SENTENCES: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: WRONG_PASSWORD,
  INVALID_EMAIL: WRONG_PASSWORD,
  PASSWORD_TOO_LONG: WRONG_PASSWORD,
  INVALID_CODE: WRONG_CODE,
  INVALID_BACKUP_CODE: WRONG_CODE,
  TOTP_NOT_ENABLED: WRONG_CODE,
  BACKUP_CODES_NOT_ENABLED: WRONG_CODE,
  INVALID_TWO_FACTOR_COOKIE: BEGIN_AGAIN,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: BEGIN_AGAIN,
  ACCOUNT_TEMPORARILY_LOCKED: LOCKED,
  TOTP_ALREADY_ENABLED: 'Your second factor is on already. Nothing was changed.',
  TWO_FACTOR_NOT_ENABLED: 'Your second factor is off. Nothing was changed.',
  INVALID_PASSWORD: 'This is not your current password. Nothing was changed.',
}

/** Whether the library refused what was given, rather than failed. */
export function isRefusal(error: unknown): boolean {
  return isAPIError(error) && error.statusCode < 500
}

/** An error of the library as one that people may see; others come back as they are. */
export function inWords(error: unknown): unknown {
  if (!isAPIError(error) || error.statusCode >= 500) return error
  return refusalFor(error.statusCode, error.body?.code)
}

/** The refusal that people see for an HTTP status and a code of the library. */
export function refusalFor(status: number, code: unknown): AppError {
  const sentence = typeof code === 'string' ? SENTENCES[code] : undefined
  if (status === 429) return new AppError('RATE_LIMITED', sentence ?? LOCKED, {}, 900)
  if (status === 403) return foreignRequest()
  if (status === 409 && code === 'SECOND_FACTOR_UNREADABLE') return new AppError('CONFLICT', UNREADABLE)
  if (sentence === undefined && status === 401) return new AppError('UNAUTHENTICATED', 'Sign in first.')
  if (sentence === undefined) return new AppError('INVALID', 'The request cannot be read.')
  return new AppError('UNAUTHENTICATED', sentence)
}
