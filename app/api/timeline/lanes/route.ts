/** GET /api/timeline/lanes: events as bars. */
import { handle, readOnly } from '@/lib/access/handler'
import { listLaneBars } from '@/lib/events/read-overview'
import { requestedFilter } from '@/lib/events/request'

export const GET = handle('timeline:read', async ({ request, principal }) => ({
  data: await listLaneBars(requestedFilter(request.url, principal), principal.accounts),
}))

const refuse = readOnly('timeline:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
