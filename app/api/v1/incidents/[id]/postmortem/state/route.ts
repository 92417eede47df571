/** POST …/postmortem/state: sends it to review, takes it back, publishes it. */
import { handle } from '@/lib/access/handler'
import { otherMethods } from '@/lib/access/other-methods'
import { actorOf } from '@/lib/access/principal'
import { answerState } from '@/lib/postmortems/request-state'

export const POST = handle<{ id: string }>('postmortems:write', ({ request, principal, params: { id } }) =>
  answerState({ request, id, by: { principal, actor: actorOf(principal, request.headers) } }),
)

const refuse = otherMethods('postmortems:write', 'POST')

export { refuse as DELETE, refuse as GET, refuse as OPTIONS, refuse as PATCH, refuse as PUT }
