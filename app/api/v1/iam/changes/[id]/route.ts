/** PATCH /api/v1/iam/changes/{id}: says why a change was made. */
import { handle } from '@/lib/access/handler'
import { otherMethods } from '@/lib/access/other-methods'
import { actorOf } from '@/lib/access/principal'
import { answerExplanation } from '@/lib/iam-changes/request'

export const PATCH = handle<{ id: string }>('evidence:work', ({ request, principal, params: { id } }) =>
  answerExplanation(request, id, { principal, actor: actorOf(principal, request.headers) }),
)

const refuse = otherMethods('evidence:work', 'PATCH')

export { refuse as DELETE, refuse as GET, refuse as OPTIONS, refuse as POST, refuse as PUT }
