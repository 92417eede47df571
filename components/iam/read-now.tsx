/** Has the evidence of an account, or of all accounts of a connection, read now. */
'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { collectEvidenceAction } from '@/lib/evidence/actions'
import { IDLE } from '@/lib/wire/action-result'

interface ReadNowProps {
  /** Which of the two is read. */
  of: { account: string } | { connection: string }
  /** What the button says: "Read this account now". */
  words: string
  /** Names it where its words stand several times on the page. */
  label?: string
}

export function ReadNow({ of, words, label }: ReadNowProps) {
  const [state, send] = useActionState(collectEvidenceAction, IDLE)
  const [name, value] = 'account' in of ? ['account', of.account] : ['connection', of.connection]
  return (
    <form action={send} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name={name} value={value} />
      <SubmitButton variant="secondary" size="sm" waiting="Asking…" {...(label === undefined ? {} : { label })}>
        {words}
      </SubmitButton>
      {state.status === 'done' ? (
        <span role="status" className="text-xs">
          Asked; this page follows by itself.
        </span>
      ) : null}
      <FormRefusal state={state} />
    </form>
  )
}
