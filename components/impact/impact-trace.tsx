/** The trace of a summary's period, drawn on the server, with what it shows in words. */
import { TraceLines } from '@/components/ui/trace-lines'
import { formatDate } from '@/lib/domain/format-time'
import { counted } from '@/lib/domain/impact/letter-words'
import { severityRank, severityWord } from '@/lib/domain/severity'
import { axisTicks } from '@/lib/domain/time-axis'
import { binDays, type TracedDay, traceUnit } from '@/lib/domain/trace-bins'
import { traceDrawing } from '@/lib/domain/trace-path'
import type { ImpactView, PeriodView } from '@/lib/impact/contract'

const WIDTH = 960
const HEIGHT = 56
const DAY = 86_400_000
/** Nearer to the end, as a share of the whole, a mark of the axis has no room for its name. */
const LEAST_ROOM = 0.08

interface ImpactTraceProps {
  period: PeriodView
  /** Days of the period's zone. */
  days: readonly TracedDay[]
  /** Stretches of which there is no whole record. */
  unknown: ImpactView['unrecorded']
}

/** Days are drawn as days, whatever their hours: the drawing's time is that of a zone without daylight saving. */
export function ImpactTrace({ period, days, unknown }: ImpactTraceProps) {
  const from = Date.parse(period.firstDay)
  const to = Date.parse(period.lastDay) + DAY
  const frame = { from, to, width: WIDTH, height: HEIGHT }
  const bins = binDays(days, traceUnit(from, to, WIDTH), from, to)
  const place = placeIn(period)
  return (
    <figure className="m-0">
      <div className="relative h-14">
        {unknown.map(({ from: start, to: end }) => (
          <span
            key={start}
            title="No whole record of this time"
            className="hatched absolute inset-y-0"
            style={{ left: place(start), width: `calc(${place(end)} - ${place(start)})` }}
          />
        ))}
        <TraceLines drawing={traceDrawing(bins, frame)} words={traceWords(days, period)} />
      </div>
      <Axis from={from} to={to} />
      <figcaption className="text-xs text-ink-muted">
        {traceWords(days, period)}
        {unknown.length > 0 ? ' Hatched: no whole record.' : ''}
      </figcaption>
    </figure>
  )
}

function Axis({ from, to }: { from: number; to: number }) {
  const ticks = axisTicks(from, to, WIDTH, 'UTC', { room: 110, finest: DAY }).filter(
    ({ at }) => (to - at) / (to - from) > LEAST_ROOM,
  )
  return (
    <div aria-hidden className="relative mt-1 h-4 overflow-hidden text-2xs text-ink-faint tabular">
      {ticks.map(({ at, text }) => (
        <span
          key={at}
          className="absolute top-0 border-l border-line-strong pl-1 leading-4 whitespace-nowrap"
          style={{ left: `${((at - from) / (to - from)) * 100}%` }}
        >
          {text}
        </span>
      ))}
    </div>
  )
}

function placeIn(period: PeriodView): (at: string) => string {
  const [from, to] = [Date.parse(period.from), Date.parse(period.to)]
  return (at) => `${(((Math.min(to, Math.max(from, Date.parse(at))) - from) / (to - from)) * 100).toFixed(2)}%`
}

/** "On 12 days something was in progress; the worst was 7 May 2018: 2 at once, Disruption." */
function traceWords(days: readonly TracedDay[], { name }: PeriodView): string {
  const rank = ({ worst, events }: TracedDay) => severityRank(worst) * 10_000 + events
  const worst = days.reduce<TracedDay | null>((most, day) => (most && rank(most) >= rank(day) ? most : day), null)
  if (worst === null) return `Trace of ${name}: nothing is known to have been in progress on any day.`
  const how = worst.worst === null ? 'severity not said' : severityWord(worst.worst).toLowerCase()
  return `Trace of ${name}: something was in progress on ${counted(days.length, 'day')}. The worst was ${formatDate(worst.day, 'UTC')}: ${counted(worst.events, 'outage')}, ${how}.`
}
