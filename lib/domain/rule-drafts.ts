/** Rules as the rows of a form, before anybody checks them: rows can be added, moved and taken out. */
import { type AccountRule, GIVEN } from './account-rules'

/** One row, as it was typed. */
export interface RuleDraft {
  gives: AccountRule['gives']
  /** The tag's key; blank: no rule yet. */
  key: string
  /** Blank: any. */
  value: string
  /** Blank: the tag's value. */
  name: string
}

const FIELDS = ['gives', 'key', 'value', 'name'] as const

/** What a field of the row at this place is called: "key:0". */
export function draftField(field: (typeof FIELDS)[number], place: number): string {
  return `${field}:${place}`
}

/** A stored rule as a row. */
export function toDraft({ gives, tagKey, tagValue, name }: AccountRule): RuleDraft {
  return { gives, key: tagKey, value: tagValue ?? '', name: name ?? '' }
}

/** The rows of a form that was sent, blank ones too, in order of their places. */
export function draftsOf(fields: Readonly<Record<string, unknown>>): RuleDraft[] {
  const places = Object.keys(fields).flatMap((name) => /^key:(\d{1,4})$/.exec(name)?.[1] ?? [])
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '')
  return places
    .sort((one, other) => Number(one) - Number(other))
    .map((place) => ({
      gives: givenOf(fields[`gives:${place}`]),
      key: text(`key:${place}`),
      value: text(`value:${place}`),
      name: text(`name:${place}`),
    }))
}

/** What a rule gives, by its word; the team for any other. */
function givenOf(word: unknown): AccountRule['gives'] {
  return GIVEN.find((each) => each === word) ?? 'team'
}

/** True for a row that stands for no rule. */
export function isBlankDraft({ key, value, name }: RuleDraft): boolean {
  return `${key}${value}${name}`.trim() === ''
}

/**
 * The rows after a button that only rearranges them: `up 2`, `down 2`, `remove 2`, `add team`, `add environment owner`
 * (a row for the tag `owner`, in place of the first blank one). Null for any other text.
 */
export function rearrange(drafts: readonly RuleDraft[], intent: string): RuleDraft[] | null {
  const moved = /^(up|down|remove) (\d{1,4})$/.exec(intent)
  if (moved) return move(drafts, moved[1] ?? '', Number(moved[2]))
  const added = /^add (team|environment|criticality)(?: (.+))?$/s.exec(intent)
  if (!added) return null
  const draft: RuleDraft = {
    gives: givenOf(added[1]),
    key: added[2] ?? '',
    value: '',
    name: '',
  }
  const blank = draft.key === '' ? -1 : drafts.findIndex(isBlankDraft)
  return blank < 0 ? [...drafts, draft] : drafts.with(blank, draft)
}

function move(drafts: readonly RuleDraft[], how: string, place: number): RuleDraft[] {
  const draft = drafts[place]
  if (draft === undefined) return [...drafts]
  const others = drafts.filter((_, index) => index !== place)
  return how === 'remove' ? others : others.toSpliced(how === 'up' ? Math.max(0, place - 1) : place + 1, 0, draft)
}

/** Two sheets of rules are the same where this text is; blank rows do not count. */
export function sheetKey(drafts: readonly RuleDraft[]): string {
  return JSON.stringify(
    drafts.filter((draft) => !isBlankDraft(draft)).map((draft) => FIELDS.map((field) => draft[field].trim())),
  )
}
