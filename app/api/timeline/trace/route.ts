/** GET /api/timeline/trace: how bad each day was. */
import { readTrace } from '@/lib/events/read-overview'
import { requestedFilter } from '@/lib/events/request'
import { respond } from '@/lib/wire/respond'

export function GET(request: Request): Promise<Response> {
  return respond(async () => ({ data: await readTrace(requestedFilter(request.url)) }))
}
