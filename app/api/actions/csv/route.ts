/** GET /api/actions/csv: exactly the action items that the filter lets through. */
import { handle, readOnly } from '@/lib/access/handler'
import { streamActionCsv } from '@/lib/postmortems/read-csv'
import { requestedActions } from '@/lib/postmortems/request-list'
import { csvDownload } from '@/lib/wire/stream-csv'

export const GET = handle('postmortems:read', async ({ request, principal }) => {
  const { filter } = requestedActions(request.url, principal)
  return csvDownload('actions', streamActionCsv(filter, principal.accounts), new Date())
})

const refuse = readOnly('postmortems:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
