/** GET /api/v1/events/{id}: one event with all that is known about it. */
import { handle, readOnly } from '@/lib/access/handler'
import { getEvent } from '@/lib/events/read'

export const GET = handle<{ id: string }>('timeline:read', async ({ params, principal }) => ({
  data: await getEvent(params.id, principal.accounts),
}))

const refuse = readOnly('timeline:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
