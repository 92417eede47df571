/** GET /api/v1/iam/alerts: what was done to identity that opened an incident, newest first, by pages. */
import { handle, readOnly } from '@/lib/access/handler'
import { listAlerts } from '@/lib/iam-changes/read-alerts'
import { requestedAlerts } from '@/lib/iam-changes/request'

export const GET = handle('evidence:read', ({ request, principal }) =>
  listAlerts(requestedAlerts(request.url), principal.accounts),
)

const refuse = readOnly('evidence:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
