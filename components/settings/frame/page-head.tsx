/** The head of a settings page: its name, what it is for, its main action. */
import type { ReactNode } from 'react'

interface PageHeadProps {
  title: string
  /** A sentence or two. */
  children?: ReactNode
  action?: ReactNode
  /** The way back to the page above. */
  back?: ReactNode
}

export function PageHead({ title, children, action, back }: PageHeadProps) {
  return (
    <header className="mb-4">
      {back ? <p className="mb-1 text-sm">{back}</p> : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <h1 className="min-w-0 text-xl font-semibold tracking-tight break-words">{title}</h1>
        {action}
      </div>
      {children ? <div className="mt-1 max-w-[80ch] text-sm text-pretty text-ink-muted">{children}</div> : null}
    </header>
  )
}
