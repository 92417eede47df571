/** PATCH and DELETE /api/v1/actions/{id}: changes an action item; takes it away. */
import { handle } from '@/lib/access/handler'
import { otherMethods } from '@/lib/access/other-methods'
import { actorOf } from '@/lib/access/principal'
import { answerActionPatch, answerActionRemoval } from '@/lib/postmortems/request-actions'

export const PATCH = handle<{ id: string }>('postmortems:write', ({ request, principal, params: { id } }) =>
  answerActionPatch({ request, id, by: { principal, actor: actorOf(principal, request.headers) } }),
)

export const DELETE = handle<{ id: string }>('postmortems:write', ({ request, principal, params: { id } }) =>
  answerActionRemoval({ request, id, by: { principal, actor: actorOf(principal, request.headers) } }),
)

const refuse = otherMethods('postmortems:write', 'PATCH, DELETE')

export { refuse as GET, refuse as OPTIONS, refuse as POST, refuse as PUT }
