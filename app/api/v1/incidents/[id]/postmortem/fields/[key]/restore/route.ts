/** POST …/postmortem/fields/{key}/restore: writes an older text as the newest. */
import { handle } from '@/lib/access/handler'
import { otherMethods } from '@/lib/access/other-methods'
import { actorOf } from '@/lib/access/principal'
import { answerRestore } from '@/lib/postmortems/request-fields'

export const POST = handle<{ id: string; key: string }>(
  'postmortems:write',
  ({ request, principal, params: { id, key } }) =>
    answerRestore({ request, id, key, by: { principal, actor: actorOf(principal, request.headers) } }),
)

const refuse = otherMethods('postmortems:write', 'POST')

export { refuse as DELETE, refuse as GET, refuse as OPTIONS, refuse as PATCH, refuse as PUT }
