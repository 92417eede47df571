/** The accounts that a view lets through, in their order: sorted once, however many pages of them are asked for. */
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'
import { filterAccounts } from '@/lib/domain/blast-radius/filter'
import { type BlastView, formatBlastView } from './filter'
import { knownFilter } from './present-filter'

/** What was asked for last, for as long as the facts stand. */
const lists = new WeakMap<BlastFacts, Map<string, readonly number[]>>()
const MOST_LISTS = 20

/** Indices of the touched accounts. */
export function listTouched(facts: BlastFacts, touches: Uint8Array, view: BlastView): readonly number[] {
  const known = lists.get(facts) ?? new Map<string, readonly number[]>()
  lists.set(facts, known)
  const key = formatBlastView({ ...view, by: 'account' }).toString()
  const at = view.at === null ? null : Date.parse(view.at)
  const list = known.get(key) ?? filterAccounts(facts, touches, knownFilter(facts, view.filter), at)
  known.delete(key)
  known.set(key, list)
  const [oldest] = known.keys()
  if (known.size > MOST_LISTS && oldest !== undefined) known.delete(oldest)
  return list
}
