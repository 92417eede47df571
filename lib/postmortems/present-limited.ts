/** Puts in place of machine-written texts what a reader who is limited to some accounts may see. */
import type { FieldKey } from '@/lib/domain/postmortem/fields'
import type { FieldTextView, FieldView } from './contract'
import type { FactsTexts } from './read-facts-texts'
import { presentField } from './read-fields'

/** What stands where a text of the machine cannot be composed anew. */
export const UNSEEN_FACTS = 'Written from facts that you may not see in full.'

/** The part with the machine's text for this reader, where it is the machine's. */
export function limitField(field: FieldView, { texts, asOf }: FactsTexts): FieldView {
  if (field.origin !== 'facts') return field
  const body = texts[field.key] ?? UNSEEN_FACTS
  const { html: _, ...row } = field
  return presentField({ ...row, body, factsAt: asOf })
}

/** What a part said before, without what the machine told those who see everything. */
export function limitTexts(texts: readonly FieldTextView[]): FieldTextView[] {
  return texts.map((text) => (text.origin === 'facts' ? { ...text, body: UNSEEN_FACTS } : text))
}

/** The text of a part that conflicts, for this reader. */
export function limitedBody(key: FieldKey, { texts }: FactsTexts): string {
  return texts[key] ?? UNSEEN_FACTS
}
