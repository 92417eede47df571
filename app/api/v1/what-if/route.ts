/** GET /api/v1/what-if: whom it would touch if a service failed in a Region, by pages; nothing has happened. */
import { handle, readOnly } from '@/lib/access/handler'
import { getWhatIfPage } from '@/lib/blast-radius/read'
import { requestedWhatIf } from '@/lib/blast-radius/request'

export const GET = handle('accounts:read', async ({ request, principal }) => {
  const { supposed, view, page } = requestedWhatIf(request.url)
  return getWhatIfPage(supposed, view, page, principal.accounts)
})

const refuse = readOnly('accounts:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
