/** The incidents of a summary, and how many more there are. */
import Link from 'next/link'
import { classNames } from '@/components/ui/class-names'
import { withThousands } from '@/lib/domain/impact/compare'
import type { ImpactView } from '@/lib/impact/contract'
import { type ImpactPlace, rowsHref } from './impact-href'
import { IncidentLines } from './incident-lines'

interface ImpactIncidentsProps {
  view: Pick<ImpactView, 'incidents' | 'period'>
  place: ImpactPlace
  className: string | undefined
}

/** How many stand on paper: impact.module.css hides the others. */
const PRINTED = 16

export function ImpactIncidents({ view: { incidents, period }, place, className }: ImpactIncidentsProps) {
  const { count, lines } = incidents
  if (count === 0) return null
  const more = count - lines.length
  return (
    <section className={classNames('flex min-w-0 flex-col gap-2', className)}>
      <h2 className="text-base font-semibold">Incidents, worst first</h2>
      <IncidentLines lines={lines} zone={period.zone} />
      {more > 0 ? (
        <p className="text-sm print:hidden">
          <Link href={rowsHref('incidents', place)} className="underline underline-offset-4">
            and {withThousands(more)} more
          </Link>
        </p>
      ) : null}
      {count > PRINTED ? (
        <p className="hidden text-ink-muted print:block">and {withThousands(count - PRINTED)} more in Faultline</p>
      ) : null}
    </section>
  )
}
