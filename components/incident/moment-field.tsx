/** A field for a moment: typed in the zone in force, sent as UTC; without scripts it is typed in UTC. */
'use client'

import { useId, useState, useSyncExternalStore } from 'react'
import { useTimeSettings } from '@/components/ui/time-context'
import { formatBareClock, formatDate } from '@/lib/domain/format-time'
import { localInput, momentOfInput } from '@/lib/domain/moment-input'
import { zoneName } from '@/lib/domain/zone'

interface MomentFieldProps {
  label: string
  name: string
  hint?: string
  /** ISO 8601 that stands in it at first, or what was typed before; what has no zone is UTC. */
  typed?: string | undefined
  required?: boolean
  problem?: string | undefined
}

export function MomentField(props: MomentFieldProps) {
  const { zone } = useTimeSettings()
  const scripted = useSyncExternalStore(never, yes, no)
  const shown = scripted ? zone : 'UTC'
  return <Field key={`${shown} ${props.typed}`} zone={shown} scripted={scripted} {...props} />
}

interface FieldProps extends MomentFieldProps {
  zone: string
  scripted: boolean
}

function Field({ label, name, hint, typed = '', required, problem, zone, scripted }: FieldProps) {
  const id = useId()
  const [local, setLocal] = useState(() => localInput(typed, zone))
  const moment = momentOfInput(local, zone)
  const described = [`${id}-hint`, problem ? `${id}-problem` : null].filter(Boolean).join(' ')
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <p id={`${id}-hint`} className="text-xs text-pretty text-ink-muted">
        In {zone === 'UTC' ? 'UTC' : zoneName(moment ?? Date.now(), zone)}. {hint}
        {moment !== null && zone !== 'UTC'
          ? ` = ${formatDate(moment, 'UTC')}, ${formatBareClock(moment, 'UTC')} UTC`
          : ''}
      </p>
      <input
        id={id}
        type="datetime-local"
        name={scripted ? undefined : name}
        value={local}
        required={required}
        onChange={(event) => setLocal(event.target.value)}
        aria-describedby={described}
        aria-invalid={problem ? true : undefined}
        className="field-text h-9 w-full min-w-0 rounded-md border border-line-field bg-surface px-2.5 text-ink aria-invalid:border-disruption"
      />
      {scripted ? (
        <input type="hidden" name={name} value={moment === null ? '' : new Date(moment).toISOString()} />
      ) : null}
      {problem ? (
        <p id={`${id}-problem`} role="alert" className="text-xs text-pretty text-disruption">
          {problem}
        </p>
      ) : null}
    </div>
  )
}

const never = () => () => {}
const yes = () => true
const no = () => false
