/** The machine's first version of Timeline. */
import { dayKey, formatBareClock, formatDate } from '@/lib/domain/format-time'
import { counted } from './figures'
import type { FactsMaterial } from './material'
import { ownEntries, type TimelineEntry, toldUpdates, updateEntries } from './timeline-entries'

/** Lines at most. */
const MOST_LINES = 300
const ZONE = 'UTC'

/** Line by line with times in UTC, a list for each day; of too many lines AWS's middle words are left out first. */
export function composeTimeline({ incident }: FactsMaterial): string {
  const own = thinned(ownEntries(incident).toSorted(inOrder), MOST_LINES)
  const kept = thinned(toldUpdates(incident), MOST_LINES - own.shown.length)
  const entries = [...own.shown, ...updateEntries(kept.shown, incident)].toSorted(inOrder)
  const days = new Map<string, TimelineEntry[]>()
  for (const entry of entries) {
    const key = dayKey(entry.at, ZONE)
    const day = days.get(key)
    if (day === undefined) days.set(key, [entry])
    else day.push(entry)
  }
  const lists = [...days.values()].map((ofDay) => {
    const lines = ofDay.map(({ at, line }) => `- ${formatBareClock(at, ZONE)} ${line}`)
    return `**${formatDate(ofDay[0]?.at ?? 0, ZONE)}** (UTC)\n\n${lines.join('\n')}`
  })
  const out = leftOut(own.leftOut, kept.leftOut + incident.leftOut.updates)
  return [...(lists.length > 0 ? lists : ['Nothing is known of its course.']), ...out].join('\n\n')
}

/** The first and the last of them: what began it and what ended it tell more than what lies between. */
function thinned<T>(entries: readonly T[], most: number): { shown: T[]; leftOut: number } {
  if (entries.length <= most) return { shown: [...entries], leftOut: 0 }
  const head = Math.ceil(most / 2)
  const tail = most - head
  const shown = [...entries.slice(0, head), ...entries.slice(entries.length - tail)]
  return { shown, leftOut: entries.length - shown.length }
}

function leftOut(own: number, said: number): string[] {
  const parts = [
    ...(said > 0 ? [counted(said, 'update of AWS’s', 'updates of AWS’s')] : []),
    ...(own > 0 ? [counted(own, 'entry of ours', 'entries of ours')] : []),
  ]
  return parts.length === 0 ? [] : [`Left out here: ${parts.join(' and ')}. The overview of the incident has them.`]
}

function inOrder(a: TimelineEntry, b: TimelineEntry): number {
  return a.at - b.at || a.rank - b.rank || (a.line < b.line ? -1 : a.line > b.line ? 1 : 0)
}
