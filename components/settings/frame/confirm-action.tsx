/** Does something after a second step that says what will happen; both steps work without JavaScript. */
'use client'

import { type ReactNode, useActionState } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { FormNotice } from '@/components/ui/form-notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { type ActionState, IDLE } from '@/lib/wire/action-result'

interface ConfirmActionProps<R> {
  /** What the first step says: "Disable…". */
  label: string
  /** Names the first step where its words stand several times on the page. */
  fullLabel?: string
  action: (previous: ActionState<R>, form: FormData) => Promise<ActionState<R>>
  /** Sent along, unseen. */
  fields: Readonly<Record<string, string>>
  /** What the second step says: "Disable Mira". */
  confirm: string
  waiting: string
  /** What will happen. */
  children: ReactNode
}

export function ConfirmAction<R>({
  label,
  fullLabel,
  action,
  fields,
  confirm,
  waiting,
  children,
}: ConfirmActionProps<R>) {
  const [state, send] = useActionState(action, IDLE)
  return (
    <details open={state.status === 'refused' || undefined} className="min-w-0">
      <summary
        aria-label={fullLabel}
        className={buttonClass('secondary', 'md', 'list-none [&::-webkit-details-marker]:hidden')}
      >
        {label}
      </summary>
      <form action={send} className="flex max-w-[64ch] flex-col items-start gap-3 pt-3">
        {state.status === 'refused' ? <FormNotice tone="refused">{state.message}</FormNotice> : null}
        <div className="text-sm text-pretty text-ink-muted">{children}</div>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SubmitButton waiting={waiting}>{confirm}</SubmitButton>
      </form>
    </details>
  )
}
