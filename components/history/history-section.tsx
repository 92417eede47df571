/** A headed part of history, with what it means in a line beside the heading. */
import { type ReactNode, useId } from 'react'

interface HistorySectionProps {
  title: string
  note?: ReactNode
  children: ReactNode
}

export function HistorySection({ title, note, children }: HistorySectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="mt-6 flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 id={id} className="text-sm font-semibold">
          {title}
        </h2>
        {note ? <div className="text-xs text-ink-muted">{note}</div> : null}
      </div>
      {children}
    </section>
  )
}
