/** GET /api/timeline/now-incidents: which incidents go on now. */
import { handle, readOnly } from '@/lib/access/handler'
import { findNowIncidents } from '@/lib/incidents/read-now'

export const GET = handle('incidents:read', async ({ principal }) => ({
  data: await findNowIncidents(principal.accounts),
}))

const refuse = readOnly('incidents:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
