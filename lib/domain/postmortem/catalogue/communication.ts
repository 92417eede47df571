/** Section B of the catalogue: how word of it came, and how it was passed on. */
import type { TemplateItem } from '../template'
import { item, OF_AWS, OF_AWS_SEVERE, SEVERE } from './item'

export const COMMUNICATION: readonly TemplateItem[] = [
  item('B1', 'auto', {
    text: 'Record how late AWS first spoke, and how often it spoke after that',
    why: 'It tells how far you can rely on AWS’s word, and how much on your own alarms.',
    where: 'Faultline: clock strip and updates of the incident.',
    required: OF_AWS_SEVERE,
    asked: OF_AWS,
    days: 2,
  }),
  item('B2', 'auto', {
    text: 'Check that AWS Health’s organization view is on, with a delegated administrator',
    why: 'Else each account hears only of itself, and nobody sees the whole.',
    where:
      'Faultline: Sources. Console: AWS Health Dashboard, organization settings. API: health:DescribeHealthServiceStatusForOrganization, organizations:ListDelegatedAdministrators.',
    required: null,
    days: 14,
  }),
  item('B3', 'auto', {
    text: 'Check that EventBridge rules for AWS Health exist at home and in the backup Region, with live targets',
    why: 'Events are delivered twice so that one Region may fail; one rule hears half of it.',
    where:
      'Faultline: Settings, Connections. API: events:ListRules and events:ListTargetsByRule in your Region and in us-west-2 (us-east-1 if you live in us-west-2).',
    required: null,
    days: 14,
  }),
  item('B4', 'auto', {
    text: 'Set the contacts for security, operations and billing in every account',
    why: 'AWS writes to them when it matters, also while nobody can sign in.',
    where: 'Console: Account, alternate contacts. API: account:GetAlternateContact. Control: CIS 1.2 (v7.0: 2.3).',
    required: null,
    days: 14,
  }),
  item('B5', 'person', {
    text: 'Check who was told what and when, and whether the promised rhythm was kept',
    why: 'People forgive an outage sooner than silence.',
    where: 'Chat, status page, mails; notes of the incident in Faultline.',
    required: SEVERE,
    days: 5,
  }),
]
