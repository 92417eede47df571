/** PATCH and DELETE …/postmortem/items/{item}: changes an item of the checklist; takes away one of people’s own. */
import { handle } from '@/lib/access/handler'
import { otherMethods } from '@/lib/access/other-methods'
import { actorOf } from '@/lib/access/principal'
import { answerItemPatch, answerItemRemoval } from '@/lib/postmortems/request-items'

export const PATCH = handle<{ id: string; item: string }>(
  'postmortems:write',
  ({ request, principal, params: { id, item } }) =>
    answerItemPatch({ request, id, by: { principal, actor: actorOf(principal, request.headers) } }, item),
)

export const DELETE = handle<{ id: string; item: string }>(
  'postmortems:write',
  ({ request, principal, params: { id, item } }) =>
    answerItemRemoval({ request, id, by: { principal, actor: actorOf(principal, request.headers) } }, item),
)

const refuse = otherMethods('postmortems:write', 'PATCH, DELETE')

export { refuse as GET, refuse as OPTIONS, refuse as POST, refuse as PUT }
