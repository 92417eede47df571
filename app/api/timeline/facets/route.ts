/** GET /api/timeline/facets: the values that the filters offer. */
import { readFacets } from '@/lib/events/read-overview'
import { respond } from '@/lib/wire/respond'

export const dynamic = 'force-dynamic'

export function GET(): Promise<Response> {
  return respond(async () => ({ data: await readFacets() }))
}
