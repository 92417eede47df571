/** Why evidence is missing, in a few words, for counts: "The role is missing", 3 accounts. */
import { UNREAD_REASONS, type UnreadReason } from './facts'

export const UNREAD_WORDS: Readonly<Record<UnreadReason, string>> = {
  denied: 'Access is denied',
  'role-missing': 'The role is missing',
  throttled: 'AWS allowed no more requests',
  unreachable: 'AWS could not be reached',
  'still-made': 'AWS is still making the report',
  unsupported: 'Not offered there',
  unreadable: 'The answer could not be read',
  'account-closed': 'The account is closed',
}

/** Where nothing was tried yet. */
export const NOT_COLLECTED = 'Not collected yet'

/** Where what was read does not tell. */
const NOT_TOLD = 'What was read does not tell'

/** The words of a stored reason; `not-collected` for accounts that were never judged. */
export function unreadWords(reason: string): string {
  const known = UNREAD_REASONS.find((each) => each === reason)
  if (known !== undefined) return UNREAD_WORDS[known]
  return reason === 'not-collected' ? NOT_COLLECTED : NOT_TOLD
}
