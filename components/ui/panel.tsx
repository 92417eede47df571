/** A headed part of a page in a frame of its own. */
import { type ReactNode, useId } from 'react'

interface PanelProps {
  title: string
  /** Stands beside the title: a count, a note, a control. */
  note?: ReactNode
  children: ReactNode
}

export function Panel({ title, note, children }: PanelProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="flex min-w-0 flex-col gap-2.5 rounded-md border border-line bg-surface p-4"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
        <h2 id={id} className="text-sm font-semibold">
          {title}
        </h2>
        {note ? <span className="text-xs text-ink-muted">{note}</span> : null}
      </div>
      {children}
    </section>
  )
}
