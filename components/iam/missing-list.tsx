/** What is missing where: accounts by reason, each with what happened and what to do. */
import Link from 'next/link'
import { Fold } from '@/components/ui/fold'
import { RelativeTime } from '@/components/ui/relative-time'
import { VerdictMark } from '@/components/ui/verdict-mark'
import type { UnreadReason } from '@/lib/domain/evidence/facts'
import { UNREAD_WORDS } from '@/lib/domain/evidence/unread-words'
import type { MissingView } from '@/lib/evidence/contract-pages'
import { accountsWords } from './count-words'
import { accountEvidenceHref } from './iam-href'

const TO_DO: Readonly<Record<UnreadReason, string>> = {
  denied:
    'Give the role the policy above: it lacks the calls that are named. A guardrail of the organization may deny them too.',
  'role-missing': 'Roll the role out there, or let it trust the account and the external id that the connection has.',
  throttled: 'Nothing: it is read again with the next round. Where it stays, other tools use up what AWS allows.',
  unreachable:
    'Nothing, if AWS is in trouble: it is read again. Else look whether Faultline reaches the addresses of AWS.',
  'still-made': 'Nothing: it is asked for again within minutes.',
  unsupported: 'Nothing: AWS does not offer it in this partition or Region.',
  unreadable: 'Report it, with the sentence below: the answer is not what AWS documents.',
  'account-closed': 'Nothing: a suspended or closed account answers no more.',
}

/** Before the rest is folded. */
const EXAMPLES_SHOWN = 5

export function MissingList({ missing, isCollected }: { missing: readonly MissingView[]; isCollected: boolean }) {
  if (missing.length === 0) {
    return (
      <p className="text-sm text-ink-muted">
        {isCollected
          ? 'Nothing is missing: every call was answered in every account that was read.'
          : 'Nothing is collected yet.'}
      </p>
    )
  }
  return (
    <ul className="flex flex-col divide-y divide-line">
      {missing.map((view) => (
        <li key={view.reason} className="py-3 first:pt-0 last:pb-0">
          <h3 className="flex flex-wrap items-baseline gap-x-2 text-sm font-semibold">
            <VerdictMark verdict="not-checked" word="" className="self-center" /> {UNREAD_WORDS[view.reason]}
            <span className="text-xs font-normal text-ink-muted tabular">{accountsWords(view.accounts)}</span>
          </h3>
          <p className="mt-0.5 mb-2 max-w-[80ch] text-sm text-pretty text-ink-muted">{TO_DO[view.reason]}</p>
          <Examples view={view} />
        </li>
      ))}
    </ul>
  )
}

function Examples({ view: { examples, accounts } }: { view: MissingView }) {
  const [first, rest] = [examples.slice(0, EXAMPLES_SHOWN), examples.slice(EXAMPLES_SHOWN)]
  const left = accounts - examples.length
  return (
    <>
      <Accounts examples={first} />
      {rest.length === 0 ? null : (
        <Fold label={`${rest.length.toLocaleString('en-US')} more`}>
          <Accounts examples={rest} />
          {left > 0 ? <p className="py-1 text-xs text-ink-muted">and {accountsWords(left)} more</p> : null}
        </Fold>
      )}
    </>
  )
}

function Accounts({ examples }: { examples: MissingView['examples'] }) {
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {examples.map(({ account, sentence, kinds, since }) => (
        <li key={account.id} className="min-w-0 wrap-anywhere">
          <Link href={accountEvidenceHref(account.id, null)} prefetch={false} className="font-medium hover:underline">
            {account.name}
          </Link>{' '}
          <span className="text-xs text-ink-muted">
            {kinds.length} {kinds.length === 1 ? 'kind' : 'kinds'} of evidence, since <RelativeTime at={since} />
          </span>
          <span className="block text-xs text-pretty text-ink-muted">{sentence}</span>
        </li>
      ))}
    </ul>
  )
}
