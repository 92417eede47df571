/**
 * GET /api/v1/impact: the figures of a stretch of time, and the ids of what each is made of.
 *
 * - `from` (inclusive), `to` (exclusive): ISO 8601; left out: as far as the record goes, up to now. Or `period`: a week, month,
 *   quarter, year or days (`2018-W19`, `2018-05`, `2018-Q2`, `2018`, `2018-05-01..2018-05-07`, `last-quarter`), whole in `zone`.
 * - `zone`: IANA name, in which days of `period` begin; UTC without it.
 * - `service`, `region`, `kind`, `team`, `account`: lists, repeated or with commas; any of each. `team` takes ids and names (in
 *   quotes where they hold commas), and
 *   an account counts for the team that owned it at the time; with `account` whichever of both. `kind` is provider, identity and
 *   change without it.
 * - `named=true`: outages of other services count, too, in which AWS lists one of `service` as hit.
 * - `clock`: declared (without it), described, recovered or observed.
 *
 * `data` holds `incidents` (distinct ones that overlap the time, also those of which no clock tells anything), `minutes` (the
 * union of the clock's stretches, superseded ones left out, cut to the time and to the present), `endUnknown` (ids of incidents
 * of which nobody knows the end: their time is left out), `known` (the stretches of that time of which everything that AWS says
 * in public is on record: without any no nought means none), `isWhole` (false for minutes after an update, while what was stored
 * before is still being worked out), `minutesByClock`, `accountMinutes` (confirmed, reported and inferred
 * are never added up), `teams`, the durations `postingDelay`, `timeToDetect`, `timeToAcknowledge`, `timeToMitigate` and
 * `timeToRecover` (count, median, p25, p75, shortest, longest in minutes; null where nothing was measured), and `rows` (ids of
 * incidents and events, accounts with their minutes). Nothing in that time is noughts and nulls, no error. 400 names each wrong
 * parameter.
 */
import { handle, readOnly } from '@/lib/access/handler'
import { readImpactAnswer } from '@/lib/impact/read-answer'
import { requestedTimes } from '@/lib/impact/request'

export const GET = handle('impact:read', async ({ request, principal }) => {
  const now = Date.now()
  return { data: await readImpactAnswer(requestedTimes(request.url, now), principal.accounts, now) }
})

const refuse = readOnly('impact:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
