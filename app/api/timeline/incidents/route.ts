/** GET /api/timeline/incidents: a page of timeline rows, one for each outage. */
import { handle, readOnly } from '@/lib/access/handler'
import { listIncidents } from '@/lib/incidents/read'
import { requestedIncidentPage } from '@/lib/incidents/request-list'

export const GET = handle('incidents:read', async ({ request, principal }) => {
  const { filter, page } = requestedIncidentPage(request.url, principal)
  return listIncidents(filter, page, principal.accounts)
})

const refuse = readOnly('incidents:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
