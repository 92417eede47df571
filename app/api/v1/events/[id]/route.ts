/** GET /api/v1/events/{id}: one event with all that is known about it. */
import { getEvent } from '@/lib/events/read'
import { notAllowed, respond } from '@/lib/wire/respond'

export function GET(_request: Request, { params }: RouteContext<'/api/v1/events/[id]'>): Promise<Response> {
  return respond(async () => ({ data: await getEvent((await params).id) }))
}

export { notAllowed as DELETE, notAllowed as PATCH, notAllowed as POST, notAllowed as PUT }
