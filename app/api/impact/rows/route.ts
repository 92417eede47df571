/** GET /api/impact/rows: the rows behind one figure of a summary as CSV, in the order of the page. */
import { handle, readOnly } from '@/lib/access/handler'
import { streamRows } from '@/lib/impact/read-rows-csv'
import { requireWhole } from '@/lib/impact/read-whole'
import { requestedRowsFile } from '@/lib/impact/request'
import { csvDownload } from '@/lib/wire/stream-csv'

export const GET = handle('impact:read', async ({ request, principal }) => {
  const now = Date.now()
  const { figure, severity, period, filter } = requestedRowsFile(request.url, now)
  await requireWhole()
  const csv = await streamRows({ figure, severity, period, filter, accounts: principal.accounts, now })
  return csvDownload(`impact-${figure}${severity === null ? '' : `-${severity}`}`, csv, new Date(now))
})

const refuse = readOnly('impact:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
