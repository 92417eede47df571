/** What a workload depends on: each can be changed, or taken out. */
import type { Route } from 'next'
import Link from 'next/link'
import type { DependencyView, WorkloadView } from '@/lib/workloads/contract'
import { ChangeDependency } from './change-dependency'
import { dependencyWords, regionWords, type ServiceNames } from './dependency-words'

interface DependencyListProps {
  workload: WorkloadView
  services: ServiceNames
  /** The other workloads, by name. */
  others: readonly { id: string; name: string }[]
}

export function DependencyList({ workload, services, others }: DependencyListProps) {
  if (workload.dependencies.length === 0) {
    return (
      <p className="text-sm text-pretty text-ink-muted">
        Nothing yet. Its accounts are found by the services that they use; say here what that cannot show.
      </p>
    )
  }
  return (
    <ul className="divide-y divide-line border-y border-line">
      {workload.dependencies.map((dependency) => (
        <li key={dependency.id} className="relative py-2">
          <div className="min-h-6 min-w-0 pr-24 text-sm">
            <DependencyName dependency={dependency} services={services} />
            {dependency.note === null ? null : (
              <span className="block text-xs text-pretty wrap-anywhere text-ink-muted">{dependency.note}</span>
            )}
          </div>
          <ChangeDependency
            workload={{ id: workload.id, name: workload.name }}
            dependency={dependency}
            words={dependencyWords(dependency, services)}
            others={others}
          />
        </li>
      ))}
    </ul>
  )
}

function DependencyName({ dependency, services }: { dependency: DependencyView; services: ServiceNames }) {
  const { service, region, onWorkload } = dependency
  if (service === null) {
    return (
      <>
        <Link
          href={`/settings/dependencies/${onWorkload?.id}` as Route}
          prefetch={false}
          className="font-medium hover:underline"
        >
          {onWorkload?.name}
        </Link>
        <span className="text-ink-muted"> workload</span>
      </>
    )
  }
  return (
    <>
      <span className="font-medium">{services.get(service) ?? service}</span>
      <span className="text-ink-muted"> {regionWords(region)}</span>
    </>
  )
}
