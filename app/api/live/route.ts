/** GET /api/live: server-sent events that name what changed. */
import { changeStream } from '@/lib/wire/change-stream'

export const dynamic = 'force-dynamic'

export function GET(request: Request): Response {
  return new Response(changeStream(request.signal), {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // no-transform keeps compression from holding events back.
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    },
  })
}
