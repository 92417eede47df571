/** GET /api/incidents/{id}/blast-radius/account/{account}: why an incident touches an account, or does not. */
import { handle, readOnly } from '@/lib/access/handler'
import { getBlastAccount } from '@/lib/blast-radius/read'
import { requestedBlastView } from '@/lib/blast-radius/request'

export const GET = handle<{ id: string; account: string }>('incidents:read', async ({ request, params, principal }) => {
  const { at } = requestedBlastView(request.url)
  return { data: await getBlastAccount(params.id, params.account, at, principal.accounts) }
})

const refuse = readOnly('incidents:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
