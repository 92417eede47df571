/** Changes of an item as the API takes them, how the item looks once they are stored, and how they are told in words. */
import { isOverdue } from '@/lib/domain/postmortem/due-day'
import { dayWords } from '@/lib/domain/postmortem/due-words'
import { isSettled } from '@/lib/domain/postmortem/progress'
import { type ItemOutcome, OUTCOME_WORDS } from '@/lib/domain/postmortem/words'
import type { NamedRef } from '@/lib/incidents/contract'
import type { ItemView, OwnerRef } from '@/lib/postmortems/contract'

/** Of PATCH …/items/{item}: only what is to change. */
export interface ItemPatch {
  /** The id of a person; null: nobody. */
  owner?: string | null
  /** YYYY-MM-DD. */
  dueOn?: string | null
  comment?: string
  proof?: string
  outcome?: ItemOutcome
  reason?: string
}

/** The item once the change is stored. */
export function patchItem(
  item: ItemView,
  { owner, ...values }: ItemPatch,
  people: readonly NamedRef[],
  today: string,
): ItemView {
  const next = { ...item, ...values, ...(owner === undefined ? {} : { owner: ownerOf(owner, people, item.owner) }) }
  return { ...next, isOverdue: !isSettled(next) && isOverdue(next.dueOn, today) }
}

/** The owner with this id, as a list of people knows them. */
export function ownerOf(id: string | null, people: readonly NamedRef[], known: OwnerRef | null): OwnerRef | null {
  if (id === null) return null
  if (known?.id === id) return known
  return { id, name: people.find((person) => person.id === id)?.name ?? 'Somebody', left: false }
}

/** "Owner: Mira · Due: 3 Dec 2026", of values that a conflict or a refusal names. */
export function valueWords(values: Readonly<Record<string, unknown>>, people: readonly NamedRef[]): string {
  return Object.entries(values)
    .filter(([name]) => name in NAMES)
    .map(([name, value]) => `${NAMES[name]}: ${oneValue(name, value, people)}`)
    .join(' · ')
}

const NAMES: Readonly<Record<string, string>> = {
  owner: 'Owner',
  dueOn: 'Due',
  outcome: 'Outcome',
  reason: 'Reason',
  comment: 'Comment',
  proof: 'Proof',
  state: 'State',
  title: 'Title',
  detail: 'Detail',
  type: 'Type',
  priority: 'Priority',
  team: 'Team',
  link: 'Link',
}

function oneValue(name: string, value: unknown, people: readonly NamedRef[]): string {
  if (value === null || value === undefined || value === '') return 'none'
  if (typeof value === 'object' && 'name' in value) return String(value.name)
  const text = String(value)
  if (name === 'owner') return people.find(({ id }) => id === text)?.name ?? text
  if (name === 'dueOn') return dayWords(text)
  if (name === 'outcome' && text in OUTCOME_WORDS) return OUTCOME_WORDS[text as ItemOutcome]
  return text
}
