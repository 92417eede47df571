/** GET /api/timeline/events: a page of timeline rows. */
import { handle, readOnly } from '@/lib/access/handler'
import { listEventSummaries } from '@/lib/events/read'
import { requestedPage } from '@/lib/events/request'

export const GET = handle('timeline:read', async ({ request, principal }) => {
  const { filter, page } = requestedPage(request.url, principal)
  return listEventSummaries(filter, page, principal.accounts)
})

const refuse = readOnly('timeline:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
