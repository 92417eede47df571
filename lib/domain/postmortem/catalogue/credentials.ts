/** Section E of the catalogue: keys, passwords and certificates. */
import type { TemplateItem } from '../template'
import { item, OF_ACCESS } from './item'

const REPORT = 'Console: IAM, credential report; up to 4 hours old, its own time counts.'

export const CREDENTIALS: readonly TemplateItem[] = [
  item('E1', 'auto', {
    text: 'Renew access keys that are older than 90 days',
    why: 'The longer a key lives, the more places hold a copy of it.',
    where: `${REPORT} Control: CIS 1.13 (v7.0: 2.12), IAM.3.`,
    required: OF_ACCESS,
    days: 14,
  }),
  item('E2', 'auto', {
    text: 'Turn off passwords and keys that nobody used for 45 days',
    why: 'Nobody would notice who uses them next.',
    where: `${REPORT} Control: CIS 1.11 (v7.0: 2.11), IAM.22.`,
    required: OF_ACCESS,
    days: 14,
  }),
  item('E3', 'auto', {
    text: 'Leave each user at most one active key',
    why: 'The second is for the hour of a change, not for years.',
    where: `${REPORT} Control: CIS 1.12.`,
    required: null,
    days: 14,
  }),
  item('E4', 'auto', {
    text: 'Ask for passwords of 14 characters or more, and none twice',
    why: 'It matters wherever somebody still has a console password, and nowhere else.',
    where:
      'Console: IAM, account settings. API: iam:GetAccountPasswordPolicy. Control: CIS 1.7 and 1.8 (v7.0: 2.8 and 2.9), IAM.15 and IAM.16.',
    required: null,
    days: 30,
  }),
  item('E5', 'auto', {
    text: 'Let people sign in through an identity provider instead of as IAM users',
    why: 'Who leaves then leaves everywhere, and no long-lived key is needed.',
    where:
      'Console: IAM, identity providers; IAM Identity Center. API: iam:ListSAMLProviders, sso-admin:ListInstances. Control: CIS 1.20 (v7.0: 2.19).',
    required: null,
    days: 30,
  }),
  item('E6', 'auto', {
    text: 'Remove expired server certificates from IAM',
    why: 'One that is deployed by mistake takes a site down.',
    where: 'API: iam:ListServerCertificates; the console does not show them. Control: CIS 1.18 (v7.0: 2.17), IAM.26.',
    required: null,
    days: 30,
  }),
  item('E7', 'auto', {
    text: 'Check that a role for cases with AWS Support exists, and that the right people may take it',
    why: 'On the day it breaks somebody must be able to open a case.',
    where:
      'Console: IAM, roles. API: iam:ListEntitiesForPolicy for AWSSupportAccess. Control: CIS 1.16 (v7.0: 2.15), IAM.18.',
    required: null,
    days: 14,
  }),
]
