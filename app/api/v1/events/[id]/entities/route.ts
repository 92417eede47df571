/** GET /api/v1/events/{id}/entities: the resources that AWS named, filtered, by pages. */
import { handle, readOnly } from '@/lib/access/handler'
import { listAffectedEntities } from '@/lib/events/read-reach'
import { requestedEntityPage } from '@/lib/events/request'

export const GET = handle<{ id: string }>('timeline:read', async ({ request, params, principal }) => {
  const { filter, page } = requestedEntityPage(request.url)
  return listAffectedEntities(params.id, filter, page, principal.accounts)
})

const refuse = readOnly('timeline:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
