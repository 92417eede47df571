/** When the team itself saw it fail: the clock `observed`, written and taken away by people. */
'use client'

import { X } from 'lucide-react'
import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { IconButton } from '@/components/ui/icon-button'
import { useTimeSettings } from '@/components/ui/time-context'
import { formatDate, formatRange } from '@/lib/domain/format-time'
import { removeWindowAction } from '@/lib/incidents/actions-notes'
import type { IncidentWindowView } from '@/lib/incidents/contract'
import { IDLE } from '@/lib/wire/action-result'
import { useIncident } from './incident-context'
import { WindowForm } from './window-form'

export function ObservedWindows() {
  const { incident, reader } = useIncident()
  const own = incident.impactWindows.filter(({ observedId }) => observedId !== null)
  if (own.length === 0 && !reader.mayRespond) return null
  return (
    <div className="flex flex-col gap-1">
      {own.length === 0 ? null : (
        <ul aria-label="What your team saw" className="flex flex-col gap-1">
          {own.map((window) => (
            <Observed key={window.observedId} window={window} />
          ))}
        </ul>
      )}
      {reader.mayRespond ? <WindowForm /> : null}
    </div>
  )
}

function Observed({ window }: { window: IncidentWindowView }) {
  const { zone } = useTimeSettings()
  const { reader } = useIncident()
  const { from, to, service, region, sentence, observedId } = window
  const where = [service, region].filter(Boolean).join(', ')
  return (
    <li className="flex flex-wrap items-center gap-x-2 text-sm">
      <span className="text-xs text-ink-muted">Observed</span>
      <span className="tabular">
        {formatDate(from, zone)}, {formatRange(from, to, zone)}
      </span>
      {where === '' ? null : <span className="font-mono text-xs text-ink-muted">{where}</span>}
      {sentence === null ? null : <span className="min-w-0 wrap-anywhere text-ink-muted">{sentence}</span>}
      {reader.mayRespond && observedId !== null ? <RemoveWindow id={observedId} /> : null}
    </li>
  )
}

function RemoveWindow({ id }: { id: string }) {
  const [state, send] = useActionState(removeWindowAction, IDLE)
  return (
    <form action={send} className="print:hidden">
      <input type="hidden" name="window" value={id} />
      <IconButton type="submit" label="Remove this time; the history can bring it back" className="size-6">
        <X aria-hidden size={12} />
      </IconButton>
      <FormRefusal state={state} />
    </form>
  )
}
