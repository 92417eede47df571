/** GET /api/v1/events: events newest first, filtered, by pages. */
import { handle, readOnly } from '@/lib/access/handler'
import { listEvents } from '@/lib/events/read'
import { requestedPage } from '@/lib/events/request'

export const GET = handle('timeline:read', async ({ request, principal }) => {
  const { filter, page } = requestedPage(request.url, principal)
  return listEvents(filter, page, principal.accounts)
})

const refuse = readOnly('timeline:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
