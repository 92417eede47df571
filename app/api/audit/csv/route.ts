/** GET /api/audit/csv: exactly the entries that the filter of /settings/audit lets through. */
import { handle, readOnly } from '@/lib/access/handler'
import { streamAuditCsv } from '@/lib/audit/read-csv'
import { requestedAudit } from '@/lib/audit/request'

export const GET = handle('audit:read', async ({ request }) => {
  const filter = requestedAudit(request.url)
  const day = new Date().toISOString().slice(0, 10)
  return new Response(streamAuditCsv(filter), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="faultline-audit-${day}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
})

const refuse = readOnly('audit:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
