/** GET /api/timeline/trace: how bad each day was. */
import { handle, readOnly } from '@/lib/access/handler'
import { readTrace } from '@/lib/events/read-trace'
import { requestedFilter } from '@/lib/events/request'

export const GET = handle('timeline:read', async ({ request, principal }) => ({
  data: await readTrace(requestedFilter(request.url, principal), principal.accounts),
}))

const refuse = readOnly('timeline:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
