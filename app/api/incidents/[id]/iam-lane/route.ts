/** GET /api/incidents/{id}/iam-lane: why an incident was opened, and what was done to identity around it. */
import { handle, readOnly } from '@/lib/access/handler'
import { getIncidentLane } from '@/lib/iam-changes/read-incident-lane'

export const GET = handle<{ id: string }>('evidence:read', async ({ principal, params: { id } }) => ({
  data: await getIncidentLane(id, principal.accounts),
}))

const refuse = readOnly('evidence:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
