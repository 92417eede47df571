/** Sets up a tracker and shows the secret of its webhook once. Works without JavaScript. */
'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { useActionState } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import type { TrackerKind } from '@/lib/domain/issue-tracker'
import { createTrackerAction } from '@/lib/trackers/actions'
import { IDLE } from '@/lib/wire/action-result'
import { Section } from '../frame/section'
import { HookSecretNotice } from './hook-secret-notice'
import { TokenRights } from './token-rights'
import { TrackerFields } from './tracker-fields'
import { SPEAKING } from './tracker-words'

interface NewTrackerProps {
  kind: TrackerKind
  /** Where the tracker reaches Faultline. */
  origin: string
}

export function NewTracker({ kind, origin }: NewTrackerProps) {
  const [state, send] = useActionState(createTrackerAction, IDLE)
  if (state.status === 'done') {
    const { value: made } = state
    return (
      <div className="flex flex-col items-start gap-4">
        <HookSecretNotice made={made} origin={origin} />
        <p className="max-w-[72ch] text-sm text-pretty text-ink-muted">
          Without a webhook the state of issues comes back within five minutes; with one at once.
        </p>
        <Link href={`/settings/trackers/${made.id}` as Route} className={buttonClass('primary')}>
          Check {made.name}
        </Link>
      </div>
    )
  }
  const refused = state.status === 'refused' ? state : null
  return (
    <form action={send} className="flex flex-col gap-4">
      <FormRefusal state={state} speaking={SPEAKING} />
      <input type="hidden" name="kind" value={kind} />
      <Section title="Where issues are made">
        <TrackerFields kind={kind} values={refused?.typed ?? {}} problems={refused?.fields ?? {}} isStored={false} />
        <div className="mt-3">
          <TokenRights kind={kind} />
        </div>
      </Section>
      <SubmitButton waiting="Making…" className="self-start">
        Set it up
      </SubmitButton>
    </form>
  )
}
