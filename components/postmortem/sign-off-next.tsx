/** The next step of a post-mortem, and the way back. */
'use client'

import { Button } from '@/components/ui/button'
import type { PostmortemView } from '@/lib/postmortems/contract'
import { whyNotYet } from './publish-missing'
import type { Step } from './publish-step'

interface SignOffNextProps {
  postmortem: PostmortemView
  onStep: (step: Step) => void
}

export function SignOffNext({ postmortem, onStep }: SignOffNextProps) {
  const { state } = postmortem
  if (state === 'published') {
    return (
      <p className="text-xs text-pretty text-ink-muted">
        Whoever changes something from here on begins the next draft; this revision stays.
      </p>
    )
  }
  if (state === 'draft') {
    return (
      <Button
        variant="primary"
        className="pointer-coarse:h-11 noscript:hidden"
        onClick={() => onStep({ kind: 'review' })}
      >
        Send to review
      </Button>
    )
  }
  const why = whyNotYet(postmortem)
  return (
    <div className="flex flex-wrap gap-2 print:hidden noscript:hidden">
      <Button variant="quiet" className="pointer-coarse:h-11" onClick={() => onStep({ kind: 'draft' })}>
        Back to draft
      </Button>
      <Button
        variant="primary"
        className="pointer-coarse:h-11"
        disabled={why.length > 0}
        title={why.join(' ') || undefined}
        onClick={() => onStep({ kind: 'published' })}
      >
        Publish
      </Button>
    </div>
  )
}
