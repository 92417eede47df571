/** Under which address Faultline is used, and the refusal of requests that other sites make. */
import 'server-only'
import { readConfiguration } from '@/lib/env.mjs'
import { AppError } from '@/lib/errors'

/** The origin that the browser used; lib/front vouches for these headers. */
export function ownOrigin(headers: Headers): string {
  return `${headers.get('x-forwarded-proto') ?? 'http'}://${headers.get('x-forwarded-host') ?? headers.get('host') ?? ''}`
}

/** The origin to tell others: FAULTLINE_URL, else the one in use. */
export function publicOrigin(headers: Headers): string {
  return readConfiguration().publicUrl ?? ownOrigin(headers)
}

/** For what another site asked, with cookies that the browser sent along. */
export function foreignRequest(): AppError {
  return new AppError('FORBIDDEN', 'This request did not come from a page of Faultline.')
}
