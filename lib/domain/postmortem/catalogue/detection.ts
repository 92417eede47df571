/** Section G of the catalogue: trails and alarms. */
import type { TemplateItem } from '../template'
import { item, OF_IDENTITY_SEVERE } from './item'

export const DETECTION: readonly TemplateItem[] = [
  item('G1', 'auto', {
    text: 'Check that a trail over all Regions is logging right now',
    why: 'Without it there is nothing to look into. A trail of the organization or a Lake store counts too.',
    where:
      'Console: CloudTrail, trails. API: cloudtrail:DescribeTrails, cloudtrail:GetTrailStatus, cloudtrail:GetEventSelectors. Control: CIS 3.1 (v7.0: 4.1).',
    required: OF_IDENTITY_SEVERE,
    days: 5,
  }),
  item('G2', 'auto', {
    text: 'Check that logs are validated and encrypted with your own key',
    why: 'A log that could be changed unseen proves nothing.',
    where: 'Console: CloudTrail, trail details. Control: CIS 3.2 and 3.5 (v7.0: 4.2 and 4.5).',
    required: null,
    days: 14,
  }),
  item('G3', 'auto', {
    text: 'Check that the trail reaches CloudWatch Logs without a lag',
    why: 'Alarms read from there: what arrives late is noticed late.',
    where: 'API: cloudtrail:GetTrailStatus, time of the latest delivery to CloudWatch Logs.',
    required: null,
    days: 14,
  }),
  item('G4', 'auto', {
    text: 'Check that an alarm on IAM changes exists and reaches somebody',
    why: 'An alarm without a confirmed receiver rings in an empty room.',
    where:
      'API: logs:DescribeMetricFilters, cloudwatch:DescribeAlarmsForMetric, sns:ListSubscriptionsByTopic; a rule of EventBridge in IAM’s control-plane Region does as well. Control: CIS 4.4 (v7.0: 5.4).',
    required: OF_IDENTITY_SEVERE,
    days: 7,
  }),
  item('G5', 'auto', {
    text: 'Let that alarm also hear new users, keys, sign-in profiles, trust changes, removed second factors and providers',
    why: 'The benchmark’s list leaves out calls by which somebody stays in.',
    where:
      'As in G4: SetDefaultPolicyVersion, UpdateAssumeRolePolicy, CreateUser, CreateAccessKey, login profiles, DeactivateMFADevice, permission boundaries, SAML and OIDC providers.',
    required: null,
    days: 14,
  }),
  item('G6', 'auto', {
    text: 'Check the alarms on denied calls, sign-in without second factor, use of root, changed trails, failed sign-ins and Organizations',
    why: 'Each of them is how one of the known attacks first shows.',
    where: 'As in G4. Control: CIS 4.1 to 4.3, 4.5, 4.6 and 4.15.',
    required: null,
    days: 14,
  }),
  item('G7', 'auto', {
    text: 'Check that Config, Security Hub and GuardDuty are on',
    why: 'They remember what it looked like, compare it, and hear what is odd.',
    where:
      'API: config:DescribeConfigurationRecorderStatus, securityhub:DescribeHub, guardduty:ListDetectors. Control: CIS 3.3 and 4.16.',
    required: null,
    days: 30,
  }),
]
