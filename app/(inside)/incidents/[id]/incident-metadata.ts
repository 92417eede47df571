/** What a link to an incident unfolds to. */
import type { Metadata } from 'next'
import { formatDateTime } from '@/lib/domain/format-time'
import { touchesWords } from '@/lib/domain/incident-reach'
import { regionsWord, servicesWord, shownStatus } from '@/lib/domain/incident-row'
import type { IncidentView } from '@/lib/incidents/contract'

/** Title and description; times are in UTC, as the reader of a link is not known. */
export function incidentMetadata(incident: IncidentView): Metadata {
  const { id, title, severity, startedAt, endedAt } = incident
  const place = [servicesWord(incident), regionsWord(incident)].filter(Boolean).join(', ')
  const start = formatDateTime(startedAt, 'UTC')
  const end = endedAt === null ? '' : ` to ${formatDateTime(endedAt, 'UTC')}`
  const touches = incident.reach === null ? '' : `, ${touchesWords(incident.reach)}`
  const description = `${severity}, ${shownStatus(incident).word.toLowerCase()}: ${place}, ${start}${end}${touches}`
  return {
    title,
    description,
    openGraph: { title: `${title} · Faultline`, description, url: `/incidents/${id}` },
  }
}
