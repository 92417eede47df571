/** What may be claimed, in the order in which somebody has to act. */
import type { ReactNode } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { Fold } from '@/components/ui/fold'
import { asksForClaim, isClaimable } from '@/lib/domain/sla/order'
import type { SlaMonthView, SlaView } from '@/lib/sla/contract'
import { ClaimsTable } from './claims-table'
import type { SlaPlace } from './sla-href'

interface SlaSectionsProps {
  view: SlaView
  place: SlaPlace
}

export function SlaSections({ view: { rows, count, months }, place }: SlaSectionsProps) {
  const claimable = rows.filter((row) => isClaimable(row) && row.standing !== 'look-up')
  const unread = rows.filter((row) => isClaimable(row) && row.standing === 'look-up')
  const past = rows.filter(({ standing, deadline }) => asksForClaim(standing) && deadline.isPast)
  const kept = rows.filter(({ standing }) => !asksForClaim(standing))
  if (rows.length === 0) return <NothingHit isFuture={months === null} />
  return (
    <div className="flex flex-col gap-6">
      <Section title="May be claimed" count={claimable.length}>
        {claimable.length === 0 ? (
          <p className="text-sm text-ink-muted">
            Nothing that is still in time: of what touched you, nothing came below a promise that we know of.
          </p>
        ) : (
          <ClaimsTable caption="What may be claimed, soonest deadline first" rows={claimable} place={place} />
        )}
      </Section>
      {unread.length === 0 ? null : (
        <Section title="Terms to look up" count={unread.length}>
          <ClaimsTable caption="Services whose terms must be looked up" rows={unread} place={place} />
        </Section>
      )}
      <Folded label="Too late to claim" rows={past} place={place} />
      <Folded label="Promise kept, or none known" rows={kept} place={place} />
      {count > rows.length ? (
        <p className="text-sm text-ink-muted">
          {count - rows.length} more months are not shown: choose a shorter period, a service or a Region.
        </p>
      ) : null}
    </div>
  )
}

function Section({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col gap-2">
      <h2 className="text-base font-semibold">
        {title} <span className="font-normal text-ink-muted tabular">{count}</span>
      </h2>
      {children}
    </section>
  )
}

function Folded({ label, rows, place }: { label: string; rows: readonly SlaMonthView[]; place: SlaPlace }) {
  if (rows.length === 0) return null
  return (
    <Fold label={`${label}: ${rows.length}`}>
      <ClaimsTable caption={label} rows={rows} place={place} />
    </Fold>
  )
}

function NothingHit({ isFuture }: { isFuture: boolean }) {
  return isFuture ? (
    <EmptyState title="This period is still to come">There is nothing to claim before it.</EmptyState>
  ) : (
    <EmptyState title="No outage touched you in these months">
      As far as AWS’s dates, its texts, its status page and your own notes tell.
    </EmptyState>
  )
}
