/** GET /api/v1/incidents/{id}: one incident with all that is known about it; of one that was merged, what it went into. */
import { handle, readOnly } from '@/lib/access/handler'
import { getIncidentAnswer } from '@/lib/incidents/read'

export const GET = handle<{ id: string }>('incidents:read', ({ params, principal }) =>
  getIncidentAnswer(params.id, principal.accounts),
)

const refuse = readOnly('incidents:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
