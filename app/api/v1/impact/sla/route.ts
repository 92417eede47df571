/**
 * GET /api/v1/impact/sla: what may be claimed from AWS, per billing month, service and Region. Takes what /api/v1/impact takes;
 * `named` is true unless it says otherwise; without `from` it reaches 90 days back.
 */
import { handle, readOnly } from '@/lib/access/handler'
import { requestedTimes } from '@/lib/impact/request'
import { readSla } from '@/lib/sla/read'

const USUAL_MS = 90 * 86_400_000

export const GET = handle('impact:read', async ({ request, principal }) => {
  const now = Date.now()
  const { from, to, filter } = requestedTimes(request.url, now)
  const end = to ?? now
  const named = new URL(request.url).searchParams.has('named') ? filter.named : true
  const period = { from: from ?? end - USUAL_MS, to: end }
  return { data: await readSla(period, { ...filter, named }, principal.accounts, now) }
})

const refuse = readOnly('impact:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
