/** A call as CloudTrail hands it out: the record itself as text, with a few members beside it. */
import { seconds } from './health-shapes'
import type { TruthActor, TruthCall } from './truth-calls'

/** One event of LookupEvents. */
export function eventShape(account: string, call: TruthCall): Record<string, unknown> {
  const { id, name, readOnly, at, source, actor } = call
  return {
    EventId: id,
    EventName: name,
    ReadOnly: String(readOnly),
    EventTime: Math.floor(seconds(at)),
    EventSource: source,
    ...(usernameOf(actor) === null ? {} : { Username: usernameOf(actor) }),
    Resources: [],
    CloudTrailEvent: JSON.stringify(recordOf(account, call)),
  }
}

/** What CloudTrail calls Username: the user's name, or that of the session. */
export function usernameOf({ userName, arn, type }: TruthActor): string | null {
  if (type === 'Root') return 'root'
  return userName ?? arn?.split('/').at(-1) ?? null
}

function recordOf(account: string, call: TruthCall): Record<string, unknown> {
  const { id, at, region, source, name, readOnly, sourceIp, userAgent, error, host } = call
  const isSignIn = source === 'signin.amazonaws.com'
  return {
    eventVersion: '1.11',
    userIdentity: identityShape(account, call.actor, at),
    eventTime: new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'),
    eventSource: source,
    eventName: name,
    awsRegion: region,
    sourceIPAddress: sourceIp,
    userAgent,
    ...(error?.code ? { errorCode: error.code } : {}),
    ...(error ? { errorMessage: error.message } : {}),
    requestParameters: call.request,
    responseElements: call.response,
    ...(call.additional ? { additionalEventData: call.additional } : {}),
    requestID: `${id}-request`,
    eventID: id,
    readOnly,
    eventType: isSignIn ? 'AwsConsoleSignIn' : 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: 'Management',
    ...(host === null
      ? {}
      : {
          tlsDetails: {
            tlsVersion: 'TLSv1.3',
            cipherSuite: 'TLS_AES_128_GCM_SHA256',
            clientProvidedHostHeader: host,
          },
        }),
    ...(call.fromConsole ? { sessionCredentialFromConsole: 'true' } : {}),
  }
}

function identityShape(account: string, actor: TruthActor, at: number): Record<string, unknown> {
  const { type, arn, userName, issuerArn, invokedBy } = actor
  if (type === 'AWSService') return { type, invokedBy }
  return {
    type,
    principalId: `AIDA${account}`,
    ...(arn === null ? {} : { arn }),
    accountId: account,
    ...(userName === null ? {} : { userName }),
    ...(issuerArn === null
      ? {}
      : {
          sessionContext: {
            sessionIssuer: {
              type: 'Role',
              principalId: 'AROAINVENTED',
              arn: issuerArn,
              accountId: account,
              userName: issuerArn.split('/').at(-1),
            },
            attributes: { creationDate: new Date(at - 600_000).toISOString(), mfaAuthenticated: 'false' },
          },
        }),
    ...(invokedBy === null ? {} : { invokedBy }),
  }
}
