/** GET /api/v1/events: events newest first, filtered, by pages. */
import { listEvents } from '@/lib/events/read'
import { requestedPage } from '@/lib/events/request'
import { notAllowed, respond } from '@/lib/wire/respond'

export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    const { filter, page } = requestedPage(request.url)
    return listEvents(filter, page)
  })
}

export { notAllowed as DELETE, notAllowed as PATCH, notAllowed as POST, notAllowed as PUT }
