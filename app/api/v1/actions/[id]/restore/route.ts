/** POST /api/v1/actions/{id}/restore: brings back an action that was removed. */
import { handle } from '@/lib/access/handler'
import { otherMethods } from '@/lib/access/other-methods'
import { actorOf } from '@/lib/access/principal'
import { answerActionReturn } from '@/lib/postmortems/request-actions'

export const POST = handle<{ id: string }>('postmortems:write', ({ request, principal, params: { id } }) =>
  answerActionReturn({ request, id, by: { principal, actor: actorOf(principal, request.headers) } }),
)

const refuse = otherMethods('postmortems:write', 'POST')

export { refuse as DELETE, refuse as GET, refuse as OPTIONS, refuse as PATCH, refuse as PUT }
