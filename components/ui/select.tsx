/** A choice of one from a few, as the browser's own select. */
import { ChevronDown } from 'lucide-react'

interface SelectProps<T extends string> {
  /** Accessible name. */
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
}

export function Select<T extends string>({ label, value, options, onChange }: SelectProps<T>) {
  return (
    <span className="relative inline-flex shrink-0 items-center">
      <select
        aria-label={label}
        title={label}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen) onChange(chosen.value)
        }}
        className="field-text h-8 appearance-none rounded-md border border-line-strong bg-surface pr-7 pl-2.5 font-medium text-ink hover:bg-sunken"
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
