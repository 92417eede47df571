/** One matter of a settings page, in a frame of its own. */
import { type ReactNode, useId } from 'react'

interface SectionProps {
  title: string
  /** What it is about, in a sentence. */
  lead?: ReactNode
  children: ReactNode
}

export function Section({ title, lead, children }: SectionProps) {
  const titleId = useId()
  return (
    <section
      aria-labelledby={titleId}
      className="min-w-0 rounded-md border border-line bg-surface p-4 [--table-ground:var(--surface)]"
    >
      <h2 id={titleId} className="text-base font-semibold">
        {title}
      </h2>
      {lead ? <p className="mt-0.5 max-w-[72ch] text-sm text-pretty text-ink-muted">{lead}</p> : null}
      <div className="mt-3">{children}</div>
    </section>
  )
}
