/** GET …/postmortem/evidence: what the machine found for the items, as of the incident and now; `?check=` the accounts behind one. */
import { handle, readOnly } from '@/lib/access/handler'
import { answerEvidence } from '@/lib/postmortems/request-evidence'

export const GET = handle<{ id: string }>('postmortems:read', ({ request, params: { id }, principal }) =>
  answerEvidence(request.url, id, principal),
)

const refuse = readOnly('postmortems:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
