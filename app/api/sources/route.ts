/** GET /api/sources: what the page about sources shows. */
import { handle, readOnly } from '@/lib/access/handler'
import { listSourceDetails } from '@/lib/source-health/read'

export const GET = handle('sources:read', async ({ principal }) => ({
  data: await listSourceDetails(principal.accounts),
}))

const refuse = readOnly('sources:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
