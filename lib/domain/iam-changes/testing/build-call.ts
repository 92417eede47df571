/** CloudTrail's records, made up, and the calls that are read out of them. */

import type { IamCall } from '../change'
import { readCall } from '../read-call'

export const ACCOUNT = '111122223333'

/** A user's call to IAM from the command line. */
export function buildRecord(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'IAMUser',
      principalId: 'AIDAEXAMPLE',
      arn: `arn:aws:iam::${ACCOUNT}:user/mira`,
      accountId: ACCOUNT,
      userName: 'mira',
    },
    eventTime: '2026-11-23T10:00:30Z',
    eventSource: 'iam.amazonaws.com',
    eventName: 'CreateRole',
    awsRegion: 'us-east-1',
    sourceIPAddress: '203.0.113.9',
    userAgent: 'aws-cli/2.31.0',
    requestParameters: { roleName: 'deploy' },
    responseElements: null,
    eventID: '00000000-0000-4000-8000-000000000001',
    readOnly: false,
    eventType: 'AwsApiCall',
    recipientAccountId: ACCOUNT,
    ...overrides,
  }
}

export function buildCall(overrides: Record<string, unknown> = {}): IamCall {
  const call = readCall(buildRecord(overrides))
  if (call === null) throw new Error('This is no record of a call.')
  return call
}

export const ROOT = { type: 'Root', principalId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root`, accountId: ACCOUNT }

/** Somebody with a session of a role. */
export function buildSession(
  role: string,
  session: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    type: 'AssumedRole',
    principalId: `AROAEXAMPLE:${session}`,
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role}/${session}`,
    accountId: ACCOUNT,
    sessionContext: {
      sessionIssuer: { type: 'Role', arn: `arn:aws:iam::${ACCOUNT}:role/${role}`, userName: role },
      ...more,
    },
  }
}
