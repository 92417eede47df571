/** POST /api/incidents/{id}/presence: a tab has the incident open, or leaves it; answers with who else is there. */
import { handle } from '@/lib/access/handler'
import { answerTab } from '@/lib/incidents/request-presence'
import { problem } from '@/lib/wire/respond'

export const POST = handle<{ id: string }>('incidents:read', async ({ request, principal, params }) => ({
  data: await answerTab(params.id, request, principal),
}))

const refuse = handle('incidents:read', async ({ request }) => {
  const response = problem(405, `${request.method} is not possible here: send it with POST.`)
  response.headers.set('Allow', 'POST')
  return response
})

export { refuse as DELETE, refuse as GET, refuse as OPTIONS, refuse as PATCH, refuse as PUT }
