/** GET /api/timeline/events: a page of timeline rows. */
import { listEventSummaries } from '@/lib/events/read'
import { requestedPage } from '@/lib/events/request'
import { respond } from '@/lib/wire/respond'

export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    const { filter, page } = requestedPage(request.url)
    return listEventSummaries(filter, page)
  })
}
