/** GET /api/live?since=: server-sent events that name what changed, as long as whoever listens may. */
import { handle, readOnly } from '@/lib/access/handler'
import { isStillAdmitted } from '@/lib/access/still-admitted'
import { changeStream } from '@/lib/wire/change-stream'

export const GET = handle('timeline:read', async ({ request, principal }) => {
  const stream = changeStream(request.signal, {
    since: request.headers.has('last-event-id') ? null : new URL(request.url).searchParams.get('since'),
    mayGoOn: () => isStillAdmitted(request.headers, principal),
    tellIds: principal.accounts === null,
  })
  return new Response(stream, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // no-transform keeps compression from holding events back.
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    },
  })
})

const refuse = readOnly('timeline:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
