/** GET /api/accounts/csv: exactly the accounts that the filter of /accounts lets through. */
import { handle, readOnly } from '@/lib/access/handler'
import { streamAccountCsv } from '@/lib/accounts/read-csv'
import { requestedAccounts } from '@/lib/accounts/request'

export const GET = handle('accounts:read', async ({ request, principal }) => {
  const filter = requestedAccounts(request.url)
  const day = new Date().toISOString().slice(0, 10)
  return new Response(streamAccountCsv(filter, principal.accounts), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="faultline-accounts-${day}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
})

const refuse = readOnly('accounts:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
