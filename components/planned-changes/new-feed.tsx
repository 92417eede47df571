/** Makes a calendar address and shows it once. Works without JavaScript: the page comes back with the address in it. */
'use client'

import { useActionState } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { createFeedAction } from '@/lib/planned-changes/actions'
import { LONGEST_FEED_NAME, type MadeCalendarFeed } from '@/lib/planned-changes/contract'
import { IDLE } from '@/lib/wire/action-result'

interface NewFeedProps {
  /** Where people reach Faultline. */
  origin: string
  /** As a query string: what the calendar will hold. */
  filter: string
  /** A name that suits the filter. */
  name: string
}

export function NewFeed({ origin, filter, name }: NewFeedProps) {
  const [state, send] = useActionState(createFeedAction, IDLE)
  const refused = state.status === 'refused' ? state : null
  const made = state.status === 'done' ? state.value : null
  return (
    <div className="flex flex-col gap-3">
      {made ? <MadeFeed made={made} origin={origin} /> : null}
      <FormRefusal state={state} speaking={['name']} />
      <form action={send} key={made?.id ?? 'first'} className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="filter" value={filter} />
        <TextField
          label="Name of the calendar"
          name="name"
          required
          maxLength={LONGEST_FEED_NAME}
          autoComplete="off"
          defaultValue={refused?.typed.name ?? name}
          problem={refused?.fields.name}
        />
        <SubmitButton waiting="Making…" className="h-9">
          Make address
        </SubmitButton>
      </form>
    </div>
  )
}

function MadeFeed({ made, origin }: { made: MadeCalendarFeed; origin: string }) {
  const address = `${origin}${made.path}`
  return (
    <FormNotice tone="done">
      <p className="font-medium">Copy the address of {made.name} now: it is not stored and will not be shown again.</p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <code className="min-w-0 rounded-md border border-line bg-surface px-2 py-1 font-mono text-xs break-all select-all">
          {address}
        </code>
        <CopyButton text={address} what="address" />
      </div>
      <p className="mt-2 text-xs text-ink-muted">
        Give it to a calendar program as one to subscribe to. Whoever knows it sees what you see of planned changes:
        treat it like a password.
      </p>
    </FormNotice>
  )
}
