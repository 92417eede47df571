/** GET /api/freshness: what the chip in the header says. */
import { readFreshness } from '@/lib/source-health/read'
import { respond } from '@/lib/wire/respond'

export const dynamic = 'force-dynamic'

export function GET(): Promise<Response> {
  return respond(async () => ({ data: await readFreshness() }))
}
