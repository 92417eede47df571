/** The parts of a post-mortem's document: which there are, in which order, and what may stand in each. */

/** markdown: text of people or the machine. choice: one of a few values. labels: one per line. */
export type FieldType = 'markdown' | 'choice' | 'labels'

/** One part of the document. */
export interface FieldSpec {
  key: string
  name: string
  group: FieldGroup
  type: FieldType
  /** What belongs here, as a question to whoever writes. */
  asks: string
  /** The machine writes a first version of it from what is known. */
  fromFacts: boolean
}

/** The document's chapters, in their order. */
export const FIELD_GROUPS = ['what', 'damage', 'why', 'learned'] as const
export type FieldGroup = (typeof FIELD_GROUPS)[number]

/** As headings. */
export const GROUP_NAMES: Record<FieldGroup, string> = {
  what: 'What happened',
  damage: 'Damage',
  why: 'Why it happened',
  learned: 'What we learned',
}

/** In the order of the document. */
export const FIELDS = [
  {
    key: 'summary',
    name: 'Summary',
    group: 'what',
    type: 'markdown',
    asks: 'What happened, in a few sentences that somebody from another team understands?',
    fromFacts: true,
  },
  {
    key: 'impact',
    name: 'Impact',
    group: 'what',
    type: 'markdown',
    asks: 'What failed, when by which clock, for whom, and how sure is that?',
    fromFacts: true,
  },
  {
    key: 'response',
    name: 'Response',
    group: 'what',
    type: 'markdown',
    asks: 'How did we hear of it, who did what, and how long did each step take?',
    fromFacts: true,
  },
  {
    key: 'timeline',
    name: 'Timeline',
    group: 'what',
    type: 'markdown',
    asks: 'What happened when: what AWS said, what we saw, what people did?',
    fromFacts: true,
  },
  {
    key: 'damage-services',
    name: 'Services that suffered',
    group: 'damage',
    type: 'markdown',
    asks: 'Which of our own services failed or were slow, and what did their users notice?',
    fromFacts: true,
  },
  {
    key: 'damage-clock',
    name: 'Clock that counts',
    group: 'damage',
    type: 'choice',
    asks: 'By which clock do we count how long it hit us?',
    fromFacts: false,
  },
  {
    key: 'damage-duration',
    name: 'How long it hit us',
    group: 'damage',
    type: 'markdown',
    asks: 'From when to when did it hit us, and why this clock?',
    fromFacts: true,
  },
  {
    key: 'data-loss',
    name: 'Data lost',
    group: 'damage',
    type: 'choice',
    asks: 'Was data lost?',
    fromFacts: false,
  },
  {
    key: 'data-loss-detail',
    name: 'About the data',
    group: 'damage',
    type: 'markdown',
    asks: 'Which data, up to which moment, how do we know, and was the recovery point met?',
    fromFacts: false,
  },
  {
    key: 'damage-customers',
    name: 'Customers',
    group: 'damage',
    type: 'markdown',
    asks: 'How many customers noticed what, and what did it cost?',
    fromFacts: false,
  },
  {
    key: 'trigger',
    name: 'Trigger',
    group: 'why',
    type: 'markdown',
    asks: 'What set it off, apart from what made it possible?',
    fromFacts: false,
  },
  {
    key: 'causes',
    name: 'Contributing causes',
    group: 'why',
    type: 'markdown',
    asks: 'What made it possible, worse, or longer?',
    fromFacts: false,
  },
  {
    key: 'cause-labels',
    name: 'Causes to count',
    group: 'why',
    type: 'labels',
    asks: 'Which causes come back in other incidents? A few words each.',
    fromFacts: false,
  },
  {
    key: 'went-well',
    name: 'What went well',
    group: 'learned',
    type: 'markdown',
    asks: 'What helped, and should be kept?',
    fromFacts: false,
  },
  {
    key: 'went-badly',
    name: 'What went badly',
    group: 'learned',
    type: 'markdown',
    asks: 'What was in the way?',
    fromFacts: false,
  },
  {
    key: 'luck',
    name: 'Where we were lucky',
    group: 'learned',
    type: 'markdown',
    asks: 'What could have been worse, but for chance?',
    fromFacts: false,
  },
  {
    key: 'surprises',
    name: 'What surprised us',
    group: 'learned',
    type: 'markdown',
    asks: 'What did nobody expect?',
    fromFacts: false,
  },
  {
    key: 'lessons',
    name: 'Lessons',
    group: 'learned',
    type: 'markdown',
    asks: 'What do we know now that others should know too?',
    fromFacts: false,
  },
] as const satisfies readonly FieldSpec[]

export type FieldKey = (typeof FIELDS)[number]['key']

/** The values of each choice, and their words; an empty body means that nobody chose. */
export const FIELD_CHOICES: Partial<Record<FieldKey, readonly { value: string; name: string }[]>> = {
  'damage-clock': [
    { value: 'declared', name: 'Declared: when AWS says that it began and ended' },
    { value: 'described', name: 'Described: the times in AWS’s own text' },
    { value: 'recovered', name: 'Recovered: when each service came back' },
    { value: 'observed', name: 'Observed: what we saw ourselves' },
  ],
  'data-loss': [
    { value: 'none', name: 'None: nothing was lost' },
    { value: 'bounded', name: 'Bounded: we know what was lost' },
    { value: 'unknown', name: 'Unknown: we cannot tell yet' },
  ],
}

/** What a field may hold at most, in UTF-16 code units. */
export const MOST_TYPED = 200_000

/** Labels of one post-mortem, and characters of a label, at most. */
export const MOST_LABELS = 20
export const LONGEST_LABEL = 60

/** The part with this key; null where there is none. */
export function findField(key: string): (FieldSpec & { key: FieldKey }) | null {
  return FIELDS.find((field) => field.key === key) ?? null
}
