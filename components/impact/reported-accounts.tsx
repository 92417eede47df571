/** Account-time that people reported, which has no card of its own: leads to the accounts. */
import Link from 'next/link'
import { counted, length } from '@/lib/domain/impact/letter-words'
import type { ImpactView } from '@/lib/impact/contract'
import { type ImpactPlace, rowsHref } from './impact-href'

export function ReportedAccounts({ touch, place }: { touch: ImpactView['touch']; place: ImpactPlace }) {
  if (touch.accounts.reported === 0) return null
  return (
    <p className="text-sm text-ink-muted print:hidden">
      <Link href={rowsHref('accounts-reported', place)} prefetch={false} className="underline underline-offset-4">
        {counted(touch.accounts.reported, 'account')} reported by people
      </Link>
      : {length(touch.accountMinutes.reported)} of account-time
    </p>
  )
}
