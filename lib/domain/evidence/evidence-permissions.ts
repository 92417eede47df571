/** What reading evidence takes at AWS, and why: collectors take their actions from here, and so do the policy and the templates. */
import type { FactKind } from './facts'

export interface EvidencePermission {
  /** As a policy writes it, which is not always the name of the operation. */
  action: string
  /** What Faultline does with it: the end of a sentence that begins with "Allows Faultline to". */
  why: string
  /** What is collected with it; changes: IAM changes of a window, out of CloudTrail. */
  kind: FactKind | 'changes'
  /** account: in each account. organization: only where the organization is read. */
  scope: 'account' | 'organization'
}

type Row = readonly [action: string, why: string]

function permissions(
  kind: EvidencePermission['kind'],
  rows: readonly Row[],
  scope: EvidencePermission['scope'] = 'account',
): EvidencePermission[] {
  return rows.map(([action, why]) => ({ action, why, kind, scope }))
}

/** Every permission; one that serves several kinds stands once with each. */
export const EVIDENCE_PERMISSIONS: readonly EvidencePermission[] = [
  ...permissions('credential-report', [
    ['iam:GenerateCredentialReport', 'have IAM make the credential report'],
    ['iam:GetCredentialReport', 'read passwords, keys and MFA of users, as dates and flags'],
  ]),
  ...permissions('account-summary', [['iam:GetAccountSummary', 'see whether root has MFA and access keys']]),
  ...permissions('authorization-details', [
    ['iam:GetAccountAuthorizationDetails', 'read users, groups, roles and policies'],
    ['iam:ListPolicyTags', 'tell which policies come from code'],
  ]),
  ...permissions('virtual-mfa', [['iam:ListVirtualMFADevices', "see whether root's MFA is a hardware one"]]),
  ...permissions('password-policy', [['iam:GetAccountPasswordPolicy', 'read the password policy']]),
  ...permissions('server-certificates', [['iam:ListServerCertificates', 'find expired certificates']]),
  ...permissions('identity-providers', [
    ['iam:ListSAMLProviders', 'see whether people sign in by SAML'],
    ['iam:ListOpenIDConnectProviders', 'see which OIDC providers are trusted'],
  ]),
  ...permissions('identity-center', [['sso:ListInstances', 'see whether IAM Identity Center is used']]),
  ...permissions('access-analyzer', [
    ['access-analyzer:ListAnalyzers', 'see in which Regions Access Analyzer is on'],
    ['access-analyzer:ListFindings', 'read what it found about outside and unused access'],
  ]),
  ...permissions('last-accessed', [
    ['iam:GenerateServiceLastAccessedDetails', 'have IAM work out which services are not used'],
    ['iam:GetServiceLastAccessedDetails', 'read which services are not used'],
  ]),
  ...permissions('trails', [
    ['cloudtrail:DescribeTrails', 'find trails'],
    ['cloudtrail:GetTrailStatus', 'see whether they log, and deliver'],
    ['cloudtrail:GetEventSelectors', 'see what they record'],
    ['cloudtrail:ListEventDataStores', 'find event data stores of CloudTrail Lake'],
    ['cloudtrail:GetEventDataStore', 'see what they record'],
  ]),
  ...permissions('alarms', [
    ['logs:DescribeMetricFilters', 'find filters on the logs of trails'],
    ['cloudwatch:DescribeAlarmsForMetric', 'find the alarms behind them'],
    ['sns:ListSubscriptionsByTopic', 'see whether anybody gets them'],
  ]),
  ...permissions('event-rules', [
    ['events:ListRules', 'find rules of EventBridge about IAM and AWS Health'],
    ['events:ListTargetsByRule', 'see where they lead'],
    ['sns:ListSubscriptionsByTopic', 'see whether anybody gets them'],
  ]),
  ...permissions('alternate-contacts', [['account:GetAlternateContact', 'see which contacts are set']]),
  ...permissions('detection-services', [
    ['config:DescribeConfigurationRecorderStatus', 'see whether AWS Config records'],
    ['securityhub:DescribeHub', 'see whether Security Hub is on'],
    ['guardduty:ListDetectors', 'find the detectors of GuardDuty'],
    ['guardduty:GetDetector', 'see whether they are on'],
  ]),
  ...permissions('stack-drift', [
    ['cloudformation:DescribeStacks', 'see when stacks with roles were last compared'],
    ['cloudformation:DetectStackDrift', 'have them compared with their templates'],
    ['cloudformation:DetectStackResourceDrift', 'have their resources compared'],
    ['cloudformation:DescribeStackDriftDetectionStatus', 'read what that came to'],
    ['iam:GetRole', 'compare a role with its template'],
    ['iam:GetRolePolicy', "compare a role's own policies with their template"],
    ['iam:ListRolePolicies', "compare a role's own policies with their template"],
    ['iam:ListAttachedRolePolicies', 'compare what is attached to a role with its template'],
    ['iam:GetPolicy', 'compare a policy with its template'],
    ['iam:GetPolicyVersion', 'compare a policy with its template'],
  ]),
  ...permissions('recovery', [
    ['rds:DescribeDBInstances', 'see from when databases can be restored, and whether they span zones'],
    ['dynamodb:ListTables', 'find tables'],
    ['dynamodb:DescribeContinuousBackups', 'see from when tables can be restored'],
    ['backup:ListProtectedResources', 'see when resources were last backed up'],
  ]),
  ...permissions('changes', [['cloudtrail:LookupEvents', 'read who changed identity, and which calls failed']]),
  ...permissions(
    'organization',
    [
      ['iam:ListOrganizationsFeatures', 'see whether root is managed centrally'],
      ['organizations:DescribeOrganization', 'learn which account manages the organization'],
      ['organizations:ListDelegatedAdministrators', 'see who administers AWS Health'],
      ['organizations:ListPolicies', 'find guardrail policies'],
      ['organizations:ListTargetsForPolicy', 'see what they are attached to'],
      ['health:DescribeHealthServiceStatusForOrganization', "see whether Health's organizational view is on"],
    ],
    'organization',
  ),
]
