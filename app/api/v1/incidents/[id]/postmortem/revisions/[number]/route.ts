/** GET …/postmortem/revisions/{n}: what was published. */
import { handle, readOnly } from '@/lib/access/handler'
import { actorOf } from '@/lib/access/principal'
import { answerRevision } from '@/lib/postmortems/request-state'

export const GET = handle<{ id: string; number: string }>(
  'postmortems:read',
  ({ request, principal, params: { id, number } }) =>
    answerRevision({ request, id, number, by: { principal, actor: actorOf(principal, request.headers) } }),
)

const refuse = readOnly('postmortems:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
