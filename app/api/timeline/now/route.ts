/** GET /api/timeline/now: what is open now. */
import { readNow } from '@/lib/events/read-overview'
import { respond } from '@/lib/wire/respond'

export const dynamic = 'force-dynamic'

export function GET(): Promise<Response> {
  return respond(async () => ({ data: await readNow() }))
}
