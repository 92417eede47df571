/** GET /api/timeline/facets: the values that the filters offer. */
import { handle, readOnly } from '@/lib/access/handler'
import { readFacets } from '@/lib/events/read-overview'

export const GET = handle('timeline:read', async ({ principal }) => ({ data: await readFacets(principal.accounts) }))

const refuse = readOnly('timeline:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
