/** The machine's first version of Response. */
import type { IncidentDuration } from '@/lib/domain/incident-durations'
import { statusWord } from '@/lib/domain/incident-words'
import { lengthWords, listed, momentWords } from './figures'
import type { FactsIncident, FactsMaterial } from './material'
import { asMarkdown } from './outside-text'

const MOST_PEOPLE = 20

/** When it was noticed, acknowledged, mitigated and resolved, how long each took, and who was there. */
export function composeResponse({ incident }: FactsMaterial): string {
  return ['**When**', steps(incident).join('\n'), '**Who**', people(incident).join('\n')].join('\n\n')
}

function steps(incident: FactsIncident): string[] {
  const { clocks, acknowledgedBy, covered, eventCount } = incident
  const unread = eventCount > 0 && !covered ? ' No source was read on time when it began.' : ''
  return [
    step({
      name: 'First seen here',
      at: clocks.firstSeenAt,
      by: null,
      took: tookOf(incident, 'detection'),
      none: 'not known',
    }) + unread,
    step({
      name: 'Acknowledged',
      at: clocks.acknowledgedAt,
      by: acknowledgedBy,
      took: tookOf(incident, 'acknowledge'),
      none: 'nobody did',
    }),
    step({
      name: 'Mitigated',
      at: clocks.mitigatedAt,
      by: whoSet(incident, 'mitigated'),
      took: tookOf(incident, 'mitigate'),
      none: 'nobody said so',
    }),
    step({
      name: 'Resolved',
      at: clocks.resolvedAt,
      by: whoSet(incident, 'resolved'),
      took: tookOf(incident, 'resolve'),
      none: 'not yet',
    }),
    ...comeBack(incident),
  ]
}

interface Step {
  name: string
  /** ISO 8601 UTC. */
  at: string | null
  by: string | null
  took: IncidentDuration | undefined
  /** What is said where it did not happen. */
  none: string
}

function step({ name, at, by, took, none }: Step): string {
  if (at === null) return `- **${name}**: ${none}.`
  const who = by === null ? '' : ` by ${asMarkdown(by)}`
  const length =
    took === undefined ? '; how long that took cannot be told' : took.ms < 0 ? '' : `, after ${lengthWords(took.ms)}`
  const basis = took === undefined ? '' : ` ${took.sentence}`
  return `- **${name}**: ${momentWords(at)}${who}${length}.${basis}`
}

function tookOf({ clocks }: FactsIncident, what: IncidentDuration['what']): IncidentDuration | undefined {
  return clocks.durations.find((duration) => duration.what === what)
}

/** Who last set that status. */
function whoSet({ statusHistory }: FactsIncident, status: string): string | null {
  return statusHistory.findLast((change) => change.status === status)?.by ?? null
}

function comeBack({ statusHistory }: FactsIncident): string[] {
  const times = statusHistory.filter(({ status }) => status === 'reopened')
  return times.length === 0
    ? []
    : [
        `- **${statusWord('reopened')}**: ${times.map(({ at, by }) => `${momentWords(at)} by ${asMarkdown(by)}`).join('; ')}.`,
      ]
}

function people({ owner, team, responders }: FactsIncident): string[] {
  return [
    `- Owner: ${owner === null ? 'nobody' : asMarkdown(owner.name)}.`,
    `- Team: ${team === null ? 'none' : asMarkdown(team.name)}.`,
    `- Responders: ${
      listed(
        responders.map(({ name }) => name),
        MOST_PEOPLE,
      ) || 'nobody joined'
    }.`,
  ]
}
