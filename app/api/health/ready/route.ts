/** GET /api/health/ready: the database answers and holds the timeline; 503 until it does. */
import { isReady } from '@/lib/source-health/read'
import { problem, respond } from '@/lib/wire/respond'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const ready = await isReady().catch(() => false)
  return ready ? respond(async () => ({ data: { status: 'ready' } })) : problem(503, 'The timeline is not there yet.')
}
