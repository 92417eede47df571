/** GET /api/incidents/{id}/blast-radius/json: exactly the rows that the page shows, all of them. */
import { handle, readOnly } from '@/lib/access/handler'
import { getBlastFacts } from '@/lib/blast-radius/read-facts'
import { jsonDownload, streamBlastJson } from '@/lib/blast-radius/read-files'
import { requestedBlastView } from '@/lib/blast-radius/request'

export const GET = handle<{ id: string }>('incidents:read', async ({ request, params, principal }) => {
  const view = requestedBlastView(request.url)
  const facts = await getBlastFacts(params.id, principal.accounts)
  return jsonDownload(`incident-${facts.incidentId}-by-${view.by}`, streamBlastJson(facts, view), new Date())
})

const refuse = readOnly('incidents:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
