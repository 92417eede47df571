/** GET and PATCH …/postmortem/fields/{key}: what a part of the document said before; saves what somebody typed. */
import { handle } from '@/lib/access/handler'
import { otherMethods } from '@/lib/access/other-methods'
import { actorOf } from '@/lib/access/principal'
import { answerSave, answerTexts } from '@/lib/postmortems/request-fields'

export const GET = handle<{ id: string; key: string }>(
  'postmortems:read',
  ({ request, principal, params: { id, key } }) =>
    answerTexts({ request, id, key, by: { principal, actor: actorOf(principal, request.headers) } }),
)

export const PATCH = handle<{ id: string; key: string }>(
  'postmortems:write',
  ({ request, principal, params: { id, key } }) =>
    answerSave({ request, id, key, by: { principal, actor: actorOf(principal, request.headers) } }),
)

const refuse = otherMethods('postmortems:read', 'GET, HEAD, PATCH')

export { refuse as DELETE, refuse as OPTIONS, refuse as POST, refuse as PUT }
