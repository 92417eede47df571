/** GET and POST …/postmortem/actions: the action items; plans one. */
import { handle } from '@/lib/access/handler'
import { otherMethods } from '@/lib/access/other-methods'
import { actorOf } from '@/lib/access/principal'
import { answerActions, answerNewAction } from '@/lib/postmortems/request-actions'

export const GET = handle<{ id: string }>('postmortems:read', ({ request, principal, params: { id } }) =>
  answerActions({ request, id, by: { principal, actor: actorOf(principal, request.headers) } }),
)

export const POST = handle<{ id: string }>('postmortems:write', ({ request, principal, params: { id } }) =>
  answerNewAction({ request, id, by: { principal, actor: actorOf(principal, request.headers) } }),
)

const refuse = otherMethods('postmortems:read', 'GET, HEAD, POST')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as PUT }
