/** GET /api/health/live: the process answers. */
import { respond } from '@/lib/wire/respond'

export const dynamic = 'force-dynamic'

export function GET(): Promise<Response> {
  return respond(async () => ({ data: { status: 'live' } }))
}
