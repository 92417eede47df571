/** GET /api/v1/accounts/{id}: one account with its latest events and the services that it uses. */
import { handle, readOnly } from '@/lib/access/handler'
import { getAccount } from '@/lib/accounts/read'
import { listServiceUsage } from '@/lib/service-usage/read'

export const GET = handle<{ id: string }>('accounts:read', async ({ params: { id }, principal }) => {
  const account = await getAccount(id, principal.accounts)
  return { ...account, services: await listServiceUsage(account.id, principal.accounts) }
})

const refuse = readOnly('accounts:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
