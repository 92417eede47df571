/** What was done afterwards: post-mortems, checklist, actions, repeats, severities. */
import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { SevChip } from '@/components/ui/sev-chip'
import { unbroken } from '@/components/ui/unbroken'
import { withThousands } from '@/lib/domain/impact/compare'
import type { Figure } from '@/lib/domain/impact/figures'
import { SEVS } from '@/lib/domain/incident'
import type { ImpactView } from '@/lib/impact/contract'
import { type ImpactPlace, rowsHref } from './impact-href'

interface FollowUpProps {
  view: Pick<ImpactView, 'followUp' | 'incidents'>
  place: ImpactPlace
}

export function FollowUp({ view: { followUp, incidents }, place }: FollowUpProps) {
  const { postmortems, published, requiredItems, settledItems, actions } = followUp
  const link = (figure: Figure, words: ReactNode) => <Opens href={rowsHref(figure, place)}>{words}</Opens>
  const severities = SEVS.map((sev) => (
    <Opens key={sev} href={rowsHref('incidents', place, sev)}>
      <SevChip level={sev} /> {withThousands(incidents.bySeverity[sev])}
    </Opens>
  ))
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-4 gap-y-0.5 text-sm leading-6 print:text-[8pt]!">
      <Fact term="Severity">
        <span className="flex flex-wrap gap-x-3 gap-y-1">{severities}</span>
      </Fact>
      <Fact term="Repeat incidents">{link('repeats', withThousands(incidents.repeats))}</Fact>
      <Fact term="Not resolved">{link('not-resolved', withThousands(incidents.open))}</Fact>
      <Fact term="Post-mortems">
        {postmortems === 0 ? (
          'none written'
        ) : (
          <span className="flex flex-wrap gap-x-4">
            {link('postmortems', `${withThousands(postmortems)} written`)}
            {link('postmortems-published', `${withThousands(published)} published`)}
          </span>
        )}
      </Fact>
      <Fact term="Checklist">
        {requiredItems === 0
          ? 'no required item'
          : link(
              'checklist',
              unbroken(
                `${withThousands(settledItems)} of ${withThousands(requiredItems)} required items settled (${Math.floor((settledItems / requiredItems) * 100)} %)`,
              ),
            )}
      </Fact>
      <Fact term="Actions">
        <span className="flex flex-wrap gap-x-4">
          {link('actions-done', `${withThousands(actions.done)} done`)}
          {link('actions-open', `${withThousands(actions.open)} open`)}
          {link(
            'actions-overdue',
            <span className={actions.overdue > 0 ? 'font-semibold text-disruption' : ''}>
              {withThousands(actions.overdue)} overdue
            </span>,
          )}
        </span>
      </Fact>
    </dl>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-muted">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}

function Opens({ href, children }: { href: Route; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="inline-block min-h-6 min-w-6 align-top leading-6 print:min-h-0 tabular underline decoration-line-strong underline-offset-4 hover:decoration-ink"
    >
      {children}
    </Link>
  )
}
