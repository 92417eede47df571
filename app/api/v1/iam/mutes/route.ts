/** GET and POST /api/v1/iam/mutes: which alert rules are silent; makes one silent. */
import { handle } from '@/lib/access/handler'
import { otherMethods } from '@/lib/access/other-methods'
import { actorOf } from '@/lib/access/principal'
import { listMutes } from '@/lib/iam-changes/read-mutes'
import { answerNewMute } from '@/lib/iam-changes/request'

export const GET = handle('evidence:read', async ({ principal }) => ({ data: await listMutes(principal.accounts) }))

export const POST = handle('evidence:manage', ({ request, principal }) =>
  answerNewMute(request, { principal, actor: actorOf(principal, request.headers) }),
)

const refuse = otherMethods('evidence:read', 'GET, POST')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as PUT }
