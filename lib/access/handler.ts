/** Makes route handlers: who asks, how often, whether they may, then the work; every refusal is a problem (RFC 9457). */
import 'server-only'
import type { Permission, Principal } from '@/lib/domain/access'
import { AppError } from '@/lib/errors'
import { foreignRequest, ownOrigin } from '@/lib/wire/own-origin'
import { notAllowed, respond } from '@/lib/wire/respond'
import { admit } from './admit'

const STRANGERS = 'Sign in, or send a valid API token as "Authorization: Bearer …".'

/** What a handler's work gets to know. */
export interface Asked<P> {
  request: Request
  principal: Principal
  params: P
}

type Handler<P> = ((request: Request, context: { params: Promise<P> }) => Promise<Response>) & {
  permission: Permission
}

/** A handler whose work runs only for those who may; what it returns becomes the JSON body, unless it is a Response. */
export function handle<P = Record<never, never>>(
  permission: Permission,
  work: (asked: Asked<P>) => Promise<object>,
): Handler<P> {
  const handler = async (request: Request, context: { params: Promise<P> }) => {
    try {
      const principal = await admit(request.headers, permission, STRANGERS)
      if (principal.kind === 'person') refuseForeignChange(request, principal)
      const answer = await work({ request, principal, params: await context.params })
      return answer instanceof Response ? answer : await respond(async () => answer)
    } catch (error) {
      return respond(() => Promise.reject(error))
    }
  }
  return Object.assign(handler, { permission })
}

/** A handler for methods that a path does not know: strangers learn no more than that they must sign in. */
export function readOnly(permission: Permission): Handler<unknown> {
  return handle<unknown>(permission, async ({ request }) => notAllowed(request))
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Browsers send cookies along with what other sites ask for: a change must come from our own pages (Fetch Metadata, W3C),
 * and from a page that was drawn for the same person where it says for whom: what one typed, no other one sends.
 */
function refuseForeignChange(request: Request, { id }: Principal): void {
  if (READS.has(request.method)) return
  const drawnFor = request.headers.get('drawn-for')
  if (drawnFor !== null && drawnFor !== id) {
    throw new AppError('UNAUTHENTICATED', 'Somebody else is signed in here now. Reload the page to go on as them.')
  }
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  if (site === 'same-origin' || (site === null && origin === ownOrigin(request.headers))) return
  throw foreignRequest()
}
