/** The part of the CloudFormation template that brings EventBridge's messages of AWS Health into a queue, and to Faultline. */
import { arnOf, onlyIf, ref, sub } from './cloudformation-functions'
import type { Plain } from './yaml-text'

/** What EventBridge sends on: everything of AWS Health. */
export const EVENT_PATTERN = { source: ['aws.health'] }

/** SQS keeps messages for 14 days at most: as long as Faultline may be away without missing one. In seconds. */
export const KEPT_SECONDS = 1_209_600
/** How long a message that was received and not deleted stays hidden, in seconds. */
export const HIDDEN_SECONDS = 120
/** Messages to Faultline in a second at most: it takes more. */
export const MOST_PER_SECOND = 50

const QUEUE: Record<string, Plain> = {
  HealthQueue: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      QueueName: ref('QueueName'),
      MessageRetentionPeriod: KEPT_SECONDS,
      VisibilityTimeout: HIDDEN_SECONDS,
      SqsManagedSseEnabled: true,
    },
  },
  HealthQueuePolicy: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [ref('HealthQueue')],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'EventBridgeSends',
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: arnOf('HealthQueue'),
            Condition: { ArnEquals: { 'aws:SourceArn': arnOf('HealthRule') } },
          },
        ],
      },
    },
  },
}

const RULE: Record<string, Plain> = {
  HealthRule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      Description: 'AWS Health to Faultline.',
      EventPattern: EVENT_PATTERN,
      Targets: [
        { Id: 'queue', Arn: arnOf('HealthQueue') },
        onlyIf('SendsToFaultline', {
          Id: 'faultline',
          Arn: arnOf('FaultlineDestination'),
          RoleArn: arnOf('DestinationRole'),
        }),
      ],
    },
  },
}

const DESTINATION: Record<string, Plain> = {
  FaultlineConnection: {
    Type: 'AWS::Events::Connection',
    Condition: 'SendsToFaultline',
    Properties: {
      AuthorizationType: 'API_KEY',
      AuthParameters: {
        ApiKeyAuthParameters: { ApiKeyName: 'Authorization', ApiKeyValue: sub('Bearer {IngestToken}') },
      },
    },
  },
  FaultlineDestination: {
    Type: 'AWS::Events::ApiDestination',
    Condition: 'SendsToFaultline',
    Properties: {
      ConnectionArn: arnOf('FaultlineConnection'),
      HttpMethod: 'POST',
      InvocationEndpoint: sub('{FaultlineUrl}/api/ingest/eventbridge'),
      InvocationRateLimitPerSecond: MOST_PER_SECOND,
    },
  },
  DestinationRole: {
    Type: 'AWS::IAM::Role',
    Condition: 'SendsToFaultline',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'events.amazonaws.com' } }],
      },
      Policies: [
        {
          PolicyName: 'send-to-faultline',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 'events:InvokeApiDestination',
                Resource: arnOf('FaultlineDestination'),
              },
            ],
          },
        },
      ],
    },
  },
}

/** The template's resources: queue, rule, and what sends to Faultline itself where that is asked for. */
export const MESSAGES: Readonly<Record<string, Plain>> = { ...QUEUE, ...RULE, ...DESTINATION }
