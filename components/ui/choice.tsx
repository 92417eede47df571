/** One of several answers, with what it means. */
import type { ReactNode } from 'react'

interface ChoiceProps {
  name: string
  value: string
  label: string
  /** What choosing it means. */
  hint: ReactNode
  defaultChecked: boolean
}

export function Choice({ name, value, label, hint, defaultChecked }: ChoiceProps) {
  return (
    <label className="flex min-w-0 cursor-pointer items-start gap-2.5 rounded-md border border-line-strong bg-surface px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft">
      <input
        type="radio"
        name={name}
        value={value}
        defaultChecked={defaultChecked}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0">
        <span className="block text-sm font-medium">{label}</span>
        <span className="block text-xs text-pretty text-ink-muted">{hint}</span>
      </span>
    </label>
  )
}
