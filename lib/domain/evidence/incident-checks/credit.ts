/** Item A8: whether credit may be due, and until when it can be claimed. */
import { formatDate } from '@/lib/domain/format-time'
import { lengthWords } from '@/lib/domain/postmortem/facts/figures'
import { found, isOurOwn, notOfAws, row } from './findings'
import type { IncidentCheck } from './material'

export const CREDIT_CONSIDERED: IncidentCheck = {
  id: 'A8',
  kind: 'semi',
  title: 'The day is known by which service credit has to be claimed',
  mend: 'Compare the time that it lasted with the service’s agreement, and open a case about billing before that day.',
  judge(material) {
    const { incident, asOf } = material
    if (isOurOwn(material)) return notOfAws('no credit can be due')
    if (incident.endedAt === null) {
      return found(
        'not-checked',
        'It is not known to be over: neither how long it lasted nor the day to claim by can be told.',
      )
    }
    const by = claimDay(incident.endedAt)
    const rows = [
      row('Claim by', formatDate(by, 'UTC')),
      ...incident.clocks.spans.map(({ clock, from, to }) =>
        row(`By the ${clock} clock`, to === null ? 'no end known' : lengthWords(Date.parse(to) - Date.parse(from))),
      ),
    ]
    const day = `Claims count until ${formatDate(by, 'UTC')}, the end of the second billing cycle after the incident`
    if (asOf > by) return found('collected', `${day}: that day has passed.`, rows)
    return found('collected', `${day}. Whether credit is due depends on the agreement of each service.`, rows)
  },
}

/** The last moment of the second calendar month (UTC) after that of `endedAt`; ISO 8601. */
export function claimDay(endedAt: string): string {
  const end = new Date(endedAt)
  return new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 3, 1) - 1).toISOString()
}
