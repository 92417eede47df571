/** Changes an action in place: everything that was planned of it; or takes it away. */
'use client'

import { Trash2 } from 'lucide-react'
import type { FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { FIELDS, type FieldKey, findField } from '@/lib/domain/postmortem/fields'
import { verificationWords } from '@/lib/domain/postmortem/verification-words'
import type { ActionPriority, ActionType } from '@/lib/domain/postmortem/words'
import type { ActionView, PostmortemView } from '@/lib/postmortems/contract'
import {
  ActionDetail,
  ActionDue,
  ActionLink,
  ActionOwner,
  ActionPrioritySelect,
  ActionTeam,
  ActionTitle,
  ActionTypeSelect,
  Choice,
  LEFT,
} from './action-fields'
import { type ActionPatch, changedOnly } from './action-patch'
import { useActions } from './actions-context'

interface ActionFormProps {
  action: ActionView
  onDone: () => void
}

export function ActionForm({ action, onDone }: ActionFormProps) {
  const { part, edits, teams, remove } = useActions()
  const isAgreed = action.purpose === 'action'

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const patch = changedOnly(action, wantedOf(new FormData(event.currentTarget), action))
    // What was typed stays until it is stored.
    if (patch === null || (await edits.change(action, patch))) onDone()
  }

  return (
    <form
      onSubmit={send}
      aria-label={`Change “${action.title}”`}
      onKeyDown={(press) => {
        if (press.key === 'Enter' && (press.metaKey || press.ctrlKey)) press.currentTarget.requestSubmit()
      }}
      className="@container flex min-w-0 flex-col gap-3 rounded-md border border-line-strong bg-surface p-3"
    >
      <ActionTitle defaultValue={action.title} required autoFocus />
      <div className="grid grid-cols-2 gap-2 @2xl:grid-cols-4">
        <ActionTypeSelect type={action.type} />
        <ActionPrioritySelect priority={action.priority} />
        <ActionOwner owner={action.owner} people={part.people} readerId={part.readerId} />
        <ActionDue dueOn={action.dueOn} />
        <ActionTeam team={action.team} teams={teams} />
        {isAgreed ? <ActionFrom action={action} postmortem={part.postmortem} /> : null}
      </div>
      <ActionLink link={action.link} />
      <ActionDetail detail={action.detail} />
      <ActionRule action={action} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" variant="primary" className="pointer-coarse:h-11">
          Save
        </Button>
        <Button size="sm" variant="quiet" className="pointer-coarse:h-11" onClick={onDone}>
          Cancel
        </Button>
        {isAgreed ? (
          <Button
            size="sm"
            variant="quiet"
            className="ml-auto pointer-coarse:h-11"
            onClick={() => {
              remove(action)
              onDone()
            }}
          >
            <Trash2 aria-hidden size={12} />
            Remove
          </Button>
        ) : null}
      </div>
    </form>
  )
}

/** From which item of the checklist, or which part of the document, it follows. */
function ActionFrom({ action, postmortem }: { action: ActionView; postmortem: PostmortemView }) {
  const items = postmortem.sections.flatMap((section) => section.items)
  const chosen =
    action.itemId === null ? (action.fromField === null ? '' : `field:${action.fromField}`) : `item:${action.itemId}`
  const options = [
    { value: '', label: 'Nothing in particular' },
    ...FIELDS.filter(({ group }) => group === 'why' || group === 'learned').map(({ key, name }) => ({
      value: `field:${key}`,
      label: name,
    })),
    ...items.map(({ id, code, text }) => ({ value: `item:${id}`, label: code === null ? text : `${code} ${text}` })),
  ]
  const isKnown = options.some(({ value }) => value === chosen)
  const other = findField(action.fromField ?? '')?.name ?? 'An item that was removed'
  return (
    <Choice
      label="Follows from"
      name="from"
      chosen={chosen}
      options={isKnown ? options : [...options, { value: chosen, label: other }]}
    />
  )
}

/** Whether the check that tells when it is done goes on telling. */
function ActionRule({ action }: { action: ActionView }) {
  const rule = verificationWords(action)
  if (rule === null) return null
  return (
    <label className="flex items-start gap-2 text-sm">
      <input type="checkbox" name="verified" value="by-check" defaultChecked className="mt-0.5 size-4 accent-accent" />
      <span className="text-pretty">{rule}</span>
    </label>
  )
}

function wantedOf(form: FormData, action: ActionView): ActionPatch {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return {
    title: text('title'),
    type: text('type') as ActionType,
    priority: text('priority') as ActionPriority,
    // Somebody who is known by name only stays until somebody else is chosen.
    ...(text('owner') === LEFT ? {} : { owner: text('owner') || null }),
    team: text('team') || null,
    dueOn: text('dueOn') || null,
    link: text('link') || null,
    detail: text('detail'),
    ...fromOf(form.get('from')),
    ...(action.verifyCheck != null && form.get('verified') === null ? { verifyCheck: null } : {}),
  }
}

/** Nothing where the form does not ask. */
function fromOf(from: FormDataEntryValue | null): Pick<ActionPatch, 'itemId' | 'fromField'> {
  if (typeof from !== 'string') return {}
  const [kind, id = ''] = from.split(':')
  return { itemId: kind === 'item' ? id : null, fromField: kind === 'field' ? (id as FieldKey) : null }
}
