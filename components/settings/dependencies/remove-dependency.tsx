/** Takes a dependency out of its workload, beside what that means. */
'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { IDLE } from '@/lib/wire/action-result'
import { removeDependencyAction } from '@/lib/workloads/actions'

interface RemoveDependencyProps {
  workload: { name: string }
  /** The dependency's. */
  id: string
  words: string
}

export function RemoveDependency({ workload, id, words }: RemoveDependencyProps) {
  const [state, send] = useActionState(removeDependencyAction, IDLE)
  return (
    <form action={send} className="flex flex-col gap-2">
      <FormRefusal state={state} />
      <input type="hidden" name="dependency" value={id} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <SubmitButton variant="secondary" waiting="Removing…" label={`Remove ${words}`}>
          Remove
        </SubmitButton>
        <span className="min-w-0 flex-1 basis-60 text-xs text-pretty text-ink-muted">
          Nothing is inferred of {workload.name} through it any more.
        </span>
      </div>
    </form>
  )
}
