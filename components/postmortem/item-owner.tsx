/** Whose something is: a choice of one person, oneself first. */
'use client'

import { useId } from 'react'
import type { NamedRef } from '@/lib/incidents/contract'
import type { OwnerRef } from '@/lib/postmortems/contract'

interface ItemOwnerProps {
  owner: OwnerRef | null
  people: readonly NamedRef[]
  readerId: string | null
  onChange: (id: string | null) => void
}

const NOBODY = ''
/** Somebody who is not among those who can be chosen any more. */
const LEFT = 'left'

export function ItemOwner({ owner, people, readerId, onChange }: ItemOwnerProps) {
  const id = useId()
  const others = people.filter((person) => person.id !== readerId)
  const isKnown = owner !== null && people.some((person) => person.id === owner.id)
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-xs font-medium text-ink-muted">
        Owner
      </label>
      <select
        id={id}
        data-focus="owner"
        value={owner === null ? NOBODY : isKnown ? (owner.id ?? NOBODY) : LEFT}
        onChange={({ target }) => {
          if (target.value !== LEFT) onChange(target.value === NOBODY ? null : target.value)
        }}
        className="field-text h-8 w-full min-w-0 rounded-md border border-line-field bg-surface px-2 text-ink pointer-coarse:h-11"
      >
        <option value={NOBODY}>Nobody</option>
        {owner === null || isKnown ? null : (
          <option value={LEFT} disabled>
            {owner.left ? `${owner.name} (left)` : owner.name}
          </option>
        )}
        {people
          .filter((person) => person.id === readerId)
          .map((person) => (
            <option key={person.id} value={person.id}>
              Me ({person.name})
            </option>
          ))}
        {others.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </select>
    </div>
  )
}
