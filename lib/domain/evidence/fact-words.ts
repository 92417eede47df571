/** What is collected, by kind, as the subject of a sentence. */
import type { FactKind } from './facts'

/** Singular: "has not been read yet" follows. */
export const FACT_WORDS: Readonly<Record<FactKind, string>> = {
  'credential-report': 'the credential report',
  'account-summary': "the account's summary",
  'authorization-details': 'the list of users, roles and policies',
  'virtual-mfa': 'the list of virtual MFA devices',
  'password-policy': 'the password policy',
  'server-certificates': 'the list of server certificates',
  'identity-providers': 'the list of identity providers',
  'identity-center': 'whether IAM Identity Center is used',
  'access-analyzer': 'what Access Analyzer found',
  'last-accessed': 'which services were used when',
  trails: 'the list of trails',
  alarms: 'what raises alarms',
  'event-rules': 'the list of EventBridge rules',
  'alternate-contacts': 'who AWS writes to',
  'detection-services': 'the state of Config, Security Hub and GuardDuty',
  'stack-drift': 'the drift of stacks',
  recovery: 'what a recovery could start from',
  organization: 'what concerns the organization',
}

/** "The credential report has not been read yet." */
export function notReadYet(kind: FactKind): string {
  const words = FACT_WORDS[kind]
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} has not been read yet.`
}
