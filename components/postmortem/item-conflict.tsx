/** What was asked for and not stored, beside what is stored now. */
import type { NamedRef } from '@/lib/incidents/contract'
import type { ConflictView } from '@/lib/postmortems/contract'
import { valueWords } from './item-patch'

interface ConflictSidesProps {
  patch: object
  /** Null: nobody else changed it. */
  conflict: ConflictView | null
  people: readonly NamedRef[]
}

export function ConflictSides({ patch, conflict, people }: ConflictSidesProps) {
  const yours = valueWords(patch as Record<string, unknown>, people)
  const theirs = conflict === null ? '' : valueWords(onlyAsked(conflict.current.values, patch), people)
  return (
    <dl className="mt-1 flex flex-col gap-1 text-sm">
      {yours === '' ? null : <Side name={conflict === null ? 'Not saved' : 'Yours'} text={yours} />}
      {theirs === '' ? null : <Side name={conflict?.current.changedBy ?? 'Stored'} text={theirs} />}
    </dl>
  )
}

function Side({ name, text }: { name: string; text: string }) {
  return (
    <div className="flex min-w-0 gap-2">
      <dt className="w-16 shrink-0 truncate text-xs leading-5 text-ink-muted">{name}</dt>
      <dd className="min-w-0 wrap-anywhere whitespace-pre-line">{text}</dd>
    </div>
  )
}

function onlyAsked(values: Readonly<Record<string, unknown>>, patch: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name in patch))
}
