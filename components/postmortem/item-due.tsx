/** Until when: a day of UTC, sent once it is chosen and not while it is typed. */
'use client'

import { useEffect, useId, useRef } from 'react'
import { isOverdue } from '@/lib/domain/postmortem/due-day'

interface ItemDueProps {
  /** YYYY-MM-DD. */
  dueOn: string | null
  today: string
  onChange: (dueOn: string | null) => void
}

/** The browser tells each digit of a date as another date; ms. */
const PAUSE = 900

export function ItemDue({ dueOn, today, onChange }: ItemDueProps) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isTyped = useRef(false)
  const flush = useRef(() => {})
  useEffect(() => {
    flush.current = () => {
      clearTimeout(timer.current)
      if (!isTyped.current || !field.current || field.current.validity.badInput) return
      isTyped.current = false
      const next = field.current.value || null
      if (next !== dueOn) onChange(next)
    }
  })
  // Not while somebody types in it.
  useEffect(() => {
    if (field.current && document.activeElement !== field.current) field.current.value = dueOn ?? ''
  }, [dueOn])
  useEffect(() => () => clearTimeout(timer.current), [])

  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-xs font-medium text-ink-muted">
        Due
        {isOverdue(dueOn, today) ? <span className="text-disruption"> (has passed)</span> : null}
      </label>
      <input
        ref={field}
        id={id}
        type="date"
        title="A day in UTC"
        defaultValue={dueOn ?? ''}
        onChange={() => {
          isTyped.current = true
          clearTimeout(timer.current)
          timer.current = setTimeout(() => flush.current(), PAUSE)
        }}
        onBlur={() => {
          if (isTyped.current) flush.current()
          // What was refused while the field had the focus is taken back here, too.
          else if (field.current) field.current.value = dueOn ?? ''
        }}
        className="field-text h-8 w-full min-w-0 rounded-md border border-line-field bg-surface px-2 text-ink pointer-coarse:h-11"
      />
    </div>
  )
}
