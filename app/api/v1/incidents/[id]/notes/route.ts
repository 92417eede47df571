/** POST /api/v1/incidents/{id}/notes: writes a note or a mark on an incident. */
import { handle } from '@/lib/access/handler'
import { actorOf } from '@/lib/access/principal'
import { answerNote } from '@/lib/incidents/request-change'
import { problem } from '@/lib/wire/respond'

export const POST = handle<{ id: string }>('incidents:respond', async ({ request, principal, params: { id } }) =>
  answerNote({ request, id, by: { principal, actor: actorOf(principal, request.headers) } }),
)

const refuse = handle('incidents:respond', async ({ request }) => {
  const response = problem(405, `${request.method} is not possible here: send it with POST.`)
  response.headers.set('Allow', 'POST')
  return response
})

export { refuse as DELETE, refuse as GET, refuse as OPTIONS, refuse as PATCH, refuse as PUT }
