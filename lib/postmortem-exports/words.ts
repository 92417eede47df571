/** The sentences that exports say by themselves. */
import type { Verdict } from '@/lib/domain/evidence/verdict'
import type { ActionPurpose, ItemKind } from '@/lib/domain/postmortem/words'

/** Who finds an item out. */
export const ITEM_KIND_WORDS: Record<ItemKind, string> = {
  auto: 'the machine checks',
  semi: 'the machine collects, a person decides',
  person: 'a person finds out',
}

/** Never green: the machine looked at nothing. */
export const NOT_CHECKED = 'Not checked: Faultline does not look at this item'

/** What the machine says of a check. */
export const VERDICT_WORDS: Record<Verdict, string> = {
  fail: 'Fail',
  stale: 'Stale',
  'not-checked': 'Not checked',
  waived: 'Waived',
  collected: 'Collected',
  pass: 'Pass',
  'not-applicable': 'Not applicable',
}

/** What an action is for. */
export const PURPOSE_WORDS: Record<ActionPurpose, string> = {
  action: 'agreed by people',
  'reverify-30': 'look again 30 days after publishing',
  'reverify-90': 'look again 90 days after publishing',
}

/** The labels of certainty, as everywhere in Faultline. */
export const CERTAINTY: readonly { name: string; meaning: string }[] = [
  { name: 'Confirmed', meaning: 'AWS named the account or the resource.' },
  { name: 'Reported', meaning: 'A person said so, and is named.' },
  { name: 'Inferred', meaning: 'We use the service in that Region, so it could be hit; AWS did not name it.' },
  { name: 'Unknown', meaning: 'Nobody could tell. It is not the same as unharmed.' },
]

/** Where the times of an outage come from. */
export const CLOCKS: readonly { name: string; meaning: string }[] = [
  { name: 'Declared', meaning: 'the beginning and end in the record that AWS keeps of the event' },
  { name: 'Described', meaning: 'the times that AWS gives in its texts' },
  { name: 'Recovered', meaning: 'when each service came back' },
  { name: 'Observed', meaning: 'what our own people saw' },
]
