/** GET /api/v1/actions: action items of all post-mortems, open ones by due day, filtered, by pages. */
import { handle, readOnly } from '@/lib/access/handler'
import { listActionRows } from '@/lib/postmortems/read-action-list'
import { requestedActions } from '@/lib/postmortems/request-list'

export const GET = handle('postmortems:read', async ({ request, principal }) => {
  const { filter, page } = requestedActions(request.url, principal)
  return listActionRows(filter, page, principal.accounts)
})

const refuse = readOnly('postmortems:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
