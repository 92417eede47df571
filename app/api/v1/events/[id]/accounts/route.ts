/** GET /api/v1/events/{id}/accounts: the accounts that AWS named, by pages. */
import { handle, readOnly } from '@/lib/access/handler'
import { listAffectedAccounts } from '@/lib/events/read-reach'
import { requestedAccountPage } from '@/lib/events/request'

export const GET = handle<{ id: string }>('timeline:read', async ({ request, params, principal }) =>
  listAffectedAccounts(params.id, requestedAccountPage(request.url), principal.accounts),
)

const refuse = readOnly('timeline:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
