/** GET /api/impact/csv: one line for each incident of a summary, worst first; period and filter as in the address of /impact. */
import { handle, readOnly } from '@/lib/access/handler'
import { requireWhole } from '@/lib/impact/read-whole'
import { requestedExport } from '@/lib/impact/request'
import { readCsv } from '@/lib/impact-exports/read-files'
import { fileDownload } from '@/lib/impact-exports/request'

export const GET = handle('impact:read', async ({ request, principal }) => {
  const now = Date.now()
  const wanted = { ...requestedExport(request.url, now), reader: principal, now }
  await requireWhole()
  return fileDownload(await readCsv(wanted), wanted.period, 'csv')
})

const refuse = readOnly('impact:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
