/** An incident as one HTML file that needs nothing else: no server, no network, no script. */
import 'server-only'
import { createHash } from 'node:crypto'
import { CLOCK_WORDS } from '@/lib/domain/clock-strip'
import { formatDate } from '@/lib/domain/format-time'
import { isOver } from '@/lib/domain/incident'
import { touchesWords } from '@/lib/domain/incident-reach'
import { isDayKnownOnly, shownStatus, shownWindow } from '@/lib/domain/incident-row'
import { incidentMark, kindWord } from '@/lib/domain/incident-words'
import type { FreshnessView } from '@/lib/source-health/contract'
import type { IncidentView } from './contract'
import { clocksSection } from './offline-copy-clocks'
import { eventsSection, groupingSection } from './offline-copy-events'
import { factsSection, failureSection, historySection, relatedSection } from './offline-copy-facts'
import { counted, mark, section, time } from './offline-copy-marks'
import { Markup, markup } from './offline-copy-markup'
import { streamSection } from './offline-copy-stream'
import { OFFLINE_STYLE } from './offline-copy-style'

/** When, where and for whom a copy is made. */
export interface CopyFacts {
  /** ms since 1970. */
  now: number
  /** Of the incident's page. */
  address: string
  /** How fresh what AWS says is; null where that could not be found out. */
  freshness: FreshnessView | null
  /** Whose copy it is. */
  reader: string
  /** To how many accounts the reader is limited; null: to none. */
  limitedTo: number | null
}

/** Only this style, and nothing from anywhere (CSP 3, "hash-source"). */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(OFFLINE_STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** The file. What AWS and people wrote stands in it as text. */
export function offlineCopy(incident: IncidentView, facts: CopyFacts): string {
  const { title, id, descriptionHtml } = incident
  const document = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${title} · incident ${id}</title>
<style>${new Markup(OFFLINE_STYLE)}</style>
</head>
<body>
<main>
${head(incident, facts)}
${descriptionHtml !== null && section('Description', markup`<div class="written">${new Markup(descriptionHtml)}</div>`)}
${clocksSection(incident, facts.now)}
${failureSection(incident)}
${factsSection(incident)}
${streamSection(incident)}
${eventsSection(incident)}
${groupingSection(incident)}
${relatedSection(incident)}
${historySection(incident)}
<footer class="small muted"><p>Made by Faultline. What AWS said, what rules worked out and what people wrote keep their labels: AWS's words are quoted unaltered, rules give their sentence, people their names.</p></footer>
</main>
</body>
</html>
`
  return document.html
}

function head(incident: IncidentView, facts: CopyFacts): Markup {
  const { id, title, severity, kind } = incident
  const status = shownStatus(incident)
  const shown = mark(status.look === 'unknown' ? 'unknown' : incidentMark(incident), status.word)
  return markup`<header>
<p class="small muted">Faultline · read-only copy of incident #${id}</p>
<h1>${title}</h1>
<p class="line">${shown}<span class="chip ${severity}">${severity}</span><span>${kindWord(kind)}</span><span class="muted">${extent(incident)}</span></p>
<p>${lasting(incident)}</p>
${!incident.covered && markup`<p class="note">We were not looking when it began; it is known from AWS's record.</p>`}
${asOf(facts)}
</header>`
}

function extent({ eventCount, openEventCount, affectedAccountCount, reach }: IncidentView): string {
  const parts = [
    eventCount === 0 ? 'no events of AWS' : counted(eventCount, 'event'),
    openEventCount > 0 ? `${openEventCount.toLocaleString('en-US')} open` : '',
    reach !== null ? touchesWords(reach) : '',
    reach === null && affectedAccountCount > 0 ? `AWS named ${counted(affectedAccountCount, 'account')}` : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

function lasting(incident: IncidentView): Markup {
  const { status, acknowledgedAt, acknowledgedBy } = incident
  const seen =
    acknowledgedAt !== null
      ? markup`Acknowledged by ${acknowledgedBy ?? 'somebody'}, ${time(acknowledgedAt)}.`
      : isOver(status)
        ? 'Nobody acknowledged it.'
        : 'Nobody has acknowledged it.'
  return markup`${span(incident)} ${seen}`
}

/** From when to when, by the same clock as on the page. */
function span(incident: IncidentView): Markup {
  const { clock, from, to } = shownWindow(incident)
  if (isDayKnownOnly(incident))
    return markup`On <time datetime="${from.slice(0, 10)}">${formatDate(from, 'UTC')}</time>; no source names a time within the day.`
  const by = incident.eventCount > 0 && ` (${CLOCK_WORDS[clock].name.toLowerCase()})`
  if (to === null) return markup`${time(from)}${by} · ${endless(incident)}`
  return markup`${time(from)} to ${time(to)}${by}. ${incident.endUnknown && endless(incident)}`
}

function endless({ endUnknown, status, openEventCount }: IncidentView): string {
  if (endUnknown) return 'AWS never said that it ended, and lists it no longer.'
  if (isOver(status)) return 'No end is known.'
  return openEventCount > 0 ? 'It goes on.' : 'No end was given.'
}

/** Without this, an old file would pass for the present. */
function asOf({ now, address, freshness, reader, limitedTo }: CopyFacts): Markup {
  const checkedAt = freshness?.checkedAt ?? null
  return markup`<div class="as-of">
<p><b>As of ${time(new Date(now).toISOString())}.</b> What happened since is not in this file. All times are UTC.</p>
<p class="small muted">${checkedAt === null ? 'When AWS was last read is not known.' : markup`AWS was last read completely ${time(checkedAt)}.`} ${freshness?.troubles.join(' ')}</p>
<p class="small muted">Made for ${reader}${limitedTo !== null && `, who sees public events and those of ${counted(limitedTo, 'account')}: others may be missing`}. The living page: <a href="${address}" rel="noreferrer">${address}</a></p>
</div>`
}
