/** What changed since yesterday: which check went from what to what, and where. */
import Link from 'next/link'
import { Fold } from '@/components/ui/fold'
import { Panel } from '@/components/ui/panel'
import { VerdictMark } from '@/components/ui/verdict-mark'
import type { MovedVerdict } from '@/lib/evidence/contract-pages'
import type { EvidenceScope } from '@/lib/evidence/filter'
import { groupMoved, type MovedGroup } from './group-moved'
import { accountEvidenceHref, checkOfScopeHref } from './iam-href'

interface MovedPanelProps {
  moved: readonly MovedVerdict[]
  /** Whether there may be more than these. */
  isCut: boolean
  scope: EvidenceScope
}

const GROUPS_SHOWN = 6
const ACCOUNTS_SHOWN = 4

export function MovedPanel({ moved, isCut, scope }: MovedPanelProps) {
  const groups = groupMoved(moved)
  const [first, rest] = [groups.slice(0, GROUPS_SHOWN), groups.slice(GROUPS_SHOWN)]
  return (
    <Panel title={scope.at === null ? 'Changed since yesterday' : 'Changed within the day before'}>
      {moved.length === 0 ? (
        <p className="text-sm text-ink-muted">No verdict is another one than it was 24 hours before.</p>
      ) : null}
      <Groups groups={first} scope={scope} />
      {rest.length === 0 ? null : (
        <Fold label={`${rest.length} more`}>
          <Groups groups={rest} scope={scope} />
        </Fold>
      )}
      {isCut ? <p className="text-xs text-ink-muted">These are the latest {moved.length}; there are more.</p> : null}
    </Panel>
  )
}

function Groups({ groups, scope }: { groups: readonly MovedGroup[]; scope: EvidenceScope }) {
  return (
    <ul className="flex flex-col gap-2.5 text-sm">
      {groups.map(({ check, title, from, to, moved }) => (
        <li key={`${check} ${from} ${to}`} className="min-w-0">
          <span className="flex flex-wrap items-center gap-x-1.5 text-xs">
            {from === null ? null : (
              <>
                <VerdictMark verdict={from} withWord size={10} /> <span aria-hidden>→</span>
                <span className="sr-only">became</span>
              </>
            )}
            <VerdictMark verdict={to} withWord size={10} />
          </span>
          <Link href={checkOfScopeHref(check, scope, [to])} prefetch={false} className="hover:underline">
            <span className="font-mono text-xs text-ink-muted">{check}</span> {title}
          </Link>
          <span className="block text-xs text-ink-muted wrap-anywhere">
            {moved.slice(0, ACCOUNTS_SHOWN).map(({ account }, index) => (
              <span key={account.id}>
                {index === 0 ? '' : ', '}
                <Link href={accountEvidenceHref(account.id, scope.at)} prefetch={false} className="hover:underline">
                  {account.name}
                </Link>
              </span>
            ))}
            {moved.length > ACCOUNTS_SHOWN ? ` and ${moved.length - ACCOUNTS_SHOWN} more` : ''}
          </span>
        </li>
      ))}
    </ul>
  )
}
