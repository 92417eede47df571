/** Section A of the catalogue: what was hit, when, and what it cost. */
import type { TemplateItem } from '../template'
import { ALWAYS, item, OF_AWS, OF_IDENTITY, SEVERE } from './item'

export const DAMAGE: readonly TemplateItem[] = [
  item('A1', 'auto', {
    text: 'Record which services failed in which Regions',
    why: 'Everything else rests on it: who was hit, which credit is due, what resembles it later.',
    where: 'Faultline: Overview of the incident, its events. API: health:DescribeEventDetailsForOrganization.',
    required: ALWAYS,
    days: 2,
  }),
  item('A2', 'auto', {
    text: 'List the accounts and resources that it reached, and how sure each of them is',
    why: 'A number without its certainty gets repeated as a fact.',
    where: 'Faultline: Blast radius of the incident: named by AWS, inferred from use, reported by people.',
    required: ALWAYS,
    days: 2,
  }),
  item('A3', 'semi', {
    text: 'Fix when it began, was noticed, acknowledged, mitigated and over; explain the gaps',
    why: 'AWS’s clock and yours differ. Without one timeline nobody can say where time was lost.',
    where: 'Faultline: clock strip of the incident; add what your team saw as an observed window.',
    required: ALWAYS,
    days: 2,
  }),
  item('A4', 'semi', {
    text: 'State whether data was lost: none, bounded or unknown, and whether the recovery point held',
    why: '“Probably none” is not an answer for whoever owns the data.',
    where:
      'Console: AWS Backup, recovery points; RDS, latest restorable time. API: backup:ListRecoveryPointsByResource, dynamodb:DescribeContinuousBackups, rds:DescribeDBInstances.',
    required: SEVERE,
    days: 5,
  }),
  item('A5', 'semi', {
    text: 'Go through failed sign-ins and denied calls in the window',
    why: 'Retries of a broken service look like an attack, and an attack can hide among them.',
    where:
      'Console: CloudTrail, event history, by Region; IAM’s own are in its control-plane Region. API: cloudtrail:LookupEvents for ConsoleLogin and AssumeRole. It reaches back 90 days.',
    required: OF_IDENTITY,
    days: 5,
  }),
  item('A6', 'auto', {
    text: 'Make sure that every IAM change in the window is explained',
    why: 'Permissions that were widened in a hurry tend to stay wide.',
    where: 'Item F3. API: cloudtrail:LookupEvents with iam.amazonaws.com as source, writes only.',
    required: OF_IDENTITY,
    days: 5,
  }),
  item('A7', 'person', {
    text: 'Write down what the business felt: customers, orders, promises that were not kept',
    why: 'It decides how much the actions that follow may cost.',
    where: 'Support desk, sales figures, your own service levels; then Customers in this document.',
    required: SEVERE,
    days: 7,
  }),
  item('A8', 'semi', {
    text: 'Decide about service credit, and set the day by which to claim it',
    why: 'A claim counts only until the end of the second billing cycle after the incident.',
    where: 'The service’s SLA, and the durations in Faultline. Console: Support Center, a case about billing.',
    required: null,
    asked: OF_AWS,
    days: 30,
  }),
]
