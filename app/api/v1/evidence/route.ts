/** GET /api/v1/evidence: verdicts of checks by account, now or at a moment, filtered, by pages. */
import { handle, readOnly } from '@/lib/access/handler'
import { listVerdicts } from '@/lib/evidence/read-verdicts'
import { requestedVerdicts } from '@/lib/evidence/request'

export const GET = handle('evidence:read', ({ request, principal }) => {
  const { filter, page } = requestedVerdicts(request.url)
  return listVerdicts(filter, page, principal.accounts)
})

const refuse = readOnly('evidence:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
