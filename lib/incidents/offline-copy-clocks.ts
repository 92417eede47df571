/** The clocks of the offline copy: one axis as inline SVG, its rows by service and Region, and how long things took. */
import { CLOCK_WORDS, clockStrip, firstSaidWords, shareOf, unionWindows } from '@/lib/domain/clock-strip'
import { formatDateTime, formatDuration } from '@/lib/domain/format-time'
import { momentsOnAxis, type NamedMoment, stripWindows, untilOf } from '@/lib/domain/incident-axis'
import { clockRows } from '@/lib/domain/incident-clock-rows'
import { axisTicks } from '@/lib/domain/time-axis'
import type { ComputedDuration, IncidentView, IncidentWindowView } from './contract'
import { clock, counted, range, section, ZONE } from './offline-copy-marks'
import { type Markup, markup } from './offline-copy-markup'

/** Width of the axis for which ticks are chosen, in px; narrow screens leave every other one out. */
const WIDTH = 760

interface Axis {
  share: (at: number) => number
  until: number
  ticks: readonly { at: number; text: string }[]
}

interface Bar {
  from: number
  to: number
  open: boolean
  superseded: boolean
  /** Declared by AWS's record or seen by the team; what is read out of words is outlined. */
  solid: boolean
}

/** The section on clocks; `now` in ms. */
export function clocksSection(incident: IncidentView, now: number): Markup | null {
  const until = untilOf(incident, now)
  const posts = [...new Set(incident.updates.map(({ observedAt }) => observedAt))]
  const windows = stripWindows(incident)
  const ours = momentsOnAxis(incident, clockStrip({ windows, posts, until }))
  const moments = [...ours.life, ...ours.marks].map(({ at }) => new Date(at).toISOString())
  const strip = clockStrip({ windows, posts, moments, until })
  if (strip === null) return section('Clocks', markup`<p class="muted">No time is known beyond its beginning.</p>`)
  const axis: Axis = { share: shareOf(strip), until, ticks: axisTicks(strip.from, strip.to, WIDTH, ZONE) }
  const tone = incident.peakSeverity ?? 'unknown'
  const delay = incident.clocks.durations.find(({ what }) => what === 'posting-delay')
  const rows = strip.rows.map(({ clock: own, bars }) => {
    const { name, meaning } = CLOCK_WORDS[own]
    return barsRow({ name, meaning, bars: barsOf(own, bars), tone: own === 'observed' ? 'ours' : tone }, axis)
  })
  const posted = strip.posts.map((at) => ({ at, text: 'posted' }))
  return section(
    'Clocks',
    markup`${delay && markup`<p>${firstSaidWords(delay.ms)}.</p>`}
<div class="strip">${rows}${momentsRow('AWS posted', 'posted', posted, axis)}${momentsRow('Our work', 'ours', ours.life, axis)}${momentsRow('Marks', 'ours', ours.marks, axis)}${axisRow(axis)}</div>
<p class="small muted">${meanings(strip.rows.map((row) => row.clock))}</p>
${momentsWords('Our work', ours.life)}${momentsWords('Marks', ours.marks)}
${durations(incident.clocks.durations)}${byService(incident, axis)}`,
  )
}

interface BarsRow {
  name: string
  meaning: string
  bars: readonly Bar[]
  tone: string
}

function barsOf(own: keyof typeof CLOCK_WORDS, bars: readonly Omit<Bar, 'solid'>[]): Bar[] {
  return bars.map((bar) => ({ ...bar, solid: own === 'declared' || own === 'observed' }))
}

function barsRow({ name, meaning, bars, tone }: BarsRow, { share }: Axis): Markup {
  const words = bars
    .map((bar) => `${range(bar.from, bar.open ? null : bar.to)}${bar.superseded ? ', superseded' : ''}`)
    .join('; ')
  const drawn = bars.map((bar) => {
    const width = Math.max(share(bar.to) - share(bar.from), 0.3)
    return markup`<rect class="bar${bar.solid && ' solid'}${bar.superseded && ' superseded'}" x="${percent(share(bar.from))}" width="${percent(width)}" y="6" height="8" rx="2"/>`
  })
  return markup`<span title="${meaning}">${name}</span><svg class="${tone}" role="img" aria-label="${name}: ${words}"><title>${words}</title>${drawn}</svg>`
}

function momentsRow(name: string, look: string, moments: readonly NamedMoment[], { share }: Axis): Markup | null {
  if (moments.length === 0) return null
  const words = moments.map(({ at, text }) => `${text} ${clock(at)}`).join('; ')
  const drawn = moments.map(
    ({ at }) => markup`<rect class="solid" x="${percent(share(at))}" width="2" y="3" height="14"/>`,
  )
  return markup`<span>${name}</span><svg class="${look}" role="img" aria-label="${name}: ${words}"><title>${words}</title>${drawn}</svg>`
}

/** What the ticks of a row stand for: on paper nothing can be pointed at. */
function momentsWords(name: string, moments: readonly NamedMoment[]): Markup | null {
  if (moments.length === 0) return null
  const words = moments.map(({ at, text }) => `${text} ${formatDateTime(at, ZONE)}`).join('; ')
  return markup`<p class="small muted">${name}: ${words}.</p>`
}

/** A label that begins further right, in percent, would be cut. */
const LAST_TICK = 90

function axisRow({ ticks, share }: Axis): Markup {
  const shown = ticks
    .filter(({ at }) => share(at) < LAST_TICK)
    .map(
      ({ at, text }, index) =>
        markup`<g class="${index % 2 === 1 && 'every-other'}"><rect x="${percent(share(at))}" width="1" height="6"/><text x="${percent(share(at) + 0.5)}" y="14">${text}</text></g>`,
    )
  return markup`<span class="faint">${ZONE}</span><svg class="axis" aria-hidden="true">${shown}</svg>`
}

function meanings(clocks: readonly (keyof typeof CLOCK_WORDS)[]): string {
  return clocks.map((own) => `${CLOCK_WORDS[own].name}: ${CLOCK_WORDS[own].meaning}.`).join(' ')
}

const NAMES: Record<ComputedDuration['what'], string> = {
  'posting-delay': "AWS's first word after",
  detection: 'Seen by us after',
  acknowledge: 'Acknowledged after',
  mitigate: 'Mitigated after',
  resolve: 'Resolved after',
  impact: 'It hit for',
}

function durations(all: readonly ComputedDuration[]): Markup | null {
  if (all.length === 0) return null
  const shown = all.map(
    ({ what, ms, sentence }) =>
      markup`<div><dt class="small muted">${NAMES[what]}</dt><dd><b class="figures">${ms < 0 && '−'}${formatDuration(Math.abs(ms))}</b><span class="small faint">${sentence}</span></dd></div>`,
  )
  return markup`<dl class="figure-row">${shown}</dl>`
}

function byService({ impactWindows, events, services }: IncidentView, axis: Axis): Markup | null {
  const rows = clockRows<IncidentWindowView>(impactWindows, events)
  if (rows.length < 2) return null
  const names = new Map([
    ...events.map(({ service, serviceName }) => [service, serviceName] as const),
    ...services.map(({ service, name }) => [service, name] as const),
  ])
  const shown = rows.map(({ service, region, peakSeverity, windows }) => {
    const name = service === null ? 'All of it' : (names.get(service) ?? service)
    const strip = clockStrip({ windows: unionWindows(windows), posts: [], until: axis.until })
    const bars = strip?.rows.flatMap((row) => barsOf(row.clock, row.bars)) ?? []
    const isOurs = windows.every((window) => window.clock === 'observed')
    const label = [name, region].filter(Boolean).join(', ')
    const tone = isOurs ? 'ours' : (peakSeverity ?? 'unknown')
    return barsRow({ name: label, meaning: label, bars, tone }, axis)
  })
  return markup`<details><summary>By service and Region: ${counted(rows.length, 'row')}</summary><div class="strip wide">${shown}${axisRow(axis)}</div></details>`
}

function percent(share: number): string {
  return `${share.toFixed(2)}%`
}
