/** Makes a one-time link for somebody and shows it once. */
'use client'

import { useActionState } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { FormNotice } from '@/components/ui/form-notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { renewLinkAction } from '@/lib/people/actions'
import type { PersonView } from '@/lib/people/contract'
import { IDLE } from '@/lib/wire/action-result'
import { OneTimeLinkNotice } from './one-time-link-notice'

export function NewLink({ person }: { person: Pick<PersonView, 'id' | 'name' | 'linkUntil'> }) {
  const [state, send] = useActionState(renewLinkAction, IDLE)
  if (state.status === 'done') return <OneTimeLinkNotice link={state.value} />
  return (
    <details open={state.status === 'refused' || undefined}>
      <summary className={buttonClass('secondary', 'md', 'list-none [&::-webkit-details-marker]:hidden')}>
        Make a one-time link…
      </summary>
      <form action={send} className="flex max-w-[64ch] flex-col items-start gap-3 pt-3">
        {state.status === 'refused' ? <FormNotice tone="refused">{state.message}</FormNotice> : null}
        <p className="text-sm text-pretty text-ink-muted">
          Whoever opens it gets in as {person.name} and sets a password. It works once, for seven days.
          {person.linkUntil === null ? null : ' The link that was made before stops working.'}
        </p>
        <input type="hidden" name="id" value={person.id} />
        <SubmitButton waiting="Making…">Make the link</SubmitButton>
      </form>
    </details>
  )
}
