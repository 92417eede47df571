/** GET and POST /api/v1/incidents/{id}/postmortem: the post-mortem of an incident, whole; opens it. */
import { handle } from '@/lib/access/handler'
import { otherMethods } from '@/lib/access/other-methods'
import { actorOf } from '@/lib/access/principal'
import { answerOpening, answerPostmortem } from '@/lib/postmortems/request-open'

export const GET = handle<{ id: string }>('postmortems:read', ({ request, principal, params: { id } }) =>
  answerPostmortem({ request, id, by: { principal, actor: actorOf(principal, request.headers) } }),
)

export const POST = handle<{ id: string }>('postmortems:write', ({ request, principal, params: { id } }) =>
  answerOpening({ request, id, by: { principal, actor: actorOf(principal, request.headers) } }),
)

const refuse = otherMethods('postmortems:read', 'GET, HEAD, POST')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as PUT }
