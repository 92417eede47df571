/** A part that is one of a few answers; an answer can be taken back. */
'use client'

import { Button } from '@/components/ui/button'
import { FIELD_CHOICES } from '@/lib/domain/postmortem/fields'
import { type } from '@/lib/domain/postmortem/typing'
import type { WrittenFieldProps } from './field-props'

export function FieldChoice({ spec, view, autosave }: WrittenFieldProps) {
  const choose = (value: string) => autosave.apply((state, now) => type(state, value, now, true))
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 text-xs text-pretty text-ink-muted">{spec.asks}</legend>
      <div className="grid min-w-0 gap-2 sm:grid-cols-2">
        {(FIELD_CHOICES[spec.key] ?? []).map(({ value, name }) => (
          <Answer
            key={value}
            field={spec.key}
            name={name}
            isChosen={view.text === value}
            onChoose={() => choose(value)}
          />
        ))}
      </div>
      {view.text === '' ? null : (
        <Button size="sm" variant="quiet" className="self-start noscript:hidden" onClick={() => choose('')}>
          Leave it open
        </Button>
      )}
    </fieldset>
  )
}

interface AnswerProps {
  field: string
  name: string
  isChosen: boolean
  onChoose: () => void
}

/** "None: nothing was lost" says its word, and what it means. */
function Answer({ field, name, isChosen, onChoose }: AnswerProps) {
  const [word, ...meaning] = name.split(': ')
  return (
    <label className="flex min-h-11 min-w-0 cursor-pointer items-start gap-2.5 rounded-md border border-line bg-surface px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-focus">
      <input
        type="radio"
        name={field}
        checked={isChosen}
        onChange={onChoose}
        className="mt-0.5 size-4 shrink-0 accent-accent outline-none"
      />
      <span className="min-w-0">
        <span className="block text-sm font-medium">{word}</span>
        <span className="block text-xs text-pretty text-ink-muted">{meaning.join(': ')}</span>
      </span>
    </label>
  )
}
