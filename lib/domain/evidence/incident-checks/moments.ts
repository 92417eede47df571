/** Items A3 and B1: the moments of the incident, and how AWS spoke of it. */
import type { IncidentDuration } from '@/lib/domain/incident-durations'
import { counted, lengthWords, momentWords } from '@/lib/domain/postmortem/facts/figures'
import type { FactsIncident } from '@/lib/domain/postmortem/facts/material'
import type { EvidenceRow } from '../verdict'
import { found, isOurOwn, notOfAws, row } from './findings'
import type { IncidentCheck } from './material'

export const MOMENTS_KNOWN: IncidentCheck = {
  id: 'A3',
  kind: 'semi',
  title: 'It is known when it began, was noticed, acknowledged, mitigated and over',
  mend: 'Set the status of the incident at the time at which it changed, and enter what your team saw as a window.',
  judge({ incident }) {
    const rows = momentsOf(incident)
    const missing = rows.filter(({ isBad }) => isBad).map(({ subject }) => subject.toLowerCase())
    const known = `${rows.length - missing.length} of ${rows.length} moments are known`
    if (missing.length === 0) return found('collected', `${known}.`, rows)
    return found('collected', `${known}; not known: ${missing.join(', ')}. Explain the gaps.`, rows)
  },
}

function momentsOf(incident: FactsIncident): EvidenceRow[] {
  const { clocks, startedAt, endedAt } = incident
  const told = [
    ['Began', startedAt, null],
    ['Noticed', clocks.firstSeenAt, 'detection'],
    ['Acknowledged', clocks.acknowledgedAt, 'acknowledge'],
    ['Mitigated', clocks.mitigatedAt, 'mitigate'],
    ['Over', clocks.resolvedAt ?? endedAt, 'resolve'],
  ] as const
  return told.map(([name, at, what]) => {
    if (at === null) return row(name, 'not known', true)
    const duration = clocks.durations.find((each) => each.what === what)
    const took = duration === undefined || duration.ms < 0 ? '' : `, after ${lengthWords(duration.ms)}`
    return row(name, `${momentWords(at)}${took}${basis(duration)}`)
  })
}

/** Between which clocks it was measured. */
function basis(duration: IncidentDuration | undefined): string {
  return duration === undefined ? '' : `. ${duration.sentence}`
}

export const POSTING_RECORDED: IncidentCheck = {
  id: 'B1',
  kind: 'auto',
  title: 'It is recorded how late AWS first spoke, and how often after that',
  mend: 'Keep a source of AWS’s words polled all the time: what is read in afterwards does not tell when it was first said.',
  judge(material) {
    const { clocks, updates, eventCount, leftOut } = material.incident
    if (isOurOwn(material)) return notOfAws('AWS had nothing to post')
    if (eventCount === 0)
      return found('fail', 'No event of AWS belongs to this incident: when AWS spoke is not recorded.')
    const times = updates.map(({ observedAt }) => Date.parse(observedAt)).toSorted((a, b) => a - b)
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at))
    const rows = [
      ...(clocks.firstSaidAt === null ? [] : [row('First word', momentWords(clocks.firstSaidAt))]),
      row('Updates', `${counted(updates.length + leftOut.updates, 'update')}${cadence(gaps)}`),
    ]
    const delay = clocks.durations.find(({ what }) => what === 'posting-delay')
    if (delay === undefined) {
      return found(
        'not-checked',
        'How late AWS spoke cannot be told: its texts were read in whole, or name no start.',
        rows,
      )
    }
    const late = delay.ms < 0 ? 'AWS spoke before it began' : `AWS first spoke ${lengthWords(delay.ms)} after it began`
    return found('pass', `${late}. ${delay.sentence}`, rows)
  },
}

/** ", every 20 m in the middle, 1 h 10 m at the longest". */
function cadence(gaps: readonly number[]): string {
  const sorted = gaps.toSorted((a, b) => a - b)
  const longest = sorted.at(-1)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (longest === undefined || middle === undefined) return ''
  return `; ${lengthWords(middle)} between two in the middle, ${lengthWords(longest)} at the longest`
}
