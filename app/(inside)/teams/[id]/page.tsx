/** One team: its accounts, what touched them, where they can be hit, what runs in them. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ExposureGrid } from '@/components/blast-radius/exposure-grid'
import { ExposureLive } from '@/components/blast-radius/exposure-live'
import { ExposurePoints } from '@/components/blast-radius/exposure-points'
import { ExposureTeamAccounts } from '@/components/blast-radius/exposure-team-accounts'
import { ExposureTouched } from '@/components/blast-radius/exposure-touched'
import { ExposureWorkloads } from '@/components/blast-radius/exposure-workloads'
import { PageHead } from '@/components/settings/frame/page-head'
import { Section } from '@/components/settings/frame/section'
import { buttonClass } from '@/components/ui/button-class'
import { WhatIfPresets } from '@/components/what-if/what-if-presets'
import { currentPrincipal, requirePage } from '@/lib/access/page'
import { allows } from '@/lib/domain/access'
import { getTeamExposure } from '@/lib/exposure/read'
import { findTeamPage } from '@/lib/exposure/read-team'
import { getTouches } from '@/lib/exposure/read-touches'
import { listTeamWorkloads } from '@/lib/exposure/read-workloads'

export async function generateMetadata({ params }: PageProps<'/teams/[id]'>): Promise<Metadata> {
  const [principal, { id }] = await Promise.all([currentPrincipal(), params])
  const team = principal === null ? null : await findTeamPage(id, principal)
  return { title: team?.name ?? 'Team' }
}

export default async function TeamPage({ params }: PageProps<'/teams/[id]'>) {
  const principal = await requirePage('accounts:read')
  const { id } = await params
  const team = await findTeamPage(id, principal)
  if (team === null) notFound()
  const ids = team.accounts.map((account) => account.id)
  const [exposure, touched, workloads] = await Promise.all([
    getTeamExposure(team, principal.accounts),
    getTouches(ids, principal.accounts),
    listTeamWorkloads(ids),
  ])
  return (
    <>
      <PageHead
        title={team.name}
        back={
          <Link href="/accounts" className="text-accent hover:underline">
            Accounts
          </Link>
        }
        action={
          allows(principal, 'teams:manage') ? (
            <Link href={`/settings/teams/${team.id}`} className={buttonClass()}>
              Change the team
            </Link>
          ) : null
        }
      >
        {team.isWhole ? null : 'You see the accounts of your own teams alone; this team owns others too.'}
      </PageHead>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4 lg:order-last">
          <Section title="Accounts">
            <ExposureTeamAccounts accounts={team.accounts} />
          </Section>
          <Section title="What if it failed now?" lead="Dry runs: nothing happens.">
            <WhatIfPresets presets={exposure.presets} />
          </Section>
          <Section title="People">
            <p className="text-sm wrap-anywhere">
              {team.members.length === 0 ? (
                <span className="text-ink-muted">Nobody who can sign in belongs to it.</span>
              ) : (
                team.members.map(({ name }) => name).join(', ')
              )}
            </p>
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Section title="What touched it">
            <ExposureTouched touched={touched} account={null} accounts={ids.length} />
          </Section>
          <Section title="Single points" lead="What one failure in one place would take down at once.">
            <ExposurePoints {...exposure} subject="team" />
          </Section>
          <Section title="Services in use">
            {exposure.uses.length === 0 ? (
              <p className="text-sm text-ink-muted">Nothing is known of the services that its accounts use.</p>
            ) : (
              <ExposureGrid uses={exposure.uses} names={exposure.serviceNames} figure="accounts" />
            )}
          </Section>
          <Section title="Workloads" lead="What is declared to run in its accounts, and what that depends on.">
            <ExposureWorkloads workloads={workloads} />
          </Section>
        </div>
      </div>
      <ExposureLive />
    </>
  )
}
