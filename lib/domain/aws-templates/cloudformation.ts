/** The CloudFormation template: a policy, a role, and EventBridge's messages of AWS Health in a queue. */
import { AWS_PERMISSIONS } from '../aws-permissions'
import { leastPolicy } from '../aws-policy'
import { arnOf, bothOf, isGiven, onlyIf, ref, sub } from './cloudformation-functions'
import { MESSAGES } from './cloudformation-messages'
import type { TemplateValues } from './template-values'
import { type Plain, yamlText } from './yaml-text'

type Section = Record<string, Plain>

/** As an object, for who wants to look into it. */
export function cloudFormationTemplate(values: TemplateValues): Record<string, Section | string> {
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: descriptionOf(values),
    Parameters: parameters(values),
    Conditions: CONDITIONS,
    Resources: { ...identity(values), ...MESSAGES },
    Outputs: OUTPUTS,
  }
}

/** As the file that CloudFormation takes: each permission says in a comment what it is for. */
export function cloudFormationText(values: TemplateValues): string {
  return yamlText(cloudFormationTemplate(values), (scalar) => WHY.get(scalar) ?? null)
}

const WHY = new Map(AWS_PERMISSIONS.map(({ action, why }) => [action, why]))

function descriptionOf({ kind, homeRegion, backupRegion }: TemplateValues): string {
  const what = kind === 'organization' ? 'an organization' : 'an account'
  return `Lets Faultline read AWS Health of ${what}. Run it once in ${homeRegion} and once in ${backupRegion}.`
}

function parameters(values: TemplateValues): Section {
  const text = (Default: string, Description: string, more: Section = {}) => ({
    Type: 'String',
    Default,
    Description,
    ...more,
  })
  return {
    HomeRegion: text(
      values.homeRegion,
      'The Region in which policy and role are made; the other one gets messages only.',
    ),
    RoleName: text(values.role.name, 'Name of the role that Faultline takes.'),
    RolePath: text(values.role.path, 'Path of the role.'),
    TrustedAccountId: text(
      values.trustedAccount ?? '',
      'The account that Faultline runs in, 12 digits. Empty: no role is made, attach the policy to an identity you have.',
      { AllowedPattern: '^([0-9]{12})?$' },
    ),
    ExternalId: text(values.externalId ?? '', 'What Faultline must say to be given the role.'),
    QueueName: text(values.queueName, 'Name of the queue that EventBridge fills, the same in both Regions.'),
    FaultlineUrl: text(
      values.faultlineUrl ?? '',
      'Only to have EventBridge send to Faultline itself besides: its address, https and without a slash at the end.',
      { AllowedPattern: '^(https://.*[^/])?$' },
    ),
    IngestToken: text('', 'Only with FaultlineUrl: a token of Faultline with the role responder.', { NoEcho: true }),
  }
}

const CONDITIONS: Section = {
  InHomeRegion: { 'Fn::Equals': [ref('AWS::Region'), ref('HomeRegion')] },
  MakesRole: bothOf({ Condition: 'InHomeRegion' }, isGiven('TrustedAccountId')),
  AsksExternalId: isGiven('ExternalId'),
  SendsToFaultline: bothOf(isGiven('FaultlineUrl'), isGiven('IngestToken')),
}

function identity({ kind, backupRegion }: TemplateValues): Section {
  const queueIn = (region: string) => sub(`arn:{AWS::Partition}:sqs:${region}:{AWS::AccountId}:{QueueName}`)
  return {
    ReadPolicy: {
      Type: 'AWS::IAM::ManagedPolicy',
      Condition: 'InHomeRegion',
      Properties: {
        Description: 'What Faultline may read.',
        PolicyDocument: leastPolicy<Plain>(kind, [queueIn('{HomeRegion}'), queueIn(backupRegion)]),
      },
    },
    ReadRole: {
      Type: 'AWS::IAM::Role',
      Condition: 'MakesRole',
      Properties: {
        RoleName: ref('RoleName'),
        Path: ref('RolePath'),
        AssumeRolePolicyDocument: TRUST,
        ManagedPolicyArns: [ref('ReadPolicy')],
      },
    },
  }
}

const TRUST: Section = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { AWS: sub('arn:{AWS::Partition}:iam::{TrustedAccountId}:root') },
      Condition: onlyIf('AsksExternalId', { StringEquals: { 'sts:ExternalId': ref('ExternalId') } }),
    },
  ],
}

const OUTPUTS: Section = {
  RoleArn: {
    Condition: 'MakesRole',
    Description: "The connection's role ARN in Faultline.",
    Value: arnOf('ReadRole'),
  },
  PolicyArn: {
    Condition: 'InHomeRegion',
    Description: 'To attach to an identity that you have.',
    Value: ref('ReadPolicy'),
  },
  QueueUrl: { Description: "One of the connection's queues in Faultline.", Value: ref('HealthQueue') },
}
