/** A labelled choice whose options may stand in groups. */
import { ChevronDown } from 'lucide-react'
import { type ReactNode, useId } from 'react'

interface GroupedSelectProps {
  label: string
  name: string
  value: string | null
  /** What the choice of nothing is called. */
  any: string
  /** Options and groups of them. */
  children: ReactNode
}

export function GroupedSelect({ label, name, value, any, children }: GroupedSelectProps) {
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <span className="relative flex items-center">
        <select
          id={id}
          name={name}
          defaultValue={value ?? ''}
          className="field-text h-9 w-full min-w-0 appearance-none rounded-md border border-line-field bg-surface pr-8 pl-2.5 text-ink"
        >
          <option value="">{any}</option>
          {children}
        </select>
        <ChevronDown aria-hidden size={14} className="pointer-events-none absolute right-2.5 text-ink-muted" />
      </span>
    </div>
  )
}
