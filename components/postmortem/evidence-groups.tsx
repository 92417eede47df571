/** The accounts under one check by what was found of them now: each group unfolds into its accounts. */
'use client'

import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { VerdictMark } from '@/components/ui/verdict-mark'
import { VERDICT_ORDER, VERDICT_WORDS } from '@/components/ui/verdict-words'
import type { Verdict } from '@/lib/domain/evidence/verdict'
import type { ItemEvidence } from '@/lib/evidence/contract'
import { EvidenceAccounts } from './evidence-accounts'

export function EvidenceGroups({ found }: { found: ItemEvidence }) {
  const { now } = found
  if (now === null) return null
  const groups = VERDICT_ORDER.filter((verdict) => now[verdict] > 0)
  return (
    <div className="flex flex-col print:hidden noscript:hidden">
      {groups.map((verdict) => (
        <Group key={verdict} found={found} verdict={verdict} count={now[verdict]} />
      ))}
    </div>
  )
}

function Group({ found, verdict, count }: { found: ItemEvidence; verdict: Verdict; count: number }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group/verdict border-t border-line"
    >
      <summary className="flex min-h-7 list-none items-center gap-2 rounded-md py-1 hover:bg-sunken pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <VerdictMark verdict={verdict} word="" />
        <span className="min-w-0">
          {VERDICT_WORDS[verdict].word} in {count === 1 ? '1 account' : `${count.toLocaleString('en-US')} accounts`}
        </span>
        <ChevronRight
          aria-hidden
          size={12}
          className="ml-auto shrink-0 text-ink-faint transition-transform duration-100 group-open/verdict:rotate-90"
        />
      </summary>
      {isOpen ? <EvidenceAccounts check={found.check} verdict={verdict} /> : null}
    </details>
  )
}
