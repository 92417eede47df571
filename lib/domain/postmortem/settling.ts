/** Decides whether an item may be settled so: refusing one needs a reason. */
import type { ItemOutcome } from './words'

/** Why the item cannot have this outcome with this reason, as a sentence; null where it can. */
export function whyNotSettled(outcome: ItemOutcome, reason: string, isRequired: boolean): string | null {
  if (reason.trim() !== '') return null
  if (outcome === 'not-doing') return 'Say why you are not doing it: whoever reads this later will ask.'
  if (outcome === 'not-applicable' && isRequired) {
    return 'This item is required: say why it does not apply to this incident.'
  }
  return null
}
