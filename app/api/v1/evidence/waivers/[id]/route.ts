/** DELETE /api/v1/evidence/waivers/{id}: ends a waiver now. */
import { handle } from '@/lib/access/handler'
import { otherMethods } from '@/lib/access/other-methods'
import { actorOf } from '@/lib/access/principal'
import { answerWaiverEnd } from '@/lib/evidence/request-change'

export const DELETE = handle<{ id: string }>('evidence:manage', ({ request, principal, params: { id } }) =>
  answerWaiverEnd(id, { principal, actor: actorOf(principal, request.headers) }),
)

const refuse = otherMethods('evidence:manage', 'DELETE')

export { refuse as GET, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
