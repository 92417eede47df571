/** GET /api/incidents/csv: exactly the incidents that the filter lets through. */
import { handle, readOnly } from '@/lib/access/handler'
import { streamIncidentCsv } from '@/lib/incidents/read-csv'
import { requestedIncidents } from '@/lib/incidents/request-list'
import { csvDownload } from '@/lib/wire/stream-csv'

export const GET = handle('incidents:read', async ({ request, principal }) => {
  const filter = requestedIncidents(request.url, principal)
  return csvDownload('incidents', streamIncidentCsv(filter, principal.accounts), new Date())
})

const refuse = readOnly('incidents:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
