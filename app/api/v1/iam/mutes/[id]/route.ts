/** DELETE /api/v1/iam/mutes/{id}: lets an alert rule speak again. */
import { handle } from '@/lib/access/handler'
import { otherMethods } from '@/lib/access/other-methods'
import { actorOf } from '@/lib/access/principal'
import { answerMuteEnd } from '@/lib/iam-changes/request'

export const DELETE = handle<{ id: string }>('evidence:manage', ({ request, principal, params: { id } }) =>
  answerMuteEnd(id, { principal, actor: actorOf(principal, request.headers) }),
)

const refuse = otherMethods('evidence:manage', 'DELETE')

export { refuse as GET, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
