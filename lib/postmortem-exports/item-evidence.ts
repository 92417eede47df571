/** What the machine found for an item, as an exported post-mortem says it: the verdicts now and at the incident's time, as of when. */
import type { Verdict } from '@/lib/domain/evidence/verdict'
import type { ItemEvidence, VerdictCounts } from '@/lib/evidence/contract'
import type { ItemView, PostmortemView } from '@/lib/postmortems/contract'
import { counted, type Look, type Mark, type Span } from './blocks'
import { moment } from './times'
import { NOT_CHECKED, VERDICT_WORDS } from './words'

/** A mark for the whole, and lines about it. Null: the machine looks for nothing here. */
export interface ExportedEvidence {
  mark: Mark
  lines: Span[][]
}

/** How many rows of an item about the incident are written out. */
const MOST_ROWS = 10
/** How many reasons why something is not checked. */
const MOST_REASONS = 3

export function exportedEvidence(
  { code, kind }: Pick<ItemView, 'code' | 'kind'>,
  { evidence }: Pick<PostmortemView, 'evidence'>,
): ExportedEvidence | null {
  if (kind === 'person') return null
  const own = evidence?.find(({ check }) => check === code)
  if (own === undefined) return { mark: { look: 'unknown', word: NOT_CHECKED }, lines: [] }
  return own.incident === null ? ofAccounts(own) : ofIncident(own, own.incident)
}

/** One word for a table: what presses most of the verdicts now; not-checked where there is none. */
export function pressingVerdict(own: ItemEvidence): Verdict {
  if (own.incident !== null) return own.incident.verdict
  return PRESSING.find((verdict) => own.now !== null && own.now[verdict] > 0) ?? 'not-checked'
}

const PRESSING: readonly Verdict[] = ['fail', 'stale', 'not-checked', 'waived', 'collected', 'pass', 'not-applicable']
const LOOKS: Record<Verdict, Look> = {
  ...{ fail: 'late', stale: 'unknown', 'not-checked': 'unknown', waived: 'refused' },
  ...{ collected: 'open', pass: 'done', 'not-applicable': 'refused' },
}

function ofAccounts(own: ItemEvidence): ExportedEvidence {
  const { now, nowAsOf, atIncident, incidentAt, incidentAsOf, unchecked, unreadDuring } = own
  const word = now === null ? 'Not checked: no account has been read yet' : `${countsWords(now)}${asOfWords(nowAsOf)}`
  const before =
    atIncident === null
      ? 'nothing had been read of any account by then'
      : `${countsWords(atIncident)}${asOfWords(incidentAsOf)}`
  return {
    mark: { look: LOOKS[pressingVerdict(own)], word },
    lines: [
      [muted(`At the incident’s time, ${moment(incidentAt)}: `), { text: before }],
      ...(unreadDuring === null ? [] : [[muted('While it lasted: '), { text: unreadWords(unreadDuring) }]]),
      ...unchecked
        .slice(0, MOST_REASONS)
        .map(({ why, accounts }) => [muted(`Not checked in ${counted(accounts, 'account')}: `), { text: why }]),
      ...(now !== null && now.fail > 0 ? [[muted('To mend it: '), { text: own.mend }]] : []),
    ],
  }
}

function ofIncident(own: ItemEvidence, { verdict, explanation, rows, total }: NonNullable<ItemEvidence['incident']>) {
  const shown = rows.slice(0, MOST_ROWS).map(({ subject, detail, isBad }): Span[] => {
    const text = `${subject}: ${detail}`
    return [isBad ? { text, tone: 'strong' } : { text }]
  })
  const more = total - shown.length
  return {
    mark: {
      look: LOOKS[verdict],
      word: `${VERDICT_WORDS[verdict]}, by Faultline’s record${own.nowAsOf === null ? '' : ` of ${moment(own.nowAsOf)}`}`,
    },
    lines: [[{ text: explanation }], ...shown, ...(more > 0 ? [[muted(`and ${counted(more, 'more row')}`)]] : [])],
  }
}

/** "fail 4, not checked 3, pass 208", what presses first. */
function countsWords(counts: VerdictCounts): string {
  const parts = PRESSING.filter((verdict) => counts[verdict] > 0).map(
    (verdict) => `${VERDICT_WORDS[verdict].toLowerCase()} ${counts[verdict].toLocaleString('en-US')}`,
  )
  return parts.join(', ') || 'no account'
}

/** The certainty of a count is that of what was read, and as old. */
function asOfWords(asOf: string | null): string {
  return asOf === null ? '' : `, as of ${moment(asOf)} or later`
}

function unreadWords({ accounts, lastBefore }: NonNullable<ItemEvidence['unreadDuring']>): string {
  const last = lastBefore === null ? 'none had been read before' : `last read before it ${moment(lastBefore)}`
  return `${counted(accounts, 'account')} could not be read; ${last}`
}

function muted(text: string): Span {
  return { text, tone: 'muted' }
}
