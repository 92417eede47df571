/** What failed, what still works, and a way to try again. */
import { Unplug } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button'

interface ErrorStateProps {
  /** What failed: "The event could not be loaded". */
  title: ReactNode
  /** What still works and what is not lost. */
  children?: ReactNode
  onRetry?: () => void
  retrying?: boolean
  /** A line for whoever looks into it: error code, digest. */
  detail?: string | undefined
  /** Other ways on, beside the retry. */
  action?: ReactNode
}

export function ErrorState({ title, children, onRetry, retrying = false, detail, action }: ErrorStateProps) {
  return (
    <div role="alert" className="flex flex-col items-center gap-2 px-4 py-12 text-center">
      <Unplug aria-hidden size={20} className="text-ink-faint" />
      <p className="text-base font-medium text-balance">{title}</p>
      {children ? <div className="max-w-[52ch] text-sm text-pretty text-ink-muted">{children}</div> : null}
      <div className="mt-2 flex flex-wrap justify-center gap-2">
        {onRetry ? (
          <Button onClick={onRetry} disabled={retrying}>
            {retrying ? 'Trying again…' : 'Try again'}
          </Button>
        ) : null}
        {action}
      </div>
      {detail ? <p className="mt-2 font-mono text-xs break-all text-ink-faint">{detail}</p> : null}
    </div>
  )
}
