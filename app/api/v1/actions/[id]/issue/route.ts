/** POST and DELETE /api/v1/actions/{id}/issue: asks for an issue of an action or names one; takes the link away. */
import { handle } from '@/lib/access/handler'
import { actorOf } from '@/lib/access/principal'
import { answerUnlinking, answerWish } from '@/lib/trackers/request'
import { problem } from '@/lib/wire/respond'

export const POST = handle<{ id: string }>('postmortems:write', ({ request, principal, params: { id } }) =>
  answerWish({ request, id, by: { principal, actor: actorOf(principal, request.headers) } }),
)

export const DELETE = handle<{ id: string }>('postmortems:write', ({ request, principal, params: { id } }) =>
  answerUnlinking({ request, id, by: { principal, actor: actorOf(principal, request.headers) } }),
)

const refuse = handle('postmortems:write', async ({ request }) => {
  const response = problem(405, `${request.method} is not possible here: send POST or DELETE.`)
  response.headers.set('Allow', 'POST, DELETE')
  return response
})

export { refuse as GET, refuse as OPTIONS, refuse as PATCH, refuse as PUT }
