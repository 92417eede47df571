/** GET /api/audit/csv: exactly the entries that the filter of /settings/audit lets through. */
import { handle, readOnly } from '@/lib/access/handler'
import { streamAuditCsv } from '@/lib/audit/read-csv'
import { requestedAudit } from '@/lib/audit/request'
import { csvDownload } from '@/lib/wire/stream-csv'

export const GET = handle('audit:read', async ({ request }) => {
  const filter = requestedAudit(request.url)
  return csvDownload('audit', streamAuditCsv(filter), new Date())
})

const refuse = readOnly('audit:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
