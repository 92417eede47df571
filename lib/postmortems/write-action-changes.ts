/** Changes action items: what was planned, and how they ended. */
import 'server-only'
import type pg from 'pg'
import { AppError } from '@/lib/errors'
import type { Doer } from '@/lib/incidents/doer'
import type { ActionPatch } from './schemas-actions'
import { resolvePlan } from './write-action-plan'
import { type ActionValues, type LockedAction, lockAction, updateActionRow } from './write-action-rows'
import { resolveRule } from './write-action-rule'
import { shortened } from './write-actions'
import type { LockedPostmortem } from './write-lock'
import { noteDown } from './write-note-down'
import { refuseOverwrite } from './write-overwrite'
import { touch } from './write-touch'

/** What is signed of an action at all times, and what only until it was first published. */
const SIGNED: readonly string[] = ['title', 'detail', 'type', 'itemId', 'fromField']
const SIGNED_AT_FIRST: readonly string[] = [
  ...['owner', 'dueOn', 'priority', 'team', 'link'],
  ...['verifyCheck', 'verifyAccounts'],
]

/**
 * Changes what the patch names of an action. What is so already stays, without a new version.
 * @throws AppError NOT_FOUND, INVALID; ConflictError where somebody changed the same meanwhile
 */
export async function changeAction(client: pg.ClientBase, doer: Doer, id: string, patch: ActionPatch): Promise<void> {
  const { postmortem, action } = await lockAction(client, doer, id)
  const { version, state, outcome, ...plan } = patch
  const { values, ownerName } = await resolvePlan(client, doer, postmortem, plan)
  const rule = await resolveRule(client, doer, action, plan)
  const sent = { ...values, ...given({ state, outcome }), ...rule }
  await refuseOverwrite(client, {
    ...{
      kind: 'action',
      id,
      name: `“${action.title}”`,
      version,
      current: action.version,
      removedBy: removedBy(action),
    },
    ...{ stored: picked(action, sent), sent },
  })
  const changed = differing(action, withEnding(action, sent))
  const names = Object.keys(changed)
  if (names.length === 0) return
  refuseUnexplained({ ...action, ...changed })
  const made = await updateActionRow(client, id, changed, {
    ...(names.includes('owner') ? { owner_name: ownerName } : {}),
    // What was found by another rule says nothing of this one.
    ...(names.some((name) => name in rule) ? { verified_at: null, verified_says: null } : {}),
    ...endingColumns(changed, doer.actor.name),
  })
  if (isSigned(postmortem, action, names)) {
    await touch(client, doer, postmortem, `${doer.actor.name} changed the action “${action.title}”.`)
  }
  await noteDown(client, doer, postmortem, {
    ...{ what: 'action-changed', subject: id, name: changed.title ?? action.title, version: made, properties: names },
    ...{ before: shortened(picked(action, changed)), after: shortened(changed) },
  })
}

/** When and by whose word it ended, as columns; none where its state stays. */
export function endingColumns(
  { state }: Partial<ActionValues>,
  name: string,
): { ended_at?: Date | null; ended_by_name?: string | null } {
  if (state === undefined) return {}
  return state === 'open' ? { ended_at: null, ended_by_name: null } : { ended_at: new Date(), ended_by_name: name }
}

/** What is opened again has no outcome, unless one is given. */
function withEnding(action: LockedAction, sent: Partial<ActionValues>): Partial<ActionValues> {
  return sent.state === 'open' && action.state !== 'open' ? { outcome: '', ...sent } : sent
}

/** @throws AppError INVALID where it is dropped without a reason */
function refuseUnexplained({ state, outcome }: ActionValues): void {
  if (state !== 'dropped' || outcome.trim() !== '') return
  const wants = 'Say why it is dropped: whoever reads this later will ask.'
  throw new AppError('INVALID', `${wants} Nothing was changed.`, { outcome: wants })
}

/** Whether the change concerns what is signed. Re-verifications come after signing. */
function isSigned({ revision }: LockedPostmortem, { purpose }: LockedAction, names: readonly string[]): boolean {
  const signed = revision === null ? [...SIGNED, ...SIGNED_AT_FIRST] : SIGNED
  return purpose === 'action' && names.some((name) => signed.includes(name))
}

function removedBy({ removedAt, removedByName }: LockedAction): { name: string; at: Date } | null {
  return removedAt === null ? null : { name: removedByName ?? 'Somebody', at: removedAt }
}

/** Of `values` what is said at all. */
function given(values: { [Name in keyof ActionValues]?: ActionValues[Name] | undefined }): Partial<ActionValues> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

/** What the action has of the properties that `like` names. */
function picked(action: LockedAction, like: Partial<ActionValues>): Partial<ActionValues> {
  return Object.fromEntries(Object.keys(like).map((name) => [name, action[name as keyof ActionValues]]))
}

/** Those of `sent` that are not so already. */
function differing(action: LockedAction, sent: Partial<ActionValues>): Partial<ActionValues> {
  const moved = Object.entries(sent).filter(([name, value]) => {
    // An owner who is gone stands by name only: nobody is somebody else.
    if (name === 'owner' && value === null) return action.owner !== null || action.ownerName !== null
    return action[name as keyof ActionValues] !== value
  })
  return Object.fromEntries(moved)
}
