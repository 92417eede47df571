/** The people whose name somebody is typing, under the text. */
import type { RefObject } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { NamedRef } from '@/lib/incidents/contract'

interface MentionListProps {
  /** Of the text area. */
  id: string
  people: readonly NamedRef[]
  /** Index of the one that Enter picks. */
  active: number
  listRef: RefObject<HTMLDivElement | null>
  onPick: (name: string) => void
}

export function MentionList({ id, people, active, listRef, onPick }: MentionListProps) {
  return (
    <div
      ref={listRef}
      id={`${id}-people`}
      role="listbox"
      aria-label="People"
      className="absolute top-full z-20 mt-1 max-h-56 w-64 max-w-full overflow-y-auto rounded-md border border-line-strong bg-surface p-1 shadow-lg"
    >
      {people.map((person, index) => (
        <div
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onPointerDown={(event) => {
            // The text keeps the focus.
            event.preventDefault()
            onPick(person.name)
          }}
          className={classNames('truncate rounded-[4px] px-2 py-1 text-sm', index === active && 'bg-sunken')}
        >
          {person.name}
        </div>
      ))}
    </div>
  )
}
