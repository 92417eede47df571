/** POST /api/v1/evidence/collect: has an account, or those of a connection, read as soon as the worker gets to it. */
import { handle } from '@/lib/access/handler'
import { otherMethods } from '@/lib/access/other-methods'
import { actorOf } from '@/lib/access/principal'
import { answerCollect } from '@/lib/evidence/request-change'

export const POST = handle('evidence:work', ({ request, principal }) =>
  answerCollect(request, { principal, actor: actorOf(principal, request.headers) }),
)

const refuse = otherMethods('evidence:work', 'POST')

export { refuse as DELETE, refuse as GET, refuse as OPTIONS, refuse as PATCH, refuse as PUT }
