/** POST …/postmortem/items/{item}/restore: brings back an item that was taken away. */
import { handle } from '@/lib/access/handler'
import { otherMethods } from '@/lib/access/other-methods'
import { actorOf } from '@/lib/access/principal'
import { answerItemReturn } from '@/lib/postmortems/request-items'

export const POST = handle<{ id: string; item: string }>(
  'postmortems:write',
  ({ request, principal, params: { id, item } }) =>
    answerItemReturn({ request, id, by: { principal, actor: actorOf(principal, request.headers) } }, item),
)

const refuse = otherMethods('postmortems:write', 'POST')

export { refuse as DELETE, refuse as GET, refuse as OPTIONS, refuse as PATCH, refuse as PUT }
