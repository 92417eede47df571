/** Says how far a round of reading accounts is. */
import { formatSpan } from '@/lib/domain/format-time'
import type { RunView } from '@/lib/evidence/contract'
import { accountsWords } from './count-words'

const ASKED: Readonly<Record<RunView['trigger'], string>> = {
  schedule: '',
  person: ', asked for by somebody',
  verification: ', to verify actions',
}

/** "Reading Main: 41 of 300 accounts, about 6 min left; …", or "Main: 297 of 300 accounts could be read; ended" before when. */
export function runWords({ connection, trigger, total, done, failed, endedAt, secondsLeft }: RunView): string {
  const all = accountsWords(total)
  if (endedAt !== null) {
    const outcome = failed === 0 ? `${all} read` : `${(done - failed).toLocaleString('en-US')} of ${all} could be read`
    return `${connection.name}: ${outcome}${ASKED[trigger]}; ended`
  }
  const left = secondsLeft === null ? '' : `, about ${formatSpan(Math.max(1, secondsLeft) * 1000)} left`
  const unread = failed === 0 ? '' : `; ${failed.toLocaleString('en-US')} could not be read`
  return `Reading ${connection.name}${ASKED[trigger]}: ${done.toLocaleString('en-US')} of ${all}${left}${unread}. What is shown is partial until then, and fills by itself.`
}
