/** A day in a row of filters, in UTC; the browser's own field for dates, sent with its form. */
interface DayFieldProps {
  label: string
  name: string
  /** ISO 8601; null: none is chosen. */
  value: string | null
}

export function DayField({ label, name, value }: DayFieldProps) {
  return (
    <label className="flex min-w-0 items-center gap-1.5 text-sm text-ink-muted">
      {label}
      <input
        type="date"
        name={name}
        defaultValue={value?.slice(0, 10) ?? ''}
        title="A day in UTC"
        className="field-text h-8 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-2 text-ink"
      />
    </label>
  )
}
