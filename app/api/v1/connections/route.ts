/** GET /api/v1/connections: the AWS organizations and accounts that are read, and how well. */
import { handle, readOnly } from '@/lib/access/handler'
import { listConnectionSummaries } from '@/lib/connections/read-view'

export const GET = handle('sources:read', async ({ principal }) => ({
  data: await listConnectionSummaries(principal.accounts),
  nextCursor: null,
}))

const refuse = readOnly('sources:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
