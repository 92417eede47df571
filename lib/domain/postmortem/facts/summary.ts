/** The machine's first version of Summary. */
import { isOver } from '@/lib/domain/incident'
import { kindWord, statusWord } from '@/lib/domain/incident-words'
import { severityWord } from '@/lib/domain/severity'
import { sourceName } from '@/lib/domain/source-words'
import { clockSpanWords } from './clocks'
import { counted, lengthWords, listed, momentWords, regionWords } from './figures'
import type { FactsIncident, FactsMaterial } from './material'
import { asMarkdown } from './outside-text'
import { reachSentence } from './reach'

const MOST_SERVICES = 8
const MOST_REGIONS = 6

/** What, when, whom and how it was answered, in four short paragraphs. */
export function composeSummary(material: FactsMaterial): string {
  const { incident } = material
  return [what(incident), when(incident), reachSentence(material), answered(incident)].join('\n\n')
}

function what(incident: FactsIncident): string {
  const { title, kind, severity, services, serviceCount, peakSeverity, eventCount, events } = incident
  const hit =
    services.length === 0
      ? 'No service is named.'
      : `${serviceCount === 1 ? 'Service' : 'Services'}: ${listed(
          services.map(({ name }) => name),
          MOST_SERVICES,
          Math.max(0, serviceCount - services.length),
        )}.`
  const sources = [...new Set(events.flatMap((event) => event.sources))].map(sourceName).toSorted()
  const from =
    eventCount === 0
      ? 'People opened it; AWS has said nothing of it.'
      : `Known from: ${listed(sources, 5) || 'AWS'} (${counted(eventCount, 'event')})${
          peakSeverity === null ? '' : `, AWS’s worst status: ${severityWord(peakSeverity).toLowerCase()}`
        }.`
  return `${asMarkdown(title)} (${kindWord(kind)}, ${severity}). ${hit} ${placesSentence(incident)} ${from}`
}

/** The Regions that it counts for. */
export function placesSentence({ regions, everywhere, partition }: FactsIncident): string {
  if (regions.length === 0) return 'No Region is named.'
  const all = everywhere ? `; it counts for every Region of the partition ${asMarkdown(partition ?? 'it is in')}` : ''
  return `${regions.length === 1 ? 'Region' : 'Regions'}: ${regionWords(regions, MOST_REGIONS)}${all}.`
}

/** By the best clock that knows the end; else by the one that knows the beginning. */
function when(incident: FactsIncident): string {
  const { spans } = incident.clocks
  const ranked = (['observed', 'described', 'recovered', 'declared'] as const).flatMap(
    (clock) => spans.find((span) => span.clock === clock) ?? [],
  )
  const best = ranked.find(({ to }) => to !== null) ?? ranked[0]
  if (best === undefined)
    return `It began ${momentWords(incident.startedAt)}, as far as is known; no clock says how long it lasted.`
  const whose = {
    observed: 'as your team observed it',
    described: 'as AWS describes it',
    recovered: 'by the status of the services',
    declared: 'by AWS’s record',
  }[best.clock]
  return `${best.to === null ? 'Its time' : 'It lasted'}, ${whose}: ${clockSpanWords(best, incident)}.`
}

function answered({ clocks, acknowledgedAt, acknowledgedBy, owner, status }: FactsIncident): string {
  const took = (what: string) => clocks.durations.find((duration) => duration.what === what)
  const seen =
    clocks.firstSeenAt === null
      ? 'When it was first seen here is not known'
      : `First seen here ${momentWords(clocks.firstSeenAt)}`
  const delay = took('acknowledge')
  const acknowledged =
    acknowledgedAt === null
      ? 'nobody acknowledged it'
      : `acknowledged ${momentWords(acknowledgedAt)} by ${asMarkdown(acknowledgedBy ?? 'somebody')}${delay && delay.ms >= 0 ? `, ${lengthWords(delay.ms)} later` : ''}`
  const owned = owner === null ? 'Nobody owns it.' : `${asMarkdown(owner.name)} owns it.`
  return `${seen}; ${acknowledged}. ${owned} ${isOver(status) ? 'It is over' : 'It is not over'}: ${statusWord(status).toLowerCase()}.`
}
