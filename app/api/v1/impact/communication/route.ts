/**
 * GET /api/v1/impact/communication: of the incidents of a period, who knew first, how late and how often AWS spoke. Takes what
 * /api/v1/impact takes.
 */
import { handle, readOnly } from '@/lib/access/handler'
import { readCommunication } from '@/lib/communication/read'
import { requestedTimes } from '@/lib/impact/request'

export const GET = handle('impact:read', async ({ request, principal }) => {
  const now = Date.now()
  const { from, to, filter } = requestedTimes(request.url, now)
  return { data: await readCommunication({ from, to }, filter, principal.accounts, now) }
})

const refuse = readOnly('impact:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
