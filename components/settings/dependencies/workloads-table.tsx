/** The company's workloads: where each runs, what it depends on, what depends on it. Each name leads to its page. */
import type { Route } from 'next'
import Link from 'next/link'
import { Fragment } from 'react'
import { Cell, RowHead, Table } from '@/components/ui/table'
import type { DependencyView, WorkloadSummary } from '@/lib/workloads/contract'
import { namesWords, type ServiceNames } from './dependency-words'

interface WorkloadsTableProps {
  workloads: readonly WorkloadSummary[]
  services: ServiceNames
}

const NAMED = 3
const NOTHING = <span className="text-ink-muted">nothing</span>

export function WorkloadsTable({ workloads, services }: WorkloadsTableProps) {
  return (
    <Table caption="Workloads, by name" columns={['Workload', 'AWS accounts', 'Depends on', 'Needed by']}>
      {workloads.map(({ id, name, note, accounts, dependencies, dependents }) => (
        <tr key={id}>
          <RowHead>
            <Link
              href={`/settings/dependencies/${id}` as Route}
              prefetch={false}
              className="font-medium hover:underline"
            >
              {name}
            </Link>
            {note === null ? null : <span className="line-clamp-1 text-xs text-ink-muted">{note}</span>}
          </RowHead>
          <Cell label="AWS accounts" short>
            <span className="tabular">{accounts.toLocaleString('en-US')}</span>
          </Cell>
          <Cell label="Depends on">
            <Dependencies dependencies={dependencies} services={services} />
          </Cell>
          <Cell label="Needed by">
            {dependents.length === 0
              ? NOTHING
              : namesWords(
                  dependents.map((dependent) => dependent.name),
                  NAMED,
                )}
          </Cell>
        </tr>
      ))}
    </Table>
  )
}

/** A service in any Region stands there without one. */
function Dependencies({ dependencies, services }: { dependencies: readonly DependencyView[]; services: ServiceNames }) {
  if (dependencies.length === 0) return NOTHING
  const shown = dependencies.slice(0, NAMED)
  return (
    <>
      {shown.map(({ id, service, region, onWorkload }, index) => (
        <Fragment key={id}>
          {index === 0 ? null : ', '}
          <span className="inline-block max-w-full">
            {service === null ? onWorkload?.name : (services.get(service) ?? service)}
            {region === null ? null : <span className="whitespace-nowrap text-ink-muted"> {region}</span>}
          </span>
        </Fragment>
      ))}
      {dependencies.length > NAMED ? (
        <span className="text-ink-muted"> and {dependencies.length - NAMED} more</span>
      ) : null}
    </>
  )
}
