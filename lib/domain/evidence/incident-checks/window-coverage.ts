/** Says how far the calls of an incident's window are known. */
import { counted } from '@/lib/domain/postmortem/facts/figures'
import type { WindowCoverage } from './material'

/** Where all of it is known: in how many accounts. */
export function knownWords({ whole }: WindowCoverage): string {
  return `All calls in the window are known in ${counted(whole, 'account')}.`
}

/** What is not known, and why, in one or two sentences; null where all is. */
export function unknownWords({ whole, partly, none, why }: WindowCoverage): string | null {
  const total = whole + partly + none
  const reason = why === null ? 'Have it read on the tab “IAM changes” of the incident.' : why
  if (total === 0) return `No account is known whose calls could be read. ${reason}`
  if (partly + none === 0) return null
  if (whole + partly === 0)
    return `CloudTrail’s calls of the window were not read in any of ${counted(total, 'account')}. ${reason}`
  const part = partly === 0 ? '' : ` in ${partly.toLocaleString('en-US')} partly,`
  return `All calls in the window are known in ${whole.toLocaleString('en-US')} of ${counted(total, 'account')},${part} in ${none.toLocaleString('en-US')} not at all. ${reason}`
}
