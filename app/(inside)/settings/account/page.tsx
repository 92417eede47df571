/** One's own account: name, how one gets in, and in which browsers one is. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { AccountSection } from '@/components/settings/account/account-section'
import { EndOtherSessions } from '@/components/settings/account/end-other-sessions'
import { NameForm } from '@/components/settings/account/name-form'
import { SessionList } from '@/components/settings/account/session-list'
import { SignOutButton } from '@/components/settings/account/sign-out-button'
import { WaysIn } from '@/components/settings/account/ways-in'
import { requirePerson } from '@/lib/access/page'
import { readOwnAccount } from '@/lib/sign-in/read-own-account'
import { findSingleSignOn } from '@/lib/sign-in/single-sign-on/read'

export const metadata: Metadata = { title: 'Account' }

export default async function AccountPage() {
  const principal = await requirePerson('account:manage')
  const account = await readOwnAccount(principal)
  // Others are linked as they come; an owner only from here, while signed in.
  const addable = principal.role === 'owner' && !account.hasProvider ? await findSingleSignOn() : null
  const provider = addable?.ownersToo ? addable.name : null
  return (
    <>
      <h1 className="mb-5 text-xl font-semibold tracking-tight">Account</h1>
      {/* Recovery codes are printed without the rest. */}
      <div className="print:has-[[data-print-alone]]:[&>*:not(:has([data-print-alone]))]:hidden">
        {principal.canReturn ? null : <WaysIn account={account} provider={provider} />}
        {/* A first owner gives it while finishing to set up. */}
        {account.email === null ? null : (
          <AccountSection title="Name" about="As others see it beside what you do.">
            <NameForm name={account.name} />
          </AccountSection>
        )}
        {principal.canReturn ? <WaysIn account={account} provider={provider} /> : null}
        <AccountSection
          id="sessions"
          title="Sessions"
          about={
            <>
              The browsers in which you are signed in. A session lasts seven days. Your{' '}
              <Link href="/changes/calendar-address" className="text-accent underline">
                calendar addresses
              </Link>{' '}
              need none: each works until you revoke it.
            </>
          }
        >
          <SessionList sessions={account.sessions} />
          <EndOtherSessions others={account.sessions.length - 1} />
          <SignOutButton />
        </AccountSection>
      </div>
    </>
  )
}
