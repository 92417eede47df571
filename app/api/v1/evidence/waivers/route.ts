/** GET and POST /api/v1/evidence/waivers: which checks may fail for a time; lets one fail. */
import { handle } from '@/lib/access/handler'
import { otherMethods } from '@/lib/access/other-methods'
import { actorOf } from '@/lib/access/principal'
import { listWaivers } from '@/lib/evidence/read-waivers'
import { answerNewWaiver } from '@/lib/evidence/request-change'

export const GET = handle('evidence:read', async ({ principal }) => ({ data: await listWaivers(principal.accounts) }))

export const POST = handle('evidence:manage', ({ request, principal }) =>
  answerNewWaiver(request, { principal, actor: actorOf(principal, request.headers) }),
)

const refuse = otherMethods('evidence:read', 'GET, POST')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as PUT }
