/** GET /api/incidents/{id}/blast-radius/facts: all that the page works with, so that it can filter and go through time by itself. */
import { handle, readOnly } from '@/lib/access/handler'
import { getBlastFacts } from '@/lib/blast-radius/read-facts'
import { respondWithFacts } from '@/lib/blast-radius/read-facts-body'

export const GET = handle<{ id: string }>('incidents:read', async ({ params, principal }) =>
  respondWithFacts(await getBlastFacts(params.id, principal.accounts)),
)

const refuse = readOnly('incidents:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
