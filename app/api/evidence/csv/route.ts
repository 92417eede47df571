/** GET /api/evidence/csv: exactly the verdicts that the filter of /iam lets through. */
import { handle, readOnly } from '@/lib/access/handler'
import { streamVerdictCsv } from '@/lib/evidence/read-csv'
import { requestedVerdicts } from '@/lib/evidence/request'
import { csvDownload } from '@/lib/wire/stream-csv'

export const GET = handle('evidence:read', async ({ request, principal }) => {
  const { filter } = requestedVerdicts(request.url)
  return csvDownload('evidence', streamVerdictCsv(filter, principal.accounts), new Date())
})

const refuse = readOnly('evidence:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
