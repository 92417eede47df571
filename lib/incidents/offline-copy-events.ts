/** The events of the offline copy, and why they are one incident. */
import { eventState, headline, stateWord } from '@/lib/domain/event-state'
import { formatDate } from '@/lib/domain/format-time'
import { confidenceWord } from '@/lib/domain/incident-words'
import { plainText } from '@/lib/domain/readable-text'
import { severityWord } from '@/lib/domain/severity'
import { sourceName } from '@/lib/domain/source-words'
import type { IncidentEventView, IncidentView } from './contract'
import { counted, mark, range, section, ZONE } from './offline-copy-marks'
import { type Markup, markup } from './offline-copy-markup'

export function eventsSection({ events, eventCount, leftOut }: IncidentView): Markup | null {
  if (events.length === 0) {
    return section('Events', markup`<p class="muted">No event of AWS belongs to it: people opened it by hand.</p>`)
  }
  return section(
    `Events (${eventCount.toLocaleString('en-US')})`,
    markup`<table><thead><tr><th>State</th><th>Service and Region</th><th>When, UTC</th></tr></thead><tbody>${events.map(row)}</tbody></table>
${leftOut.events > 0 && markup`<p class="note">Not in this copy: ${counted(leftOut.events, 'further event')}.</p>`}`,
  )
}

function row(event: IncidentEventView): Markup {
  const { serviceName, region, summary, arn, scope, affectedAccountCount, sources, byHand } = event
  const asides = [
    scope === 'PUBLIC' ? 'public' : 'account event',
    affectedAccountCount > 0 && `AWS named ${counted(affectedAccountCount, 'account')}`,
    `known from ${sources.map(sourceName).join(', ') || 'no source'}`,
    byHand && 'placed by hand',
  ].filter(Boolean)
  return markup`<tr><td>${stateMark(event)}</td><td><b>${serviceName}</b> <span class="mono">${region}</span><br>${headline(plainText(summary))}<br><span class="small muted">${asides.join(' · ')}</span>${arn !== null && markup`<br><span class="mono faint">${arn}</span>`}</td><td class="when figures">${timesOf(event)}</td></tr>`
}

/** What AWS never ended is never green. */
function stateMark(event: IncidentEventView): Markup {
  const state = eventState(event)
  const worst = event.severity ?? event.peakSeverity
  if (state === 'resolved') return mark('resolved', stateWord(state))
  if (state !== 'open' || worst === null) return mark('unknown', stateWord(state))
  return mark(worst, `${stateWord(state)}: ${severityWord(worst)}`)
}

function timesOf({ startedAt, endedAt, endUnknown, timePrecision }: IncidentEventView): Markup {
  const day = formatDate(startedAt, ZONE)
  if (timePrecision === 'day') return markup`${day}<br><span class="small muted">only the day is known</span>`
  return markup`${day}<br>${range(startedAt, endedAt)}${endUnknown && markup`<br><span class="small muted">end unknown</span>`}`
}

/** Why its events were grouped; nothing where it has but one. */
export function groupingSection({ links, events }: IncidentView): Markup | null {
  if (events.length < 2) return null
  const names = new Map(events.map(({ id, serviceName, region }) => [id, `${serviceName} ${region}`]))
  const nameOf = (id: string) => names.get(id) ?? `event ${id}`
  const placed = events.filter(({ byHand }) => byHand).length
  const shown = links.map(
    ({ eventId, otherId, confidence, sentence }) =>
      markup`<li><p>${sentence} <span class="chip">${confidenceWord(confidence)}</span> <span class="small muted">${nameOf(eventId)} and ${nameOf(otherId)}</span></p></li>`,
  )
  return section(
    'Grouped because',
    markup`${placed > 0 && markup`<p class="muted">People placed ${placed === events.length ? 'all of them' : counted(placed, 'event')}; no rule moves what people placed.</p>`}
<ul>${shown}</ul>
${links.length > 0 && markup`<p class="small muted">How sure each reason is: ${(['high', 'medium', 'low'] as const).map(confidenceWord).join(', ')}.</p>`}`,
  )
}
