/** A part of labels that can be counted over many post-mortems: chips, and a field that offers those used elsewhere. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Chip } from '@/components/ui/chip'
import { LONGEST_LABEL, MOST_LABELS } from '@/lib/domain/postmortem/fields'
import { cleanLabels, readLabels } from '@/lib/domain/postmortem/labels'
import { type } from '@/lib/domain/postmortem/typing'
import { similarQuery } from '@/lib/postmortems/queries'
import type { WrittenFieldProps } from './field-props'
import { usePostmortem } from './postmortem-context'

export function FieldLabels({ spec, view, autosave }: WrittenFieldProps) {
  const labels = view.text === '' ? [] : view.text.split('\n')
  const put = (next: readonly string[]) => {
    const text = cleanLabels(next.join('\n'))
    autosave.apply((state, now) => type(state, text, now, true))
  }
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <p id={`${spec.key}-asks`} className="text-xs text-pretty text-ink-muted">
        {spec.asks}
      </p>
      {labels.length === 0 ? null : (
        <ul aria-label={spec.name} className="flex min-w-0 flex-wrap gap-1.5">
          {labels.map((label) => (
            <li key={label} className="max-w-full">
              <Chip
                onRemove={() => put(labels.filter((other) => other !== label))}
                removeLabel={`Take away the label ${label}`}
              >
                {label}
              </Chip>
            </li>
          ))}
        </ul>
      )}
      <NewLabel spec={spec} labels={labels} put={put} />
    </div>
  )
}

interface NewLabelProps {
  spec: WrittenFieldProps['spec']
  labels: readonly string[]
  put: (labels: readonly string[]) => void
}

/** What is typed becomes a label with Enter, a comma, or when the field is left. */
function NewLabel({ spec, labels, put }: NewLabelProps) {
  const [typed, setTyped] = useState('')
  const [isUsed, setUsed] = useState(false)
  const offered = useUsedElsewhere(isUsed, labels)
  const list = useId()
  const { problem } = readLabels([...labels, typed].join('\n'))

  function add(text: string) {
    if (text.trim() === '' || readLabels([...labels, text].join('\n')).problem !== null) return
    put([...labels, text])
    setTyped('')
  }

  return (
    <>
      <input
        value={typed}
        list={list}
        data-edit=""
        aria-label={`Add to ${spec.name}`}
        aria-describedby={`${spec.key}-asks`}
        aria-invalid={problem === null ? undefined : true}
        placeholder="Add a cause, then Enter"
        autoComplete="off"
        onFocus={() => setUsed(true)}
        onChange={({ target }) => (target.value.endsWith(',') ? add(target.value) : setTyped(target.value))}
        onBlur={() => add(typed)}
        onKeyDown={(press) => {
          if (press.nativeEvent.isComposing) return
          if (press.key === 'Enter') add(typed)
          if (press.key === 'Escape') press.currentTarget.closest<HTMLElement>('[data-field]')?.focus()
          if (press.key === 'Backspace' && typed === '' && labels.length > 0) put(labels.slice(0, -1))
        }}
        className="field-text h-9 w-full max-w-sm min-w-0 rounded-md border border-line-field bg-surface px-2.5 placeholder:text-ink-faint noscript:hidden"
      />
      <datalist id={list}>
        {offered.map((label) => (
          <option key={label} value={label} />
        ))}
      </datalist>
      {problem === null ? null : (
        <p role="alert" className="text-xs text-pretty text-disruption">
          {problem} At most {MOST_LABELS} labels of {LONGEST_LABEL} characters.
        </p>
      )}
    </>
  )
}

/** Causes of other post-mortems that are not named here yet. */
function useUsedElsewhere(isAsked: boolean, labels: readonly string[]): string[] {
  const { incidentId } = usePostmortem()
  const { data } = useQuery({ ...similarQuery(incidentId), enabled: isAsked })
  return (data?.causes ?? []).map(({ label }) => label).filter((label) => !labels.includes(label))
}
