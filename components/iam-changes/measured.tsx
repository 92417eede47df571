/** When calls of ours began and stopped failing: offered as a time that the team observed. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { Time } from '@/components/ui/time'
import type { MeasuredWindow } from '@/lib/iam-changes/contract'
import { addWindowAction } from '@/lib/incidents/actions-notes'
import { IDLE } from '@/lib/wire/action-result'
import { sourceWord } from './change-words'

interface MeasuredProps {
  incident: string
  windows: readonly MeasuredWindow[]
  mayRespond: boolean
}

export function Measured({ incident, windows, mayRespond }: MeasuredProps) {
  if (windows.length === 0) return null
  return (
    <ul aria-label="Measured" className="mb-3 flex flex-col gap-2">
      {windows.map((window) => (
        <li key={`${window.eventSource} ${window.from}`} className="rounded-md border border-line px-3 py-2 text-sm">
          <p className="font-medium">
            Calls of {sourceWord(window.eventSource)} failed from <Time at={window.from} />{' '}
            {window.to === null ? (
              'on, and fail still'
            ) : (
              <>
                to <Time at={window.to} />
              </>
            )}
          </p>
          <p className="text-pretty text-ink-muted">{window.sentence}</p>
          {mayRespond ? <AddObserved incident={incident} window={window} /> : null}
        </li>
      ))}
    </ul>
  )
}

/** The catalogue ids of the services behind sources. */
const SERVICES: Readonly<Record<string, string>> = {
  'iam.amazonaws.com': 'iam',
  'sts.amazonaws.com': 'sts',
  'signin.amazonaws.com': 'signin',
  'organizations.amazonaws.com': 'organizations',
  'cloudtrail.amazonaws.com': 'cloudtrail',
}

function AddObserved({ incident, window }: { incident: string; window: MeasuredWindow }) {
  const [state, send] = useActionState(addWindowAction, IDLE)
  if (state.status === 'done') {
    return <FormNotice tone="done">Added to the clock “observed”, with the rule as its sentence.</FormNotice>
  }
  return (
    <form action={send} className="mt-1.5 flex flex-col gap-2 print:hidden">
      <input type="hidden" name="id" value={incident} />
      <input type="hidden" name="from" value={window.from} />
      <input type="hidden" name="to" value={window.to ?? ''} />
      <input type="hidden" name="service" value={SERVICES[window.eventSource] ?? ''} />
      <input type="hidden" name="region" value="" />
      <input type="hidden" name="sentence" value={`Measured: ${window.sentence}`.slice(0, 500)} />
      <SubmitButton waiting="Adding…" size="sm" variant="secondary" className="self-start">
        Add as observed
      </SubmitButton>
      <FormRefusal state={state} />
    </form>
  )
}
