/** Items A5 and H1: the calls that failed in the window, and those that named the global address of STS. */
import { counted } from '@/lib/domain/postmortem/facts/figures'
import type { EvidenceRow } from '../verdict'
import { found, row } from './findings'
import type { IdentityWindow, IncidentCheck } from './material'
import { knownWords, unknownWords } from './window-coverage'

export const FAILURES_REVIEWED: IncidentCheck = {
  id: 'A5',
  kind: 'semi',
  title: 'Failed sign-ins and denied calls of the window were gone through',
  mend: 'Look at who failed, from where and how often; note what is no consequence of the outage.',
  judge({ identity }) {
    if (isUnread(identity)) return found('not-checked', unknownWords(identity.coverage) ?? '')
    const { failures } = identity
    const calls = failures.reduce((sum, each) => sum + each.calls, 0)
    const told =
      calls === 0 ? 'No call failed' : `${counted(calls, 'call')} failed, by ${counted(failures.length, 'error')}`
    return found('collected', `${told}. ${coverageWords(identity)}`, failures.map(failureRow))
  },
}

function failureRow({ eventSource, errorCode, calls }: IdentityWindow['failures'][number]): EvidenceRow {
  return row(`${eventSource.replace('.amazonaws.com', '')}: ${errorCode}`, counted(calls, 'call'))
}

export const STS_REGIONAL: IncidentCheck = {
  id: 'H1',
  kind: 'semi',
  title: 'Workloads use the address of STS in their Region',
  mend: 'Set the SDKs of those who name the global address to Regional endpoints, beginning with the accounts that call most.',
  judge({ identity }) {
    if (isUnread(identity)) return found('not-checked', unknownWords(identity.coverage) ?? '')
    const { calls, global, accounts } = identity.sts
    if (calls === 0) {
      const isWhole = unknownWords(identity.coverage) === null
      const told = `No call to STS ${isWhole ? 'in the window' : 'is known'}. ${coverageWords(identity)}`
      return found(isWhole ? 'not-applicable' : 'not-checked', told)
    }
    const rows = accounts.map(({ account, ...own }) =>
      row(
        account,
        `${own.global.toLocaleString('en-US')} of ${counted(own.calls, 'call')} named the global address`,
        own.global > 0,
      ),
    )
    const told = `${global.toLocaleString('en-US')} of ${counted(calls, 'call')} to STS named its global address`
    return found('collected', `${told}. ${coverageWords(identity)}`, rows)
  },
}

/** Nothing of the window was read anywhere. */
function isUnread({ coverage: { whole, partly } }: IdentityWindow): boolean {
  return whole + partly === 0
}

function coverageWords({ coverage }: IdentityWindow): string {
  return unknownWords(coverage) ?? knownWords(coverage)
}
