/** GET /api/v1/postmortems: post-mortems newest first, filtered and searched, by pages. */
import { handle, readOnly } from '@/lib/access/handler'
import { listPostmortems } from '@/lib/postmortems/read-list'
import { requestedPostmortems } from '@/lib/postmortems/request-list'

export const GET = handle('postmortems:read', async ({ request, principal }) => {
  const { filter, page } = requestedPostmortems(request.url, principal)
  return listPostmortems(filter, page, principal.accounts)
})

const refuse = readOnly('postmortems:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
