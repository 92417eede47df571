/** GET /api/v1/iam/changes: changes to identity, newest first, filtered, by pages, and how far they are known. */
import { handle, readOnly } from '@/lib/access/handler'
import { listIamChanges } from '@/lib/iam-changes/read-changes'
import { requestedChanges } from '@/lib/iam-changes/request'

export const GET = handle('evidence:read', ({ request, principal }) => {
  const { filter, page } = requestedChanges(request.url)
  return listIamChanges(filter, page, principal.accounts)
})

const refuse = readOnly('evidence:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
