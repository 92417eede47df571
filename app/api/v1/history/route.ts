/** GET /api/v1/history: how long and how often each service was hit, by months, days or hours of the week. */
import { handle, readOnly } from '@/lib/access/handler'
import { readHistoryAnswer } from '@/lib/history/read-answer'
import { requestedAnswer } from '@/lib/history/request'

/**
 * `from`, `to` (ISO 8601; the whole record without them) or `period`; `service`, `region`, `kind`, `team`, `account`, `named`,
 * `clock` (declared, described, recovered, observed), `zone` (IANA name, UTC), `by` (month, day, quarter, hour-of-week).
 * Answers `data`: from, to, zone, clock, by; `total` and, of what touched accounts of ours (null: no directory), `touched`:
 * minutes (each once), incidents, availability (1 - minutes / minutes passed) and whether that is the most that it can have
 * been, endUnknown, timeBetweenIncidents, longest; `rows`, one per service, hit longest first, each with `cells` in which
 * something was; `hoursOfWeek`; `known`: the times of which everything that AWS says in public is on record.
 */
export const GET = handle('impact:read', async ({ request, principal }) => {
  const now = Date.now()
  return readHistoryAnswer(requestedAnswer(request.url, now), principal.accounts, now)
})

const refuse = readOnly('impact:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
