/** One AWS account: what AWS says of it, whose it is, what hit it, what it uses. */
import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { AccountEvents } from '@/components/accounts/account-events'
import { AccountFacts } from '@/components/accounts/account-facts'
import { AccountOwnership } from '@/components/accounts/account-ownership'
import { AccountTags } from '@/components/accounts/account-tags'
import { AssignAccount } from '@/components/accounts/assign-account'
import { LiveDirectory } from '@/components/accounts/live-directory'
import { UsageUnknown } from '@/components/accounts/usage-unknown'
import { ExposureGrid } from '@/components/blast-radius/exposure-grid'
import { ExposureLive } from '@/components/blast-radius/exposure-live'
import { ExposurePoints } from '@/components/blast-radius/exposure-points'
import { ExposureTouched } from '@/components/blast-radius/exposure-touched'
import { PageHead } from '@/components/settings/frame/page-head'
import { Section } from '@/components/settings/frame/section'
import { buttonClass } from '@/components/ui/button-class'
import { WhatIfPresets } from '@/components/what-if/what-if-presets'
import { currentPrincipal, requirePage } from '@/lib/access/page'
import type { AccountDetailView } from '@/lib/accounts/contract'
import { NONE } from '@/lib/accounts/filter'
import { findAccount } from '@/lib/accounts/read'
import { readAccountFacets } from '@/lib/accounts/read-overview'
import { allows } from '@/lib/domain/access'
import { getAccountExposure } from '@/lib/exposure/read'
import { getTouches } from '@/lib/exposure/read-touches'
import { listInventoryStates } from '@/lib/service-usage/read'
import { readingOf } from '@/lib/source-health/queries'
import { listSources } from '@/lib/source-health/read'
import { listTeamChoices } from '@/lib/teams/read'

export async function generateMetadata({ params }: PageProps<'/accounts/[id]'>): Promise<Metadata> {
  const [principal, { id }] = await Promise.all([currentPrincipal(), params])
  const account = principal === null ? null : await findAccount(id, principal.accounts)
  return { title: account?.name ?? 'Account' }
}

export default async function AccountPage({ params }: PageProps<'/accounts/[id]'>) {
  const principal = await requirePage('accounts:read')
  const { id } = await params
  const account = await findAccount(id, principal.accounts)
  if (account === null) notFound()
  const [exposure, touched, inventories, sources] = await Promise.all([
    getAccountExposure(id, principal.accounts),
    getTouches([id], principal.accounts),
    listInventoryStates(principal.accounts),
    listSources(principal.accounts),
  ])
  const mayManage = allows(principal, 'accounts:manage')
  const inventory = inventories.find(({ connectionId }) => connectionId === account.connectionId) ?? null
  return (
    <>
      <PageHead
        title={account.name}
        back={
          <Link href="/accounts" className="text-accent hover:underline">
            Accounts
          </Link>
        }
        action={
          <Link href={`/iam/accounts/${id}` as Route} className={buttonClass()}>
            IAM evidence
          </Link>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4 lg:order-last">
          <Section title="Account">
            <AccountFacts account={account} />
          </Section>
          <Section title="Whose it is">
            <AccountOwnership account={account} mayManage={mayManage} />
            {mayManage ? <Assign account={account} /> : null}
          </Section>
          <Section title="What if it failed now?" lead="Dry runs: nothing happens.">
            <WhatIfPresets presets={exposure.presets} />
          </Section>
          <Section title="Tags">
            <AccountTags account={account} />
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Section title="What touched it">
            <ExposureTouched touched={touched} account={{ id: account.id, joinedAt: account.joinedAt }} accounts={1} />
          </Section>
          <Section title="Single points" lead="What one failure in one place would take down at once.">
            <ExposurePoints {...exposure} subject="account" />
          </Section>
          <Section title="Services in use">
            {exposure.uses.length === 0 ? (
              <UsageUnknown inventory={inventory} />
            ) : (
              <ExposureGrid uses={exposure.uses} names={exposure.serviceNames} figure="resources" />
            )}
          </Section>
          <Section title="Events that named it">
            <AccountEvents account={account.id} events={account.events} />
          </Section>
        </div>
      </div>
      <ExposureLive />
      <LiveDirectory kind="inventory" drawn={readingOf(sources, 'inventory')} />
    </>
  )
}

async function Assign({ account }: { account: AccountDetailView }) {
  const [teams, { environments }] = await Promise.all([listTeamChoices(), readAccountFacets(null)])
  const names = environments.map(({ value }) => value).filter((value) => value !== NONE)
  return <AssignAccount account={account} teams={teams} environments={names} />
}
