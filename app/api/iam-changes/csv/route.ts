/** GET /api/iam-changes/csv: exactly the changes that the filter of /iam/changes lets through. */
import { handle, readOnly } from '@/lib/access/handler'
import { streamChangeCsv } from '@/lib/iam-changes/read-csv'
import { requestedChanges } from '@/lib/iam-changes/request'
import { csvDownload } from '@/lib/wire/stream-csv'

export const GET = handle('evidence:read', async ({ request, principal }) => {
  const { filter } = requestedChanges(request.url)
  return csvDownload('iam-changes', await streamChangeCsv(filter, principal.accounts), new Date())
})

const refuse = readOnly('evidence:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
