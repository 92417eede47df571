/** GET /api/accounts/csv: exactly the accounts that the filter of /accounts lets through. */
import { handle, readOnly } from '@/lib/access/handler'
import { streamAccountCsv } from '@/lib/accounts/read-csv'
import { requestedAccounts } from '@/lib/accounts/request'
import { csvDownload } from '@/lib/wire/stream-csv'

export const GET = handle('accounts:read', async ({ request, principal }) => {
  const filter = requestedAccounts(request.url)
  return csvDownload('accounts', streamAccountCsv(filter, principal.accounts), new Date())
})

const refuse = readOnly('accounts:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
