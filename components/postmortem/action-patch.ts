/** Changes of an action as the API takes them, and how the action looks once they are stored. */

import { isOverdue } from '@/lib/domain/postmortem/due-day'
import type { FieldKey } from '@/lib/domain/postmortem/fields'
import type { ActionItemState, ActionPriority, ActionType } from '@/lib/domain/postmortem/words'
import type { NamedRef } from '@/lib/incidents/contract'
import type { ActionView } from '@/lib/postmortems/contract'
import { ownerOf } from './item-patch'

/** Of PATCH /api/v1/actions/{id}: only what is to change. */
export interface ActionPatch {
  title?: string
  /** Markdown. */
  detail?: string
  /** The id of a person; null: nobody. */
  owner?: string | null
  /** The id of a team; null: none. */
  team?: string | null
  /** YYYY-MM-DD. */
  dueOn?: string | null
  type?: ActionType
  priority?: ActionPriority
  link?: string | null
  itemId?: string | null
  fromField?: FieldKey | null
  state?: ActionItemState
  /** Null: people say when it is done. */
  verifyCheck?: string | null
  /** Why it was dropped, or what came of it. */
  outcome?: string
}

interface KnownNames {
  people: readonly NamedRef[]
  teams: readonly NamedRef[]
  /** The UTC day, YYYY-MM-DD. */
  today: string
}

/** The action once the change is stored; what the server makes of the text comes with its answer. */
export function patchAction(
  action: ActionView,
  { owner, team, ...values }: ActionPatch,
  { people, teams, today }: KnownNames,
): ActionView {
  const next = {
    ...action,
    ...values,
    ...(owner === undefined ? {} : { owner: ownerOf(owner, people, action.owner) }),
    ...(team === undefined ? {} : { team: teams.find(({ id }) => id === team) ?? null }),
  }
  return { ...next, isOverdue: next.state === 'open' && isOverdue(next.dueOn, today) }
}

/** Only what differs from the action; null: nothing does. */
export function changedOnly(action: ActionView, wanted: ActionPatch): ActionPatch | null {
  const now: ActionPatch = { ...action, owner: action.owner?.id ?? null, team: action.team?.id ?? null }
  const changed = Object.entries(wanted).filter(([name, value]) => now[name as keyof ActionPatch] !== value)
  return changed.length === 0 ? null : Object.fromEntries(changed)
}
