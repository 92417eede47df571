/** Items A6 and F3: the changes to identity while the incident lasted, and whether each is explained. */

import type { Means } from '@/lib/domain/iam-changes/change'
import { counted, momentWords } from '@/lib/domain/postmortem/facts/figures'
import type { EvidenceRow, Finding } from '../verdict'
import { found, row } from './findings'
import type { IdentityWindow, IncidentCheck } from './material'
import { knownWords, unknownWords } from './window-coverage'

const MEND =
  'Write the reason beside each change on the incident’s tab “IAM changes”; have the rest of the window read there.'

export const CHANGES_EXPLAINED: IncidentCheck = {
  id: 'A6',
  kind: 'auto',
  title: 'No change to IAM in the window is unexplained',
  mend: MEND,
  judge: ({ identity }) => judgeWindow(identity, unexplainedRows(identity)),
}

export const CHANGES_TRACED: IncidentCheck = {
  id: 'F3',
  kind: 'auto',
  title: 'Every write to IAM in the window has its who, what and why',
  mend: MEND,
  judge: ({ identity }) => judgeWindow(identity, [...unexplainedRows(identity), ...meansRows(identity)]),
}

/** What is known to be unexplained fails, however little is known; nothing passes before all of it is known. */
function judgeWindow(identity: IdentityWindow, rows: EvidenceRow[]): Finding {
  const { coverage, writes } = identity
  const total = sum(writes, ({ changes }) => changes)
  const unexplained = sum(writes, (each) => each.unexplained)
  const changes = counted(total, 'change')
  if (unexplained > 0) {
    const part = unknownWords(coverage)
    const told = `${unexplained.toLocaleString('en-US')} of ${changes} by unknown means without a reason`
    return found('fail', `${told}. ${part ?? knownWords(coverage)} By which means is a heuristic.`, rows)
  }
  const missing = unknownWords(coverage)
  if (missing !== null) return found('not-checked', missing, rows)
  if (total === 0) return found('pass', `No change to IAM in the window. ${knownWords(coverage)}`, rows)
  return found('pass', `${changes}, all explained. ${knownWords(coverage)} By which means is a heuristic.`, rows)
}

function unexplainedRows({ unexplained }: IdentityWindow): EvidenceRow[] {
  return unexplained.map(({ at, account, actor, what }) =>
    row(`${what} by ${actor}`, `${account}, ${momentWords(at)}`, true),
  )
}

const MEANS_WORDS: Record<Means, string> = {
  cloudformation: 'CloudFormation',
  pipeline: 'Pipeline or Terraform',
  console: 'Console',
  service: 'A service of AWS',
  unknown: 'Unknown means',
}

function meansRows({ writes }: IdentityWindow): EvidenceRow[] {
  return writes
    .filter(({ changes }) => changes > 0)
    .map(({ means, changes, refused, explained }) => {
      const parts = [
        counted(changes, 'change'),
        ...(refused > 0 ? [`${refused.toLocaleString('en-US')} refused`] : []),
        ...(explained > 0 ? [`${explained.toLocaleString('en-US')} with a written reason`] : []),
      ]
      return row(MEANS_WORDS[means], parts.join(', '))
    })
}

function sum<T>(all: readonly T[], of: (each: T) => number): number {
  return all.reduce((total, each) => total + of(each), 0)
}
