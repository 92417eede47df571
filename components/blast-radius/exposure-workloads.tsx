/** Workloads that run in a team's accounts, with what each depends on. */
import type { TeamWorkloadView } from '@/lib/exposure/contract'

export function ExposureWorkloads({ workloads }: { workloads: readonly TeamWorkloadView[] }) {
  if (workloads.length === 0) return <p className="text-sm text-ink-muted">Nothing is declared to run in them.</p>
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {workloads.map(({ id, name, accounts, dependsOn }) => (
        <li key={id}>
          <p className="font-medium wrap-anywhere">
            {name}
            <span className="tabular ml-2 text-xs font-normal text-ink-muted">
              in {accounts.toLocaleString('en-US')} {accounts === 1 ? 'account' : 'accounts'} of the team
            </span>
          </p>
          <p className="text-pretty text-ink-muted wrap-anywhere">
            {dependsOn.length === 0 ? 'Nothing is said of what it depends on.' : `Depends on ${dependsOn.join('; ')}.`}
          </p>
        </li>
      ))}
    </ul>
  )
}
