/** What those who see the accounts of their teams alone are told of sources that may tell of any account. */
import type { Principal } from '@/lib/domain/access'
import type { PollRunView, SourceDetailView } from './contract'
import type { ListingRow } from './present'

/** Stands in the place of the reason why a source could not be read. */
const NOT_READ = 'It could not be read. An administrator can see why: that may name accounts that are not yours.'

/** Stands in the place of what was wrong with an item. */
const PARTLY_READ =
  'Something that came could not be read. An administrator can see what: it may name accounts that are not yours.'

/** Whether those who may see only `accounts` (null: all of them) may read what a source said, word for word. */
function mayReadWords(
  { connectionId, kind }: Pick<ListingRow, 'connectionId' | 'kind'>,
  accounts: Principal['accounts'],
): boolean {
  return accounts === null || (connectionId === null && kind !== 'webhook')
}

/** A listing as they are told of it: that something is wrong, but not in the source's words. */
export function limitListing(row: ListingRow, accounts: Principal['accounts']): ListingRow {
  if (mayReadWords(row, accounts)) return row
  const failure = row.kind === 'webhook' ? PARTLY_READ : NOT_READ
  return {
    ...row,
    failure: row.failure === null ? null : failure,
    unreadableNote: row.unreadableNote === null ? null : PARTLY_READ,
  }
}

/** A source as they are told of it: neither what came, nor how much of it, nor how long it took. */
export function limitDetails(source: SourceDetailView, accounts: Principal['accounts']): SourceDetailView {
  if (mayReadWords(source, accounts)) return source
  return {
    ...source,
    pollRuns: source.pollRuns.map(limitRun),
    unreadable: [],
    lag: null,
    lastFailure: source.lastFailure === null ? null : limitRun(source.lastFailure),
  }
}

function limitRun(run: PollRunView): PollRunView {
  return { ...run, eventsRead: null, eventsMoved: null, error: run.error === null ? null : NOT_READ }
}
