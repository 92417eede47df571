/** What went wrong between us and the identity provider: for the person, for the administrator, for the log. */
import 'server-only'
import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client'
import { AppError } from '@/lib/errors'
import type { Refusal } from './contract'
import { SignInRefused } from './refused'

export interface Trouble {
  refusal: Refusal
  /** For administrators: what the provider did, in words of ours. */
  sentence: string
  /** For the log: as the libraries tell it, without secrets. */
  detail: string
}

/** Reasons that the provider gives when somebody did not want to, or may not (OpenID Connect Core, RFC 6749). */
const PEOPLE_STOPPED = new Set(['access_denied', 'login_required', 'interaction_required', 'consent_required'])

/** The words for an error; null where it is none of the provider's. */
export function troubleOf(error: unknown): Trouble | null {
  if (error instanceof SignInRefused) return { refusal: error.refusal, sentence: error.message, detail: error.message }
  const outside = appErrorIn(error)
  if (outside !== null) return { refusal: 'unreachable', sentence: outside.message, detail: outside.message }
  if (error instanceof AuthorizationResponseError) return authorizationTrouble(error.error)
  if (error instanceof ResponseBodyError) return tokenTrouble(error.error)
  // Some refuse a wrong secret by a challenge, as HTTP Basic has it.
  if (error instanceof WWWAuthenticateChallengeError) return tokenTrouble(`status ${error.status}`)
  if (error instanceof ClientError) return answerTrouble(error)
  return null
}

function authorizationTrouble(reason: string): Trouble {
  const stopped = PEOPLE_STOPPED.has(reason)
  return {
    refusal: stopped ? 'stopped' : 'untrustworthy',
    sentence: stopped ? 'The person was not let in.' : 'It refused the request for a sign-in.',
    detail: `the provider answered ${JSON.stringify(reason.slice(0, 100))}`,
  }
}

function tokenTrouble(reason: string): Trouble {
  // A code works once (RFC 6749, section 4.1.2).
  if (reason === 'invalid_grant') return { refusal: 'expired', sentence: 'The code was used already.', detail: reason }
  return {
    refusal: 'untrustworthy',
    sentence: 'It did not accept the client id or the client secret.',
    detail: `the provider refused our credentials: ${JSON.stringify(reason.slice(0, 100))}`,
  }
}

const ANSWERS: Record<string, string> = {
  OAUTH_TIMEOUT: 'It did not answer within ten seconds.',
  OAUTH_RESPONSE_IS_NOT_CONFORM: 'It answered with an error or a redirect: look whether the issuer is right.',
  OAUTH_RESPONSE_IS_NOT_JSON: 'What answers there is no OpenID Connect provider: look whether the issuer is right.',
  OAUTH_PARSE_ERROR: 'What answers there is no OpenID Connect provider: look whether the issuer is right.',
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: 'It calls itself by another issuer: write it exactly as the provider does.',
}

function answerTrouble({ code = '', message, cause }: ClientError): Trouble {
  const reason = cause instanceof Error ? `: ${cause.message}` : ''
  return {
    refusal: code === 'OAUTH_TIMEOUT' ? 'unreachable' : 'untrustworthy',
    sentence: ANSWERS[code] ?? 'Its answer did not pass the checks of OpenID Connect.',
    detail: `${message}${reason} (${code})`,
  }
}

/** What our own fetch threw, however deep the library has packed it. */
function appErrorIn(error: unknown): AppError | null {
  if (error instanceof AppError) return error
  return error instanceof Error && error.cause !== undefined ? appErrorIn(error.cause) : null
}
