/** GET /api/v1/evidence/posture: per check how many accounts have which verdict, now or at a moment. */
import { handle, readOnly } from '@/lib/access/handler'
import { readPosture } from '@/lib/evidence/read-posture'
import { requestedScope } from '@/lib/evidence/request'

export const GET = handle('evidence:read', async ({ request, principal }) => ({
  data: await readPosture(requestedScope(request.url), principal.accounts),
}))

const refuse = readOnly('evidence:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
