/** A choice of one in a row of filters: the browser's own select, sent with its form. */
import { ChevronDown } from 'lucide-react'
import { classNames } from './class-names'

interface PlainSelectProps {
  /** Accessible name. */
  label: string
  name: string
  value: string
  options: readonly { value: string; label: string }[]
  /** The value that an address leaves out. */
  usual?: string
  className?: string
}

export function PlainSelect({ label, name, value, options, usual = '', className }: PlainSelectProps) {
  return (
    <span className={classNames('relative inline-flex min-w-0 items-center', className)}>
      <select
        aria-label={label}
        name={name}
        defaultValue={value}
        data-usual={usual}
        className="field-text h-8 w-full min-w-0 appearance-none truncate rounded-md border border-line-strong bg-surface pr-7 pl-2.5 font-medium text-ink hover:bg-sunken"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden size={14} className="pointer-events-none absolute right-2 text-ink-muted" />
    </span>
  )
}
