/** A text area for Markdown in which `@` offers people by name; whoever types on may type the name as well. */
'use client'

import { type ChangeEvent, useId, useRef, useState } from 'react'
import { useListboxKeys } from '@/components/ui/use-listbox-keys'
import { useIncident } from './incident-context'
import { mentionBefore, peopleFor } from './mention-before'
import { MentionList } from './mention-list'

interface MentionAreaProps {
  label: string
  /** The label is for screen readers only. */
  labelHidden?: boolean
  name: string
  typed?: string | undefined
  placeholder?: string
  rows?: number
  problem?: string | undefined
}

export function MentionArea({ label, labelHidden, name, typed = '', problem, ...rest }: MentionAreaProps) {
  const { people } = useIncident()
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [begun, setBegun] = useState<string | null>(null)
  const offered = begun === null ? [] : peopleFor(begun, people)
  const keys = useListboxKeys(offered.length, true, (index) => pick(offered[index]?.name))

  function pick(person: string | undefined) {
    const element = area.current
    if (!element || person === undefined || begun === null) return
    const at = element.selectionStart
    element.setRangeText(`@${person} `, at - begun.length - 1, at, 'end')
    element.focus()
    setBegun(null)
  }

  function follow(event: ChangeEvent<HTMLTextAreaElement>) {
    const { value, selectionStart } = event.target
    setBegun(mentionBefore(value.slice(0, selectionStart)))
    keys.setActive(0)
  }

  const open = offered.length > 0
  return (
    <div className="relative flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'text-sm font-medium'}>
        {label}
      </label>
      <textarea
        ref={area}
        id={id}
        name={name}
        defaultValue={typed}
        required
        maxLength={20_000}
        onChange={follow}
        onBlur={() => setBegun(null)}
        onKeyDown={(event) => {
          if (!open) {
            // Gives the page's one-key actions back.
            if (event.key === 'Escape') event.currentTarget.blur()
          } else if (event.key === 'Escape') {
            event.preventDefault()
            event.stopPropagation()
            event.nativeEvent.stopImmediatePropagation()
            setBegun(null)
          } else keys.onKeyDown(event)
        }}
        aria-autocomplete="list"
        aria-controls={open ? `${id}-people` : undefined}
        aria-activedescendant={open ? `${id}-${keys.active}` : undefined}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        className="field-text w-full min-w-0 rounded-md border border-line-field bg-surface px-2.5 py-1.5 text-ink placeholder:text-ink-faint aria-invalid:border-disruption"
        {...rest}
      />
      {open ? <MentionList id={id} people={offered} active={keys.active} listRef={keys.listRef} onPick={pick} /> : null}
      {problem ? (
        <p id={`${id}-problem`} role="alert" className="text-xs text-pretty text-disruption">
          {problem}
        </p>
      ) : null}
    </div>
  )
}
