/** The small vocabularies of post-mortems: states, outcomes, kinds; the same in the database, the API and on the screen. */

export const POSTMORTEM_STATES = ['draft', 'review', 'published'] as const
export type PostmortemState = (typeof POSTMORTEM_STATES)[number]

/** empty: nothing yet. facts: the machine's words, unchanged. person: somebody's. */
export const FIELD_ORIGINS = ['empty', 'facts', 'person'] as const
export type FieldOrigin = (typeof FIELD_ORIGINS)[number]

/** auto: a machine verdict. semi: the machine collects, a person decides. person: a person finds out. */
export const ITEM_KINDS = ['auto', 'semi', 'person'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

export const ITEM_OUTCOMES = ['open', 'done', 'not-doing', 'not-applicable'] as const
export type ItemOutcome = (typeof ITEM_OUTCOMES)[number]

export const ACTION_TYPES = ['prevent', 'detect', 'mitigate', 'process'] as const
export type ActionType = (typeof ACTION_TYPES)[number]

export const ACTION_PRIORITIES = ['high', 'medium', 'low'] as const
export type ActionPriority = (typeof ACTION_PRIORITIES)[number]

export const ACTION_STATES = ['open', 'done', 'dropped'] as const
export type ActionItemState = (typeof ACTION_STATES)[number]

/** action: agreed by people. reverify-…: looking again 30 and 90 days after publishing. */
export const ACTION_PURPOSES = ['action', 'reverify-30', 'reverify-90'] as const
export type ActionPurpose = (typeof ACTION_PURPOSES)[number]

/** wanted: to be created. linked: it exists. refused: the tracker said no. */
export const ISSUE_STATES = ['wanted', 'linked', 'refused'] as const
export type IssueState = (typeof ISSUE_STATES)[number]

export const OUTCOME_WORDS: Record<ItemOutcome, string> = {
  open: 'Open',
  done: 'Done',
  'not-doing': 'Not doing it',
  'not-applicable': 'Does not apply',
}
export const STATE_WORDS: Record<PostmortemState, string> = {
  draft: 'Draft',
  review: 'In review',
  published: 'Published',
}

/** How far a post-mortem is, in a row about something else: "post-mortem 12/31". */
export function postmortemWords(postmortem: { state: PostmortemState; settled: number; total: number }): string {
  const { state, settled, total } = postmortem
  return state === 'published' ? 'post-mortem published' : `post-mortem ${settled}/${total}`
}
export const TYPE_WORDS: Record<ActionType, string> = {
  prevent: 'Prevent',
  detect: 'Detect',
  mitigate: 'Mitigate',
  process: 'Process',
}
export const PRIORITY_WORDS: Record<ActionPriority, string> = { high: 'High', medium: 'Medium', low: 'Low' }
export const ACTION_STATE_WORDS: Record<ActionItemState, string> = { open: 'Open', done: 'Done', dropped: 'Dropped' }
