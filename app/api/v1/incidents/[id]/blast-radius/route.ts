/** GET /api/v1/incidents/{id}/blast-radius: whom an incident touches, and how sure that is, by pages. */
import { handle, readOnly } from '@/lib/access/handler'
import { getBlastPage } from '@/lib/blast-radius/read'
import { requestedBlastPage } from '@/lib/blast-radius/request'

export const GET = handle<{ id: string }>('incidents:read', async ({ request, params, principal }) => {
  const { view, page } = requestedBlastPage(request.url)
  return getBlastPage(params.id, view, page, principal.accounts)
})

const refuse = readOnly('incidents:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
