/** A headed part of a drawer. */
import { type ReactNode, useId } from 'react'

interface DetailSectionProps {
  title: string
  /** Stands beside the title: a count, a note. */
  note?: ReactNode
  children: ReactNode
}

export function DetailSection({ title, note, children }: DetailSectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-2">
      <div className="flex items-baseline justify-between gap-3">
        <h3 id={id} className="text-2xs font-semibold tracking-wider text-ink-muted uppercase">
          {title}
        </h3>
        {note ? <span className="text-xs text-ink-faint">{note}</span> : null}
      </div>
      {children}
    </section>
  )
}
