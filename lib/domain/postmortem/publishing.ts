/** Decides whether a post-mortem may be published, and says what is missing. */

import { isSettled } from './progress'
import type { ItemOutcome, PostmortemState } from './words'

/** What decides about publishing. */
export interface PublishingFacts {
  state: PostmortemState
  /** The checklist without what was removed. */
  items: readonly { code: string | null; text: string; isRequired: boolean; outcome: ItemOutcome }[]
  /** The roles that must sign; `isSigned`: a signature stands for the current version. */
  roles: readonly { name: string; isSigned: boolean }[]
}

/** Required items that are named one by one; what is beyond is counted. */
const NAMED = 5

/** Everything that is in the way of publishing, as sentences; none where it may be published. */
export function whyNotPublish({ state, items, roles }: PublishingFacts): string[] {
  if (state === 'published') return ['It is published already, and nothing has changed since.']
  return [...whyNotReview(state), ...whyOpen(items), ...whyUnsigned(roles)]
}

function whyNotReview(state: PostmortemState): string[] {
  return state === 'draft' ? ['It is a draft: send it to review first.'] : []
}

function whyOpen(items: PublishingFacts['items']): string[] {
  const open = items.filter((item) => item.isRequired && !isSettled(item))
  const named = open.slice(0, NAMED).map(({ code, text }) => (code === null ? `“${text}”` : code))
  const rest = open.length - named.length
  if (open.length === 0) return []
  const all = [...named, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
  return [open.length === 1 ? `One required item is open: ${all}.` : `${open.length} required items are open: ${all}.`]
}

function whyUnsigned(roles: PublishingFacts['roles']): string[] {
  const missing = roles.filter(({ isSigned }) => !isSigned).map(({ name }) => name)
  return missing.length === 0 ? [] : [`Not signed yet by: ${missing.join(', ')}.`]
}
