/** GET /api/timeline/found-incidents: the incidents that the command palette offers for what somebody typed. */
import { handle, readOnly } from '@/lib/access/handler'
import { findTypedIncidents } from '@/lib/incidents/read-typed'
import { requestedIncidents } from '@/lib/incidents/request-list'

export const GET = handle('incidents:read', async ({ request, principal }) => {
  const { q } = requestedIncidents(request.url, principal)
  return { data: await findTypedIncidents(q ?? '', principal.accounts) }
})

const refuse = readOnly('incidents:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
