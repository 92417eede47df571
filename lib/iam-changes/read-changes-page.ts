/** Reads what a page of changes shows: the rows, how far they are known, how many there are, and the calls per minute. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { measureErrors } from '@/lib/domain/iam-changes/error-window'
import type { ShownChanges } from './contract'
import type { ChangeFilter } from './filter'
import { countChanges, readChangePage, resolveFilter } from './read-changes'
import { readCoverage } from './read-coverage'
import { listCallMinutes } from './read-minutes'

/** Rows of a page. */
const ROWS = 100

/** @throws AppError NOT_FOUND for an incident that is not there, INVALID for a cursor */
export async function readChangesPage(
  filter: ChangeFilter,
  cursor: string | null,
  visible: VisibleAccounts,
): Promise<ShownChanges> {
  const resolved = await resolveFilter(filter, visible)
  const [page, coverage, counts, minutes] = await Promise.all([
    readChangePage(resolved, { limit: ROWS, cursor }, visible),
    readCoverage(resolved, visible),
    countChanges(resolved, visible),
    listCallMinutes(resolved, visible),
  ])
  const { from, to } = resolved
  return { ...page, coverage, counts, minutes, measured: measureErrors(minutes), from, to }
}
