/** What root can sign in with, out of two sources that may disagree: the account's summary and the credential report. */
import type { CheckContext, Facts } from '../check'
import type { CredentialKey } from '../facts'
import { isThere } from './access-keys'

/** Null: neither source tells. */
export interface RootCredentials {
  mfa: boolean | null
  password: boolean | null
  /** An access key that works. */
  activeKey: boolean | null
  /** An access key at all. */
  key: boolean | null
  /** Where both tell and say otherwise: which was taken. Empty where they agree. */
  disagreements: readonly string[]
}

/** Both sources; the newer one where they disagree. */
export function rootCredentials(facts: Facts, { asOf }: Pick<CheckContext, 'asOf'>): RootCredentials {
  const summary = facts['account-summary']
  const root = facts['credential-report']?.root ?? null
  const isReportNewer = (asOf['credential-report'] ?? 0) > (asOf['account-summary'] ?? 0)
  const disagreements: string[] = []
  function either(what: string, bySummary: boolean | null, byReport: boolean | null): boolean | null {
    if (bySummary === null || byReport === null) return bySummary ?? byReport
    if (bySummary !== byReport) disagreements.push(disagreement(what, isReportNewer, bySummary))
    return isReportNewer ? byReport : bySummary
  }
  const hasKey = flag(summary?.AccountAccessKeysPresent)
  return {
    mfa: either('MFA', flag(summary?.AccountMFAEnabled), root?.mfaActive ?? null),
    password: either('a password', flag(summary?.AccountPasswordPresent), root?.passwordEnabled ?? null),
    // The summary also counts keys that are switched off: it outweighs the report only by saying that there are none.
    activeKey: root === null || hasKey === false ? hasKey : (anyOf(root.keys, ({ active }) => active) ?? hasKey),
    key: either('an access key', hasKey, root === null ? null : anyOf(root.keys, isThere)),
    disagreements,
  }
}

/** True where root can sign in with nothing at all; null: not known. */
export function hasNoCredentials({ password, activeKey }: RootCredentials): boolean | null {
  if (password === true || activeKey === true) return false
  return password === null || activeKey === null ? null : true
}

/** The explanation, and after it where the sources disagree. */
export function saidOfRoot(explanation: string, { disagreements }: RootCredentials): string {
  return [explanation, ...disagreements].join(' ')
}

function disagreement(what: string, isReportNewer: boolean, bySummary: boolean): string {
  const [yes, no] = bySummary ? ['summary', 'credential report'] : ['credential report', 'summary']
  const newer = isReportNewer ? 'credential report' : 'summary'
  return `The ${yes} says that root has ${what}, the ${no} that it has not: the ${newer} is newer and was taken.`
}

function flag(value: number | undefined): boolean | null {
  return value === undefined ? null : value > 0
}

/** True with one that holds; null where none is told of, or of one it is not known. */
function anyOf(keys: readonly CredentialKey[], holds: (key: CredentialKey) => boolean | null): boolean | null {
  const held = keys.map(holds)
  if (held.includes(true)) return true
  return held.length === 0 || held.includes(null) ? null : false
}
