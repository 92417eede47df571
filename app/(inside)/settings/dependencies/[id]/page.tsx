/** One workload: what it depends on, where it runs, what depends on it, its end. */
import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { DeleteWorkload } from '@/components/settings/dependencies/delete-workload'
import { DependencyList } from '@/components/settings/dependencies/dependency-list'
import { KnownLists } from '@/components/settings/dependencies/known-lists'
import { ServiceDependencyForm } from '@/components/settings/dependencies/service-dependency-form'
import { WorkloadDependencyForm } from '@/components/settings/dependencies/workload-dependency-form'
import { WorkloadForm } from '@/components/settings/dependencies/workload-form'
import { PageHead } from '@/components/settings/frame/page-head'
import { Section } from '@/components/settings/frame/section'
import { requirePage } from '@/lib/access/page'
import { listTagKeys } from '@/lib/accounts/read-overview'
import { listTeamChoices } from '@/lib/teams/read'
import { findWorkload, listWorkloadChoices } from '@/lib/workloads/read'
import { previewPlace } from '@/lib/workloads/read-accounts'
import { listServiceChoices } from '@/lib/workloads/read-services'

export const metadata: Metadata = { title: 'Workload' }

export default async function WorkloadPage({ params }: PageProps<'/settings/dependencies/[id]'>) {
  await requirePage('accounts:manage')
  const { id } = await params
  const workload = await findWorkload(id)
  if (workload === null) notFound()
  const [preview, teams, tagKeys, services, workloads] = await Promise.all([
    previewPlace(workload),
    listTeamChoices(),
    listTagKeys(),
    listServiceChoices(),
    listWorkloadChoices(),
  ])
  const others = workloads.filter((other) => other.id !== id)
  const { dependencies: _, dependents, id: __, ...definition } = workload
  return (
    <>
      <PageHead
        title={workload.name}
        back={
          <Link href="/settings/dependencies" className="text-accent hover:underline">
            Dependencies
          </Link>
        }
      />
      <KnownLists services={services} />
      <div className="flex flex-col gap-4">
        <Section
          title="What it depends on"
          lead="Where one of these fails, the accounts that it runs in count as touched: inferred, and the way there is the reason."
        >
          <DependencyList
            workload={workload}
            services={new Map(services.map(({ service, name }) => [service, name]))}
            others={others}
          />
          <div className="mt-4 flex flex-col gap-4">
            <ServiceDependencyForm workloadId={id} stored={null} />
            {others.length === 0 ? null : <WorkloadDependencyForm workloadId={id} stored={null} others={others} />}
          </div>
        </Section>
        <Section title="What it is, and where it runs">
          <WorkloadForm stored={{ id, definition, preview }} teams={teams} tagKeys={tagKeys.map(({ key }) => key)} />
        </Section>
        <Section title="What depends on it">
          {dependents.length === 0 ? (
            <p className="text-sm text-ink-muted">No other workload does.</p>
          ) : (
            <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
              {dependents.map((dependent) => (
                <li key={dependent.id}>
                  <Link
                    href={`/settings/dependencies/${dependent.id}` as Route}
                    prefetch={false}
                    className="font-medium hover:underline"
                  >
                    {dependent.name}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Section title="Delete">
          <DeleteWorkload workload={workload} />
        </Section>
      </div>
    </>
  )
}
