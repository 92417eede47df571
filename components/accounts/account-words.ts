/** Words and shapes for accounts: their status, who owns them, where they stand. */
import type { SeverityMarkKind } from '@/components/ui/severity-mark'
import type { AccountView } from '@/lib/accounts/contract'
import { LEFT } from '@/lib/accounts/filter'
import type { AssignmentOrigin } from '@/lib/domain/account-rules'
import type { Criticality } from '@/lib/domain/blast-radius/facts'

const STATUSES: Readonly<Record<string, { mark: SeverityMarkKind; word: string }>> = {
  ACTIVE: { mark: 'resolved', word: 'Active' },
  SUSPENDED: { mark: 'degradation', word: 'Suspended' },
  PENDING_CLOSURE: { mark: 'degradation', word: 'Being closed' },
  PENDING_ACTIVATION: { mark: 'informational', word: 'Being opened' },
  CLOSED: { mark: 'informational', word: 'Closed' },
  UNKNOWN: { mark: 'unknown', word: 'Not read' },
  [LEFT]: { mark: 'unknown', word: 'Left' },
}

/** The status of an account as shape and word; AWS's own word where we do not know it. */
export function statusWords({ status, leftAt }: Pick<AccountView, 'status' | 'leftAt'>): {
  mark: SeverityMarkKind
  word: string
} {
  const key = leftAt === null ? status : LEFT
  return Object.hasOwn(STATUSES, key) && STATUSES[key] ? STATUSES[key] : { mark: 'unknown', word: status }
}

/** What a status is called as a choice of the filter. */
export function statusName(value: string): string {
  return STATUSES[value]?.word ?? value
}

const CRITICALITY_WORDS: Readonly<Record<Criticality, string>> = {
  critical: 'Critical',
  high: 'High',
  normal: 'Normal',
  low: 'Low',
}

/** How critical an account is, as a word. */
export function criticalityWord(criticality: Criticality): string {
  return CRITICALITY_WORDS[criticality]
}

/** Who says so. */
export function originWords(origin: AssignmentOrigin): string {
  return origin === 'rule' ? 'by a rule' : 'by hand'
}

/** The units below the root, which every path begins with: "Workloads / Production"; the root's name where there are none. */
export function unitWords(path: string): string {
  const [root = '', ...below] = path.split('/')
  return below.length === 0 ? root : below.join(' / ')
}

/** "1 account", "10,000 accounts". */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`
}

/** How many the filter lets through, and how many it hides. */
export function matchingWords(matching: number, total: number): string {
  if (matching === total) return countWords(total, 'account')
  const hidden = total - matching
  return `${matching.toLocaleString('en-US')} of ${countWords(total, 'account')}; the filter hides ${hidden.toLocaleString('en-US')}`
}
