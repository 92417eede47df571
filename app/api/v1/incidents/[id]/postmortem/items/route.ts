/** GET, PATCH and POST …/postmortem/items: the checklist; gives many items an owner or a day; adds one. */
import { handle } from '@/lib/access/handler'
import { otherMethods } from '@/lib/access/other-methods'
import { actorOf } from '@/lib/access/principal'
import { answerItems, answerItemsPatch, answerNewItem } from '@/lib/postmortems/request-items'

export const GET = handle<{ id: string }>('postmortems:read', ({ request, principal, params: { id } }) =>
  answerItems({ request, id, by: { principal, actor: actorOf(principal, request.headers) } }),
)

export const PATCH = handle<{ id: string }>('postmortems:write', ({ request, principal, params: { id } }) =>
  answerItemsPatch({ request, id, by: { principal, actor: actorOf(principal, request.headers) } }),
)

export const POST = handle<{ id: string }>('postmortems:write', ({ request, principal, params: { id } }) =>
  answerNewItem({ request, id, by: { principal, actor: actorOf(principal, request.headers) } }),
)

const refuse = otherMethods('postmortems:read', 'GET, HEAD, PATCH, POST')

export { refuse as DELETE, refuse as OPTIONS, refuse as PUT }
