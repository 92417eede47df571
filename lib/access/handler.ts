/** Makes route handlers: who asks, how often, whether they may, then the work; every refusal is a problem (RFC 9457). */
import 'server-only'
import type { Permission, Principal } from '@/lib/domain/access'
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
      if (principal.kind === 'person') refuseForeignChange(request)
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

/** Browsers send cookies along with what other sites ask for: a change must come from our own pages (Fetch Metadata, W3C). */
function refuseForeignChange(request: Request): void {
  if (READS.has(request.method)) return
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  if (site === 'same-origin' || (site === null && origin === ownOrigin(request.headers))) return
  throw foreignRequest()
}
