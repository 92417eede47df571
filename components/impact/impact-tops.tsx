/** Which services, Regions and teams were hit longest, side by side. */
import { Panel } from '@/components/ui/panel'
import { CLOCK_PHRASES } from '@/lib/domain/impact/formulas'
import type { ImpactView } from '@/lib/impact/contract'
import { type ImpactPlace, impactHref, rowsHref } from './impact-href'
import { TopList } from './top-list'

interface ImpactTopsProps {
  view: ImpactView
  place: ImpactPlace
  hasTeams: boolean
}

export function ImpactTops({ view, place, hasTeams }: ImpactTopsProps) {
  const { services, regions, teams } = view
  const by = CLOCK_PHRASES[view.filter.clock]
  const about = (name: 'service' | 'region' | 'team') => (row: { id: string }) =>
    impactHref({ ...place, filter: { ...place.filter, [name]: [row.id] } })
  const nothing = view.incidents.count === 0 ? 'No incident is known.' : null
  return (
    <div className="grid gap-4 md:grid-cols-3 print:grid-cols-3 print:gap-2">
      <Panel title="Services hit longest" note={by}>
        <TopList
          rows={services.top}
          count={services.count}
          hrefOf={about('service')}
          empty={nothing ?? 'No incident names a service.'}
          more={rowsHref('services', place)}
        />
      </Panel>
      <Panel title="Regions hit longest" note={by}>
        <TopList
          rows={regions.top}
          count={regions.count}
          hrefOf={about('region')}
          empty={nothing ?? 'No incident names a Region.'}
          more={rowsHref('regions', place)}
        />
      </Panel>
      <Panel title="Teams hit longest" note={by}>
        <TopList
          rows={teams.top}
          count={teams.count}
          hrefOf={about('team')}
          empty={
            hasTeams
              ? (nothing ?? 'No account of a team is known to have been touched.')
              : 'No team is known yet, so nobody can say which was hit. Administrators name teams under Settings.'
          }
          more={rowsHref('teams', place)}
        />
      </Panel>
    </div>
  )
}
