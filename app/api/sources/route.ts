/** GET /api/sources: what the page about sources shows. */
import { listSourceDetails } from '@/lib/source-health/read'
import { respond } from '@/lib/wire/respond'

export const dynamic = 'force-dynamic'

export function GET(): Promise<Response> {
  return respond(async () => ({ data: await listSourceDetails() }))
}
