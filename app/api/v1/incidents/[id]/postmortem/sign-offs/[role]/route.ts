/** DELETE …/postmortem/sign-offs/{role}: takes one’s own signature back. */
import { handle } from '@/lib/access/handler'
import { otherMethods } from '@/lib/access/other-methods'
import { actorOf } from '@/lib/access/principal'
import { answerWithdrawal } from '@/lib/postmortems/request-state'

export const DELETE = handle<{ id: string; role: string }>(
  'postmortems:write',
  ({ request, principal, params: { id, role } }) =>
    answerWithdrawal({ request, id, role, by: { principal, actor: actorOf(principal, request.headers) } }),
)

const refuse = otherMethods('postmortems:write', 'DELETE')

export { refuse as GET, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
