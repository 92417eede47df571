/** Two people wrote the same part of the document: both texts, and what shall stand. */
'use client'

import { flushSync } from 'react-dom'
import { FIELD_CHOICES } from '@/lib/domain/postmortem/fields'
import { editBoth, keepMine, keepTheirs } from '@/lib/domain/postmortem/typing'
import { ConflictPanel } from './conflict-panel'
import { useDocument } from './document-context'
import type { WrittenFieldProps } from './field-props'

export function FieldConflict({ spec, view, autosave }: WrittenFieldProps) {
  const { edit } = useDocument()
  if (view.conflict === null) return null
  const { theirs } = view.conflict

  /** The buttons go with the conflict: the focus goes to where the text stands. */
  function decide(rule: Parameters<typeof autosave.apply>[0], isWriting = false) {
    const section = document.querySelector<HTMLElement>(`[data-field="${spec.key}"]`)
    flushSync(() => {
      autosave.apply(rule)
      if (isWriting) edit(spec.key)
    })
    const place = section?.querySelector<HTMLElement>('textarea') ?? section
    place?.focus({ preventScroll: true })
  }

  async function join() {
    const { joinLabels, joinTexts } = await import('./difference-parts')
    const together = spec.type === 'labels' ? joinLabels : joinTexts
    decide((state, now) => editBoth(state, together(theirs.body, state.text), now), spec.type === 'markdown')
  }

  return (
    <ConflictPanel
      name={spec.name}
      who={theirs.changedBy ?? 'Somebody'}
      theirs={readable(spec.key, theirs.body)}
      mine={readable(spec.key, view.text)}
      onMine={() => decide(keepMine)}
      onTheirs={() => decide(keepTheirs)}
      onBoth={spec.type === 'choice' ? undefined : () => void join()}
    />
  )
}

/** An answer by its words. */
function readable(key: WrittenFieldProps['spec']['key'], text: string): string {
  return FIELD_CHOICES[key]?.find(({ value }) => value === text)?.name ?? text
}
