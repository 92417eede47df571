/** Section C of the catalogue: the root user, and second factors. */
import type { TemplateItem } from '../template'
import { item, OF_ACCESS, OF_IDENTITY_SEVERE } from './item'

export const ROOT_AND_MFA: readonly TemplateItem[] = [
  item('C1', 'auto', {
    text: 'Check that root has a second factor in every account, or no credentials at all',
    why: 'Root can undo every guard. An account without root credentials passes too.',
    where:
      'Console: IAM, dashboard and credential report; member accounts: IAM, root access management. API: iam:GetAccountSummary. Control: CIS 1.4 (v7.0: 2.5), IAM.9.',
    required: OF_IDENTITY_SEVERE,
    days: 7,
  }),
  item('C2', 'auto', {
    text: 'Check that root’s second factor is hardware',
    why: 'A copied seed of an app works from anywhere, and leaves with whoever set it up.',
    where:
      'Console: IAM, security credentials of root. API: iam:ListVirtualMFADevices lists none for root. Control: CIS 1.5 (v7.0: 2.6), IAM.6.',
    required: null,
    days: 30,
  }),
  item('C3', 'auto', {
    text: 'Delete access keys of root',
    why: 'They can do everything, and no policy of the account limits them.',
    where: 'Console: IAM, credential report. API: iam:GetAccountSummary. Control: CIS 1.3 (v7.0: 2.4), IAM.4.',
    required: OF_IDENTITY_SEVERE,
    days: 3,
  }),
  item('C4', 'auto', {
    text: 'Explain each recent use of root',
    why: 'Root is for the few things that nobody else can do; each use has a story.',
    where:
      'Console: IAM, credential report, columns of last use. API: iam:GetCredentialReport. Control: CIS 1.6 (v7.0: 2.7).',
    required: OF_ACCESS,
    days: 3,
  }),
  item('C5', 'auto', {
    text: 'Turn on central management of root in the organization',
    why: 'Member accounts then need no root credentials that could be stolen or lost.',
    where:
      'Console: IAM in the management account, root access management. API: iam:ListOrganizationsFeatures. Control: CIS v7.0 2.1.1.',
    required: null,
    days: 30,
  }),
  item('C6', 'auto', {
    text: 'Check that everybody with a console password has a second factor',
    why: 'A guessed or phished password is then not enough.',
    where:
      'Console: IAM, credential report, password_enabled beside mfa_active; root is looked at in C1. Control: CIS 1.9 (v7.0: 2.10), IAM.5.',
    required: OF_IDENTITY_SEVERE,
    days: 7,
  }),
  item('C7', 'semi', {
    text: 'Check that people who sign in through the identity provider have a second factor there',
    why: 'AWS cannot see it: the provider decides.',
    where:
      'Console: IAM Identity Center, settings, authentication; or your identity provider’s own policy. API: sso-admin:ListInstances tells only whether it is in use.',
    required: null,
    days: 14,
  }),
]
