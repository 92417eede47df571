/** The figures of history, and their traces: two sides of one view, or Regions beside each other. */
import { CLOCK_MEANING } from '@/lib/domain/impact/formulas'
import type { Period } from '@/lib/domain/impact/period'
import type { HistoryState, HistoryView } from '@/lib/history/contract'
import { historyHref, rowsHref } from './history-href'
import { HistoryTrace, type TraceLine } from './history-trace'
import { regionName } from './history-words'
import { type MeasuresColumn, MeasuresTable } from './measures-table'

interface HistoryFiguresProps {
  view: HistoryView
  state: HistoryState
  period: Period
}

export function HistoryFigures({ view, state, period }: HistoryFiguresProps) {
  const columns = state.compare.length > 0 ? regionColumns(view, state) : sideColumns(view, state)
  return (
    <div className="grid min-w-0 gap-4 xl:grid-cols-[minmax(24rem,5fr)_7fr]">
      <MeasuresTable
        caption="History in figures"
        columns={columns}
        clockWords={`by ${CLOCK_MEANING[state.filter.clock]}`}
        isOfOne={state.filter.service.length === 1}
      />
      <HistoryTrace
        lines={state.compare.length > 0 ? regionLines(view) : sideLines(view)}
        from={period.from}
        to={period.to}
        zone={period.zone}
        known={view.picture.known}
        now={view.asOf}
      />
    </div>
  )
}

function sideColumns({ picture }: HistoryView, state: HistoryState): MeasuresColumn[] {
  return [
    {
      key: 'declared',
      name: 'As AWS declares it',
      measures: picture.declared.measures,
      href: rowsHref(state.period, { ...state.filter, team: [], account: [] }),
    },
    { key: 'touched', name: 'As it touched us', measures: picture.touched?.measures ?? null, href: null },
  ]
}

function regionColumns({ compared }: HistoryView, state: HistoryState): MeasuresColumn[] {
  return compared.map(({ region, side, touched }) => {
    const filter = { ...state.filter, region: [region] }
    return {
      key: region,
      name: (
        <a href={historyHref(state, { filter, compare: [] })} className="hover:underline">
          {regionName(region)}
        </a>
      ),
      measures: side.measures,
      touched,
      href: rowsHref(state.period, { ...filter, team: [], account: [] }),
    }
  })
}

function sideLines({ picture: { declared, touched } }: HistoryView): TraceLine[] {
  return [
    { name: 'As AWS declares it', bins: declared.trace, incidents: declared.measures.incidentIds.length },
    {
      name: 'As it touched us',
      bins: touched?.trace ?? null,
      incidents: touched?.measures.incidentIds.length ?? 0,
    },
  ]
}

function regionLines({ compared }: HistoryView): TraceLine[] {
  return compared.map(({ region, side }) => ({
    name: regionName(region),
    bins: side.trace,
    incidents: side.measures.incidentIds.length,
  }))
}
