/** Two people wrote the same text: both of them, what differs, and what shall stand. */
'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Segmented } from '@/components/ui/segmented'
import { SeverityMark } from '@/components/ui/severity-mark'
import { Difference } from './difference'

const SIDES = [
  { value: 'difference', label: 'What differs' },
  { value: 'theirs', label: 'Theirs' },
  { value: 'mine', label: 'Mine' },
] as const

interface ConflictPanelProps {
  /** What was written twice: "Summary", "the comment of A3". */
  name: string
  /** Who wrote the other text. */
  who: string
  theirs: string
  mine: string
  onMine: () => void
  onTheirs: () => void
  /** Starts from both texts; left out where they cannot be joined. */
  onBoth?: (() => void) | undefined
}

export function ConflictPanel({ name, who, theirs, mine, onMine, onTheirs, onBoth }: ConflictPanelProps) {
  const [side, setSide] = useState<(typeof SIDES)[number]['value']>('difference')
  return (
    <div
      role="alert"
      aria-label={`Two texts of ${name}`}
      className="flex min-w-0 flex-col gap-2.5 rounded-md border border-degradation/50 bg-degradation-soft p-3"
    >
      <p className="flex items-start gap-2 text-sm text-pretty">
        <SeverityMark kind="degradation" word="Conflict" className="mt-0.5 shrink-0" />
        <span>
          {who} changed this part while you wrote. Nothing is lost: choose what shall stand. What gives way stays in the
          history, or can be brought back here.
        </span>
      </p>
      <div>
        <Segmented label="What is shown" value={side} options={SIDES} onChange={setSide} />
      </div>
      <div className="max-h-80 min-w-0 overflow-y-auto rounded-md border border-line bg-surface p-3">
        {side === 'difference' ? (
          <Difference before={theirs} after={mine} names={{ before: `only ${who} wrote`, after: 'only you wrote' }} />
        ) : (
          <p className="text-sm wrap-anywhere whitespace-pre-wrap">
            {(side === 'theirs' ? theirs : mine) || <span className="text-ink-muted">Nothing.</span>}
          </p>
        )}
      </div>
      <div className="flex flex-wrap gap-2 *:pointer-coarse:h-11">
        <Button onClick={onMine}>Keep mine</Button>
        <Button onClick={onTheirs}>Keep theirs</Button>
        {onBoth === undefined ? null : <Button onClick={onBoth}>Edit both together</Button>}
      </div>
    </div>
  )
}
