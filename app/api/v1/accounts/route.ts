/** GET /api/v1/accounts: the directory of accounts, filtered, by pages. */
import { handle, readOnly } from '@/lib/access/handler'
import { listAccounts } from '@/lib/accounts/read'
import { requestedAccountPage } from '@/lib/accounts/request'

export const GET = handle('accounts:read', async ({ request, principal }) => {
  const { filter, page } = requestedAccountPage(request.url)
  return listAccounts(filter, page, principal.accounts)
})

const refuse = readOnly('accounts:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
