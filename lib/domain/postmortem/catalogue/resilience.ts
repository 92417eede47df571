/** Section H of the catalogue: what would make it hurt less next time. */
import type { TemplateItem } from '../template'
import { item, OF_AWS_SEVERE, SEVERE } from './item'

export const RESILIENCE: readonly TemplateItem[] = [
  item('H1', 'semi', {
    text: 'Move workloads from the global address of STS to that of their Region',
    why: 'A fault in one Region then takes no sessions away elsewhere.',
    where:
      'CloudTrail: calls whose client provided the host sts.amazonaws.com. In SDKs the setting sts_regional_endpoints.',
    required: OF_AWS_SEVERE,
    days: 30,
  }),
  item('H2', 'auto', {
    text: 'Make tokens of the global STS address valid in all Regions',
    why: 'Else they fail in Regions that were switched on by hand. Does not apply where none was.',
    where: 'Console: IAM, account settings, STS. API: iam:GetAccountSummary, GlobalEndpointTokenVersion.',
    required: null,
    days: 30,
  }),
  item('H3', 'semi', {
    text: 'Keep users for emergencies whose rights are attached beforehand, and whose use raises an alarm',
    why: 'When IAM cannot be changed, only what was attached before helps.',
    where: 'API: iam:GetUser, iam:ListMFADevices, iam:ListAttachedUserPolicies of those users; the alarm as in G4.',
    required: { kinds: ['identity'], atLeast: 'SEV2' },
    days: 14,
  }),
  item('H4', 'person', {
    text: 'Try the emergency way in without the identity provider, within the last 90 days',
    why: 'A way in that nobody tried is a hope.',
    where: 'Sign in with it, note the date here; the use has to show up as an alarm.',
    required: { kinds: ['identity'], atLeast: 'SEV2' },
    days: 30,
  }),
  item('H5', 'person', {
    text: 'Read the runbooks: none of their steps may need to change IAM, Organizations or another control plane',
    why: 'Those are what fails first. What runs goes on running on what exists.',
    where: 'Your runbooks; Faultline: Blast radius, what fails and what goes on working.',
    required: OF_AWS_SEVERE,
    days: 30,
  }),
  item('H6', 'semi', {
    text: 'Check that critical workloads span zones or Regions, and that their recovery goals are known',
    why: 'Whether one Region may fail is decided long before it does.',
    where: 'Faultline: Settings, Dependencies. API: rds:DescribeDBInstances, MultiAZ; resiliencehub:ListApps.',
    required: SEVERE,
    days: 30,
  }),
  item('H7', 'person', {
    text: 'Make sure that failing over was practised this year',
    why: 'The first time should not be the day it counts.',
    where: 'Records of your exercises.',
    required: null,
    days: 60,
  }),
]
