/** Section D of the catalogue: who may do how much, and when somebody last looked. */
import type { TemplateItem } from '../template'
import { item, OF_ACCESS, OF_IDENTITY_SEVERE } from './item'

export const LEAST_PRIVILEGE: readonly TemplateItem[] = [
  item('D1', 'auto', {
    text: 'Find policies that allow everything, and take them away',
    why: 'Whoever gets hold of one such role holds the account.',
    where:
      'Console: IAM, policies; inline ones stand with their users and roles. API: iam:GetAccountAuthorizationDetails. Control: CIS 1.15 (v7.0: 2.14), IAM.1.',
    required: OF_IDENTITY_SEVERE,
    days: 14,
  }),
  item('D2', 'auto', {
    text: 'Replace wildcards over whole services with the actions that are used',
    why: 'What a role never needs is what an intruder uses.',
    where: 'API: iam:GetAccountAuthorizationDetails, actions such as s3:*. Control: IAM.21.',
    required: null,
    days: 30,
  }),
  item('D3', 'auto', {
    text: 'Move policies from users to groups or roles',
    why: 'Rights of one person grow unseen, and outlive their reason.',
    where:
      'Console: IAM, users, permissions. API: iam:GetAccountAuthorizationDetails. Control: CIS 1.14 (v7.0: 2.13), IAM.2.',
    required: null,
    days: 30,
  }),
  item('D4', 'auto', {
    text: 'Check that an analyzer for external access runs in each Region in use',
    why: 'It says what is open to others before others say so.',
    where:
      'Console: IAM Access Analyzer, Region by Region. API: access-analyzer:ListAnalyzers. Control: CIS 1.19 (v7.0: 2.18), IAM.28.',
    required: OF_ACCESS,
    days: 14,
  }),
  item('D5', 'auto', {
    text: 'Decide about each open finding of external access',
    why: 'Each is meant or a mistake; an undecided one is both.',
    where: 'Console: IAM Access Analyzer, active findings. API: access-analyzer:ListFindingsV2, ExternalAccess.',
    required: OF_ACCESS,
    days: 7,
  }),
  item('D6', 'auto', {
    text: 'Review unused roles, keys, passwords and permissions',
    why: 'Nobody misses them, but somebody may find them.',
    where:
      'Console: IAM Access Analyzer, unused access. API: access-analyzer:ListFindingsV2, Unused…; without such an analyzer see D7.',
    required: null,
    days: 30,
  }),
  item('D7', 'auto', {
    text: 'Review services that a role may use and has not used for 90 days',
    why: 'It shows which rights can go without anybody noticing.',
    where: 'Console: IAM, role, last accessed. API: iam:GenerateServiceLastAccessedDetails; up to 4 hours old.',
    required: null,
    days: 30,
  }),
  item('D8', 'auto', {
    text: 'Check that guardrails (SCP, RCP) are attached where they should be',
    why: 'They hold even where an account’s own policies allow too much.',
    where: 'Console: AWS Organizations, policies. API: organizations:ListPolicies, organizations:ListTargetsForPolicy.',
    required: null,
    days: 30,
  }),
  item('D9', 'auto', {
    text: 'Check that no role trusts everybody, or another account without a condition',
    why: 'Such a role is a door into the account from outside.',
    where: 'Console: IAM, role, trust relationships. API: iam:GetAccountAuthorizationDetails.',
    required: OF_ACCESS,
    days: 7,
  }),
  item('D10', 'auto', {
    text: 'Make sure that access was reviewed within the last 90 days',
    why: 'Rights are granted for a reason, and reasons end.',
    where: 'Earlier post-mortems in Faultline, or where your reviews are recorded.',
    required: null,
    days: 30,
  }),
]
