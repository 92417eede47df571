/** Why there is nothing here, and what to do about it. */
import type { ReactNode } from 'react'

interface EmptyStateProps {
  /** What is not there: "No event matches the filter". */
  title: ReactNode
  /** Why: "The filter hides 312 events." */
  children?: ReactNode
  /** What to do: a button or a link. */
  action?: ReactNode
  /** A mark above the title, decorative. */
  mark?: ReactNode
}

export function EmptyState({ title, children, action, mark }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 px-4 py-12 text-center">
      {mark}
      <p className="text-base font-medium text-balance">{title}</p>
      {children ? <div className="max-w-[52ch] text-sm text-pretty text-ink-muted">{children}</div> : null}
      {action ? <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  )
}
