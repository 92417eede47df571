/** GET and POST …/postmortem/fields/{key}/refresh: what the machine would write now; lets it write. */
import { handle } from '@/lib/access/handler'
import { otherMethods } from '@/lib/access/other-methods'
import { actorOf } from '@/lib/access/principal'
import { answerFacts, answerRefresh } from '@/lib/postmortems/request-fields'

export const GET = handle<{ id: string; key: string }>(
  'postmortems:read',
  ({ request, principal, params: { id, key } }) =>
    answerFacts({ request, id, key, by: { principal, actor: actorOf(principal, request.headers) } }),
)

export const POST = handle<{ id: string; key: string }>(
  'postmortems:write',
  ({ request, principal, params: { id, key } }) =>
    answerRefresh({ request, id, key, by: { principal, actor: actorOf(principal, request.headers) } }),
)

const refuse = otherMethods('postmortems:read', 'GET, HEAD, POST')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as PUT }
