/** GET /api/v1/sources: every source and how well it is read. */
import { handle, readOnly } from '@/lib/access/handler'
import { listSources } from '@/lib/source-health/read'

export const GET = handle('sources:read', async ({ principal }) => ({
  data: await listSources(principal.accounts),
  nextCursor: null,
}))

const refuse = readOnly('sources:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
