/** Says that AWS calls it over while a person holds it: what a person took in hand a person ends. */
'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SeverityMark } from '@/components/ui/severity-mark'
import { SubmitButton } from '@/components/ui/submit-button'
import { Time } from '@/components/ui/time'
import { isOver, nextStatuses } from '@/lib/domain/incident'
import { statusWord } from '@/lib/domain/incident-words'
import { changeStatusAction } from '@/lib/incidents/actions'
import { IDLE } from '@/lib/wire/action-result'
import { useIncident } from './incident-context'

export function OverNotice() {
  const { incident, reader } = useIncident()
  const { status, eventCount, openEventCount, endedAt, endUnknown } = incident
  if (isOver(status) || eventCount === 0) return null
  const calledOver = openEventCount === 0 && !endUnknown
  if (!calledOver && !endUnknown) return null
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-line bg-sunken px-3 py-2 text-sm"
    >
      <SeverityMark kind={calledOver ? 'resolved' : 'unknown'} word="" />
      <p className="min-w-0 flex-1 basis-60 text-pretty">
        {calledOver ? (
          <>
            AWS calls it over{endedAt === null ? '' : ' since '}
            {endedAt === null ? null : <Time at={endedAt} />}. It stays {statusWord(status).toLowerCase()} until
            somebody resolves it.
          </>
        ) : (
          'AWS never said that all of it ended, and lists it no longer. Whether it is over is for people to say.'
        )}
      </p>
      {reader.mayRespond && nextStatuses(status).includes('resolved') ? (
        <Resolve id={incident.id} version={incident.version} at={calledOver ? endedAt : null} />
      ) : null}
    </div>
  )
}

interface ResolveProps {
  id: string
  version: number
  /** When it ended; null: now. */
  at: string | null
}

function Resolve({ id, version, at }: ResolveProps) {
  const [state, send] = useActionState(changeStatusAction, IDLE)
  return (
    <form action={send} className="flex flex-col gap-2">
      <FormRefusal state={state} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="status" value="resolved" />
      <input type="hidden" name="occurredAt" value={at ?? ''} />
      <SubmitButton waiting="Resolving…" variant="secondary" size="sm">
        Resolve
      </SubmitButton>
    </form>
  )
}
