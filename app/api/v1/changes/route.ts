/**
 * GET /api/v1/changes: planned changes, what is late first, then by start, what is over last; by pages (`limit` up to 500,
 * `cursor`). Filter: `service`, `region`, `team`, `account`, `state` (overdue, under-way, upcoming, done, cancelled), `q`,
 * `from`, `to`. With `team` or `account` figures are those of these accounts. `totals`: how many match.
 */
import { handle, readOnly } from '@/lib/access/handler'
import { listPlannedChanges } from '@/lib/planned-changes/read'
import { requestedChanges } from '@/lib/planned-changes/request'

export const GET = handle('changes:read', ({ request, principal }) => {
  const { filter, page } = requestedChanges(request.url)
  return listPlannedChanges(filter, page, principal.accounts, Date.now())
})

const refuse = readOnly('changes:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
