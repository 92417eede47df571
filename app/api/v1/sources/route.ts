/** GET /api/v1/sources: every source and how well it is read. */
import { listSources } from '@/lib/source-health/read'
import { notAllowed, respond } from '@/lib/wire/respond'

export const dynamic = 'force-dynamic'

export function GET(): Promise<Response> {
  return respond(async () => ({ data: await listSources(), nextCursor: null }))
}

export { notAllowed as DELETE, notAllowed as PATCH, notAllowed as POST, notAllowed as PUT }
