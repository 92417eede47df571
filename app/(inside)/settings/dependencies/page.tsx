/** What depends on what: the company's workloads, AWS's own catalogue, and names that neither knows. */
import type { Metadata } from 'next'
import { CatalogueTable } from '@/components/settings/dependencies/catalogue-table'
import { UnmappedNames } from '@/components/settings/dependencies/unmapped-names'
import { WorkloadForm } from '@/components/settings/dependencies/workload-form'
import { WorkloadsTable } from '@/components/settings/dependencies/workloads-table'
import { PageHead } from '@/components/settings/frame/page-head'
import { Section } from '@/components/settings/frame/section'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { requirePage } from '@/lib/access/page'
import { listTagKeys } from '@/lib/accounts/read-overview'
import { CATALOGUE_VERSION } from '@/lib/domain/blast-radius/dependencies'
import { listServices, listUnmappedServices } from '@/lib/service-names/read'
import { listTeamChoices } from '@/lib/teams/read'
import { listWorkloads } from '@/lib/workloads/read'

export const metadata: Metadata = {
  title: 'Dependencies',
  description: 'What your workloads depend on, and what everybody on AWS does.',
}

export default async function DependenciesPage() {
  await requirePage('accounts:manage')
  const [workloads, teams, tagKeys, services, unmapped] = await Promise.all([
    listWorkloads(),
    listTeamChoices(),
    listTagKeys(),
    listServices(),
    listUnmappedServices(),
  ])
  return (
    <>
      <PageHead
        title="Dependencies"
        action={
          <a href="#new" className={buttonClass()}>
            New workload
          </a>
        }
      >
        Who an incident touches is inferred from the services that accounts use, from what AWS itself{' '}
        <a href="#catalogue" className="text-accent underline">
          depends on
        </a>
        , and from what you declare here: “checkout depends on Cognito in{' '}
        <span className="whitespace-nowrap">us-east-1</span>
        ”.
      </PageHead>
      {workloads.length === 0 ? (
        <EmptyState title="No workload is declared yet">
          Accounts are still found by the services that they use. Declare a workload where a failure reaches it by a way
          that usage does not show: through a service in another account, or through another workload.
        </EmptyState>
      ) : (
        <WorkloadsTable
          workloads={workloads}
          services={new Map(services.map(({ service, name }) => [service, name]))}
        />
      )}
      <div className="mt-8 flex flex-col gap-4">
        <div id="new" className="scroll-mt-4">
          <Section title="New workload" lead="What it depends on is said on its own page, which comes next.">
            <WorkloadForm stored={null} teams={teams} tagKeys={tagKeys.map(({ key }) => key)} />
          </Section>
        </div>
        <Section
          title="Names that no catalogue knows"
          lead="Services that AWS’s events or a file of yours name, and that are not in AWS’s list. They count under that name: one that is only spelled differently is never found to be hit."
        >
          <UnmappedNames names={unmapped} />
        </Section>
        <div id="catalogue" className="scroll-mt-4">
          <Section
            title="What everybody on AWS depends on"
            lead={
              <>
                Control planes and identity services, as AWS documents them. The list comes with Faultline (version{' '}
                <span className="tabular whitespace-nowrap">{CATALOGUE_VERSION}</span>) and is not changed here.
              </>
            }
          >
            <CatalogueTable />
          </Section>
        </div>
      </div>
    </>
  )
}
