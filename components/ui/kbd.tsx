/** A key of the keyboard. */
import type { ReactNode } from 'react'

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-md border border-line bg-sunken px-1 font-sans text-2xs text-ink-muted">
      {children}
    </kbd>
  )
}
