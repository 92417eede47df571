/** GET /api/changes/csv: exactly the planned changes that the filter of /changes lets through. */
import { handle, readOnly } from '@/lib/access/handler'
import { streamChangeCsv } from '@/lib/planned-changes/read-csv'
import { requestedChanges } from '@/lib/planned-changes/request'
import { csvDownload } from '@/lib/wire/stream-csv'

export const GET = handle('changes:read', async ({ request, principal }) => {
  const { filter } = requestedChanges(request.url)
  const now = new Date()
  const csv = await streamChangeCsv(filter, principal.accounts, now.getTime())
  return csvDownload('planned-changes', csv, now)
})

const refuse = readOnly('changes:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
