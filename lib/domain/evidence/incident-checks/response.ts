/** Item I2: how long it took to notice, acknowledge and recover, beside the last similar incident. */

import { isOver } from '@/lib/domain/incident'
import type { IncidentDuration } from '@/lib/domain/incident-durations'
import { lengthWords, momentWords } from '@/lib/domain/postmortem/facts/figures'
import { found, row } from './findings'
import type { IncidentCheck, IncidentMaterial } from './material'

const COMPARED = [
  { what: 'detection', name: 'Noticed', lack: 'how long it took to notice' },
  { what: 'acknowledge', name: 'Acknowledged', lack: 'how long it took to acknowledge' },
  { what: 'resolve', name: 'Recovered', lack: 'how long it took to recover' },
] as const

export const RESPONSE_COMPARED: IncidentCheck = {
  id: 'I2',
  kind: 'auto',
  title: 'Times to notice, acknowledge and recover are known and compared',
  mend: 'Set acknowledgement and resolution at the times at which they happened; link incidents that resemble this one.',
  judge({ incident, earlier }) {
    const own = COMPARED.map((each) => ({ ...each, duration: durationOf(incident.clocks.durations, each.what) }))
    const rows = own.map(({ name, what, duration }) => {
      const then = earlier === null ? undefined : durationOf(earlier.durations, what)
      const before = earlier === null ? '' : `; last time ${then === undefined ? 'not known' : lengthWords(then.ms)}`
      return row(
        name,
        `${duration === undefined ? 'not known' : `after ${lengthWords(duration.ms)}`}${before}`,
        duration === undefined,
      )
    })
    const missing = own.filter(({ duration }) => duration === undefined)
    const beside = besideWords(earlier)
    if (missing.length === 0) return found('pass', `All three are known. ${beside}`, rows)
    const lack = missing.map((each) => each.lack).join(', ')
    // What people could still say is open; what nobody watched cannot be told any more.
    const isPeoples = isOver(incident.status) && missing.some(({ what }) => what !== 'detection')
    return found(isPeoples ? 'fail' : 'not-checked', `Not known: ${lack}. ${beside}`, rows)
  },
}

function durationOf(all: readonly IncidentDuration[], what: IncidentDuration['what']): IncidentDuration | undefined {
  return all.find((each) => each.what === what)
}

function besideWords(earlier: IncidentMaterial['earlier']): string {
  if (earlier === null) return 'No earlier incident resembles it.'
  return `Compared with “${earlier.title}” of ${momentWords(earlier.startedAt)}.`
}
