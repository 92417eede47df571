/** Takes over a CSV file after showing what it would change. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import type { CsvProblem } from '@/lib/accounts/contract'
import { textKey } from '@/lib/domain/text-key'
import { type ActionState, IDLE } from '@/lib/wire/action-result'
import { CsvField } from './csv-field'
import { CsvProblems } from './csv-problems'

/** What every import says of itself. */
interface Import {
  applied: boolean
  lines: number
  problems: readonly CsvProblem[]
  problemCount: number
  csv: string
}

interface CsvImportProps<R extends Import> {
  action: (previous: ActionState<R>, form: FormData) => Promise<ActionState<R>>
  /** What the columns are. */
  hint: string
  placeholder: string
  /** What came of it, or would: the outcome first. */
  sentencesOf: (outcome: R) => string[]
}

export function CsvImport<R extends Import>({ action, hint, placeholder, sentencesOf }: CsvImportProps<R>) {
  const [state, send] = useActionState(action, IDLE)
  const refused = state.status === 'refused' ? state : null
  const outcome = state.status === 'done' ? state.value : null
  const isReady = outcome !== null && !outcome.applied && outcome.problemCount === 0 && outcome.lines > 0
  return (
    <form action={send} className="flex max-w-3xl flex-col gap-3">
      <FormRefusal state={state} />
      {outcome === null ? null : outcome.problemCount > 0 ? (
        <CsvProblems problems={outcome.problems} count={outcome.problemCount} />
      ) : (
        <FormNotice tone={outcome.applied ? 'done' : 'note'}>
          {sentencesOf(outcome).map((sentence, index) => (
            <p key={sentence} className={index === 0 ? 'font-medium' : 'break-words'}>
              {sentence}
            </p>
          ))}
        </FormNotice>
      )}
      <CsvField
        hint={hint}
        placeholder={placeholder}
        text={refused?.typed.csv ?? outcome?.csv ?? ''}
        problem={refused?.fields.csv}
      />
      <input type="hidden" name="seen" value={isReady ? textKey(outcome.csv) : ''} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="intent" value="preview" waiting="Looking…" variant={isReady ? 'secondary' : 'primary'}>
          Preview what changes
        </SubmitButton>
        {isReady ? (
          <SubmitButton name="intent" value="apply" waiting="Importing…">
            Import
          </SubmitButton>
        ) : null}
      </div>
    </form>
  )
}
