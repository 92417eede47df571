/** GET /api/impact/sla/text: the text of a claim as a file, for one service, Region and month. */
import { handle, readOnly } from '@/lib/access/handler'
import { requestedTimes } from '@/lib/impact/request'
import { getClaimText } from '@/lib/sla/read-case'
import { requestedClaim } from '@/lib/sla/request'

export const GET = handle('impact:read', async ({ request, principal }) => {
  const now = Date.now()
  const { service, region, month } = requestedClaim(request.url, now)
  const { filter, zone } = requestedTimes(request.url, now)
  const named = new URL(request.url).searchParams.has('named') ? filter.named : true
  const question = { service, region, month, zone, filter: { ...filter, named } }
  return new Response(`${await getClaimText(question, principal.accounts, now)}\n`, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="sla-${service}-${region}-${month.key}.txt"`,
      'cache-control': 'no-store',
    },
  })
})

const refuse = readOnly('impact:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
