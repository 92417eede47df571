/** Why evidence is missing, in a few lines: accounts by reason; what to do stands under Set-up. */
import type { Route } from 'next'
import Link from 'next/link'
import { Panel } from '@/components/ui/panel'
import { VerdictMark } from '@/components/ui/verdict-mark'
import { UNREAD_WORDS } from '@/lib/domain/evidence/unread-words'
import type { MissingView } from '@/lib/evidence/contract-pages'
import { accountsWords } from './count-words'

export function MissingSummary({ missing }: { missing: readonly Pick<MissingView, 'reason' | 'accounts'>[] }) {
  if (missing.length === 0) return null
  return (
    <Panel title="What could not be read">
      <ul className="flex flex-col gap-1 text-sm">
        {missing.map(({ reason, accounts }) => (
          <li key={reason} className="flex items-baseline justify-between gap-3">
            <span className="inline-flex min-w-0 items-baseline gap-1.5">
              <VerdictMark verdict="not-checked" word="" className="self-center" /> {UNREAD_WORDS[reason]}
            </span>
            <span className="text-xs whitespace-nowrap text-ink-muted tabular">{accountsWords(accounts)}</span>
          </li>
        ))}
      </ul>
      <Link href={'/iam/set-up#missing' as Route} className="text-xs text-accent hover:underline">
        Which accounts, and what to do
      </Link>
    </Panel>
  )
}
