/** The fields of an action's form: each a label and the browser's own control. */
'use client'

import { type ComponentProps, type ReactNode, useId } from 'react'
import {
  ACTION_PRIORITIES,
  ACTION_TYPES,
  type ActionPriority,
  type ActionType,
  PRIORITY_WORDS,
  TYPE_WORDS,
} from '@/lib/domain/postmortem/words'
import type { NamedRef } from '@/lib/incidents/contract'
import type { OwnerRef } from '@/lib/postmortems/contract'

const CONTROL =
  'field-text h-9 w-full min-w-0 rounded-md border border-line-field bg-surface px-2.5 text-ink pointer-coarse:h-11'

interface LabelledProps {
  label: string
  children: (id: string) => ReactNode
}

function Labelled({ label, children }: LabelledProps) {
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-xs font-medium text-ink-muted">
        {label}
      </label>
      {children(id)}
    </div>
  )
}

export function ActionTitle(rest: ComponentProps<'input'>) {
  return (
    <Labelled label="What somebody will do">
      {(id) => <input {...rest} id={id} name="title" maxLength={200} autoComplete="off" className={CONTROL} />}
    </Labelled>
  )
}

export function ActionTypeSelect({ type = 'prevent' }: { type?: ActionType }) {
  const options = ACTION_TYPES.map((value) => ({ value, label: TYPE_WORDS[value] }))
  return <Choice label="Type" name="type" chosen={type} options={options} />
}

export function ActionPrioritySelect({ priority = 'medium' }: { priority?: ActionPriority }) {
  const options = ACTION_PRIORITIES.map((value) => ({ value, label: PRIORITY_WORDS[value] }))
  return <Choice label="Priority" name="priority" chosen={priority} options={options} />
}

interface ActionOwnerProps {
  owner: OwnerRef | null
  people: readonly NamedRef[]
  readerId: string | null
}

/** Who left cannot be chosen again, but stays until somebody else is. */
export function ActionOwner({ owner, people, readerId }: ActionOwnerProps) {
  const others = people.filter(({ id }) => id !== readerId).map(({ id, name }) => ({ value: id, label: name }))
  const me = people.filter(({ id }) => id === readerId).map(({ id, name }) => ({ value: id, label: `Me (${name})` }))
  const isGone = owner !== null && !people.some(({ id }) => id === owner.id)
  const gone = isGone ? [{ value: owner.id ?? LEFT, label: owner.left ? `${owner.name} (left)` : owner.name }] : []
  return (
    <Choice
      label="Owner"
      name="owner"
      chosen={owner === null ? '' : (owner.id ?? LEFT)}
      options={[{ value: '', label: 'Nobody' }, ...gone, ...me, ...others]}
    />
  )
}

/** The value of somebody who is known by name only. */
export const LEFT = 'left'

export function ActionTeam({ team, teams }: { team: NamedRef | null; teams: readonly NamedRef[] }) {
  const options = teams.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Choice label="Team" name="team" chosen={team?.id ?? ''} options={[{ value: '', label: 'None' }, ...options]} />
  )
}

export function ActionDue({ dueOn = null }: { dueOn?: string | null }) {
  return (
    <Labelled label="Due">
      {(id) => (
        <input id={id} type="date" name="dueOn" title="A day in UTC" defaultValue={dueOn ?? ''} className={CONTROL} />
      )}
    </Labelled>
  )
}

export function ActionLink({ link }: { link: string | null }) {
  return (
    <Labelled label="Link">
      {(id) => (
        <input
          id={id}
          type="url"
          name="link"
          placeholder="https://"
          autoComplete="off"
          defaultValue={link ?? ''}
          className={CONTROL}
        />
      )}
    </Labelled>
  )
}

export function ActionDetail({ detail }: { detail: string }) {
  return (
    <Labelled label="Detail (Markdown)">
      {(id) => (
        <textarea
          id={id}
          name="detail"
          rows={3}
          defaultValue={detail}
          className="field-text field-sizing-content max-h-[50dvh] w-full min-w-0 rounded-md border border-line-field bg-surface px-2.5 py-1.5 text-ink"
        />
      )}
    </Labelled>
  )
}

interface ChoiceProps {
  label: string
  name: string
  chosen: string
  options: readonly { value: string; label: string }[]
}

export function Choice({ label, name, chosen, options }: ChoiceProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <select id={id} name={name} defaultValue={chosen} className={CONTROL}>
          {options.map(({ value, label: words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}
