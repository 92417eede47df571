/** Puts in place of machine-written texts what a reader who is limited to some accounts may see. */

import { SYSTEM } from '@/lib/audit/contract'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { FieldKey } from '@/lib/domain/postmortem/fields'
import type { ItemEvidence } from '@/lib/evidence/contract'
import type { ActionView, FieldTextView, FieldView } from './contract'
import type { FactsTexts } from './read-facts-texts'
import { presentField } from './read-fields'

/** What stands where a text of the machine cannot be composed anew. */
export const UNSEEN_FACTS = 'Written from facts that you may not see in full.'

/** What stands where a judgement was made of accounts that the reader may not see. */
const UNSEEN_JUDGEMENT = 'Judged over accounts of which you may not see all.'

/** The part with the machine's text for this reader, where it is the machine's. */
export function limitField(field: FieldView, { texts, asOf }: FactsTexts): FieldView {
  if (field.origin !== 'facts') return field
  const body = texts[field.key] ?? UNSEEN_FACTS
  const { html: _, ...row } = field
  return presentField({ ...row, body, factsAt: asOf })
}

/** The part of an action that names accounts, or tells of them. */
type Verified = Pick<ActionView, 'verifyAccounts' | 'verifiedSays' | 'endedBy' | 'outcome'>

/** An action whose rule names only accounts that the reader may see, and which tells nothing of others. */
export function limitAction<Action extends Verified>(action: Action, accounts: VisibleAccounts): Action {
  if (accounts === null) return action
  const { verifyAccounts = [], verifiedSays = null, endedBy, outcome } = action
  const own = new Set(accounts)
  const seen = verifyAccounts.filter((id) => own.has(id))
  // A re-verification rests on the rules of others, and names no account itself.
  if (seen.length > 0 && seen.length === verifyAccounts.length) return action
  return {
    ...action,
    ...(verifyAccounts.length === 0 ? {} : { verifyAccounts: seen }),
    ...(verifiedSays === null ? {} : { verifiedSays: UNSEEN_JUDGEMENT }),
    outcome: endedBy === SYSTEM.name && outcome !== '' ? UNSEEN_JUDGEMENT : outcome,
  }
}

/** Published evidence for a reader who is limited; `checks`: what was found in their accounts by then. */
export function limitEvidence(evidence: ItemEvidence, checks: readonly ItemEvidence[]): ItemEvidence {
  const own = checks.find(({ check }) => check === evidence.check)
  if (evidence.incident === null) return own ?? { ...evidence, ...NOTHING_SEEN }
  const verdict = evidence.incident.verdict === 'not-applicable' ? 'not-applicable' : 'not-checked'
  return { ...evidence, incident: { verdict, explanation: UNSEEN_FACTS, rows: [], total: 0 } }
}

const NOTHING_SEEN = {
  atIncident: null,
  incidentAsOf: null,
  now: null,
  nowAsOf: null,
  unchecked: [],
  unreadDuring: null,
}

/** What a part said before, without what the machine told those who see everything. */
export function limitTexts(texts: readonly FieldTextView[]): FieldTextView[] {
  return texts.map((text) => (text.origin === 'facts' ? { ...text, body: UNSEEN_FACTS } : text))
}

/** The text of a part that conflicts, for this reader. */
export function limitedBody(key: FieldKey, { texts }: FactsTexts): string {
  return texts[key] ?? UNSEEN_FACTS
}
