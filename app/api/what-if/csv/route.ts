/** GET /api/what-if/csv: all rows of what would happen, as the page shows them. */
import { handle, readOnly } from '@/lib/access/handler'
import { whatIfFacts } from '@/lib/blast-radius/read-facts'
import { streamBlastCsv } from '@/lib/blast-radius/read-files'
import { requestedWhatIf } from '@/lib/blast-radius/request'
import { csvDownload } from '@/lib/wire/stream-csv'
export const GET = handle('accounts:read', async ({ request, principal }) => {
  const { supposed, view } = requestedWhatIf(request.url)
  const facts = await whatIfFacts(supposed.service, supposed.region, principal.accounts)
  return csvDownload(`what-if-${supposed.service}`, streamBlastCsv(facts, view), new Date())
})

const refuse = readOnly('accounts:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
