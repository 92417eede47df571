/** GET /api/postmortems/csv: exactly the post-mortems that the filter lets through. */
import { handle, readOnly } from '@/lib/access/handler'
import { streamPostmortemCsv } from '@/lib/postmortems/read-csv'
import { requestedPostmortems } from '@/lib/postmortems/request-list'
import { csvDownload } from '@/lib/wire/stream-csv'

export const GET = handle('postmortems:read', async ({ request, principal }) => {
  const { filter } = requestedPostmortems(request.url, principal)
  return csvDownload('postmortems', streamPostmortemCsv(filter, principal.accounts), new Date())
})

const refuse = readOnly('postmortems:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
