/** What is to know of an item at a glance: required, outcome, whose it is, until when, and what hangs on it. */
'use client'

import { ListTodo, MessageSquareText, Paperclip } from 'lucide-react'
import type { ReactNode } from 'react'
import { dueWords } from '@/lib/domain/postmortem/due-words'
import { OUTCOME_WORDS } from '@/lib/domain/postmortem/words'
import type { ItemView } from '@/lib/postmortems/contract'
import { useChecklist } from './checklist-context'
import { ItemEvidence } from './item-evidence'
import { writersWords } from './presence-places'

export function ItemFacts({ item }: { item: ItemView }) {
  const { today, here, part } = useChecklist()
  const writers = writersWords(here, `postmortem/item-${item.id}`, part.readerId)
  const { outcome, owner, dueOn, isOverdue, isRequired, actionIds } = item
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1 text-xs text-ink-muted">
      {isRequired ? <span className="font-medium text-ink">Required</span> : null}
      {outcome === 'open' ? null : <Outcome item={item} />}
      {owner === null ? null : (
        <span className="min-w-0 truncate">
          {owner.name}
          {owner.left ? <span className="text-degradation"> (left)</span> : null}
        </span>
      )}
      {dueOn === null ? null : (
        <span className={isOverdue ? 'font-medium text-disruption' : undefined}>
          {dueWords(dueOn, today, outcome !== 'open')}
        </span>
      )}
      <ItemEvidence item={item} />
      {actionIds.length === 0 ? null : (
        <Count mark={<ListTodo aria-hidden size={12} />} words={countWords(actionIds.length)} />
      )}
      {item.comment === '' ? null : <Count mark={<MessageSquareText aria-hidden size={12} />} words="comment" />}
      {writers === null ? null : <span className="text-accent">{writers}</span>}
      {item.proof === '' ? null : <Count mark={<Paperclip aria-hidden size={12} />} words="proof" />}
    </span>
  )
}

function Outcome({ item: { outcome, reason } }: { item: ItemView }) {
  const isDone = outcome === 'done'
  return (
    <span className={isDone ? 'text-resolved' : 'min-w-0 text-ink'}>
      {OUTCOME_WORDS[outcome]}
      {isDone || reason === '' ? null : <span className="text-ink-muted">: {firstWords(reason)}</span>}
    </span>
  )
}

function Count({ mark, words }: { mark: ReactNode; words: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      {mark}
      {words}
    </span>
  )
}

/** Of a reason, as much as a row has room for. */
function firstWords(text: string): string {
  return text.length > 60 ? `${text.slice(0, 58)}…` : text
}

function countWords(count: number): string {
  return count === 1 ? '1 action' : `${count} actions`
}
