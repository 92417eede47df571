/** GET /api/v1/incidents/{id}/similar: incidents that resemble one, and what was learned from them. */
import { handle, readOnly } from '@/lib/access/handler'
import { readSimilar } from '@/lib/postmortems/read-similar'

export const GET = handle<{ id: string }>('postmortems:read', ({ params, principal }) =>
  readSimilar(params.id, principal.accounts),
)

const refuse = readOnly('postmortems:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
