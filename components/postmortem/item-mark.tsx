/** The outcome of an item as shape, colour and word; whoever may write ticks it. */
'use client'

import { Square, SquareCheck, SquareMinus, SquareX } from 'lucide-react'
import { classNames } from '@/components/ui/class-names'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { type ItemOutcome, OUTCOME_WORDS } from '@/lib/domain/postmortem/words'
import type { ItemView } from '@/lib/postmortems/contract'
import { useChecklist } from './checklist-context'

const MARKS = { open: Square, done: SquareCheck, 'not-doing': SquareX, 'not-applicable': SquareMinus }
const TONES: Record<ItemOutcome, string> = {
  open: 'text-ink-faint',
  done: 'text-resolved',
  'not-doing': 'text-ink-muted',
  'not-applicable': 'text-ink-muted',
}

export function ItemMark({ item }: { item: ItemView }) {
  const { part, change, unfold } = useChecklist()
  const Mark = MARKS[item.outcome]
  const mark = <Mark aria-hidden size={18} className={TONES[item.outcome]} />
  const isRefused = item.outcome === 'not-doing' || item.outcome === 'not-applicable'
  const className =
    'mt-1 flex size-8 shrink-0 items-center justify-center rounded-md pointer-coarse:mt-0 pointer-coarse:size-11'
  if (!part.mayWrite) {
    return (
      <span className={className}>
        {mark}
        <VisuallyHidden>{OUTCOME_WORDS[item.outcome]}</VisuallyHidden>
      </span>
    )
  }
  const name = item.code ?? item.text
  const isDone = item.outcome === 'done'
  return (
    <button
      type="button"
      aria-label={isRefused ? `${name}: ${OUTCOME_WORDS[item.outcome].toLowerCase()}; change` : `${name} is done`}
      aria-pressed={isRefused ? undefined : isDone}
      title={isRefused ? OUTCOME_WORDS[item.outcome] : isDone ? 'Open again (O)' : 'Done (D)'}
      onClick={() => {
        if (isRefused) unfold(item.id, true)
        else void change(item, { outcome: isDone ? 'open' : 'done' })
      }}
      className={classNames(className, 'hover:bg-sunken')}
    >
      {mark}
    </button>
  )
}
