/** Does something after a second step that says what will happen; both steps work without JavaScript. */
'use client'

import { type ReactNode, useActionState } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { useFold } from '@/components/ui/use-fold'
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
  /** False where there is nothing to do, or no more: what was answered stays. */
  offered?: boolean
  /** What is said afterwards; left out where the page shows it. */
  done?: (value: R) => ReactNode
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
  offered = true,
  done,
  children,
}: ConfirmActionProps<R>) {
  const [state, send] = useActionState(action, IDLE)
  const fold = useFold(state.status === 'done', state)
  const answer = state.status === 'done' && done ? done(state.value) : null
  if (!offered && state.status === 'idle') return null
  return (
    <div className="flex min-w-0 flex-col items-start gap-2">
      {answer}
      <FormRefusal state={state} />
      {offered ? (
        <details ref={fold} open={state.status === 'refused' || undefined} className="min-w-0">
          <summary
            aria-label={fullLabel}
            className={buttonClass('secondary', 'md', 'list-none [&::-webkit-details-marker]:hidden')}
          >
            {label}
          </summary>
          <form action={send} className="flex max-w-[64ch] flex-col items-start gap-3 pt-3">
            <div className="text-sm text-pretty text-ink-muted">{children}</div>
            {Object.entries(fields).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <SubmitButton waiting={waiting}>{confirm}</SubmitButton>
          </form>
        </details>
      ) : null}
    </div>
  )
}
