/** GET /api/timeline/lanes: events as bars. */
import { listLaneBars } from '@/lib/events/read-overview'
import { requestedFilter } from '@/lib/events/request'
import { respond } from '@/lib/wire/respond'

export function GET(request: Request): Promise<Response> {
  return respond(async () => ({ data: await listLaneBars(requestedFilter(request.url)) }))
}
