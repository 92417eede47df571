/** GET /api/what-if/json: all rows of what would happen, as the page shows them. */
import { handle, readOnly } from '@/lib/access/handler'
import { whatIfFacts } from '@/lib/blast-radius/read-facts'
import { jsonDownload, streamBlastJson } from '@/lib/blast-radius/read-files'
import { requestedWhatIf } from '@/lib/blast-radius/request'

export const GET = handle('accounts:read', async ({ request, principal }) => {
  const { supposed, view } = requestedWhatIf(request.url)
  const facts = await whatIfFacts(supposed.service, supposed.region, principal.accounts)
  return jsonDownload(`what-if-${supposed.service}`, streamBlastJson(facts, view), new Date())
})

const refuse = readOnly('accounts:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
