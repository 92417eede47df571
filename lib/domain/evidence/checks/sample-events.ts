/** Events as CloudTrail would record them, made up to try what alarms would see. Addresses and accounts are examples. */

/** One call that an alarm must see, and every form in which it must see it. */
export interface WatchedCall {
  /** For the report: "DeleteRolePolicy". */
  name: string
  events: readonly Record<string, unknown>[]
  /** True where a rule in the control-plane Region sees it wherever it is made. */
  isGlobal: boolean
}

interface Place {
  account: string
  controlRegion: string
}

/** Calls to a service's API by a user and by a role; both have to be seen. */
export function watchedCalls(source: string, names: readonly string[], place: Place, isGlobal = true): WatchedCall[] {
  return names.map((name) => ({
    name,
    events: [userOf(place), roleOf(place)].map((userIdentity) =>
      sampleEvent(place, { eventSource: source, eventName: name, userIdentity }),
    ),
    isGlobal,
  }))
}

/** A user of the account. */
export function userOf({ account }: Place, name = 'sample'): Record<string, unknown> {
  const arn = `arn:aws:iam::${account}:user/${name}`
  return { type: 'IAMUser', principalId: 'AIDASAMPLE', arn, accountId: account, userName: name }
}

function roleOf({ account }: Place): Record<string, unknown> {
  const issuer = {
    type: 'Role',
    principalId: 'AROASAMPLE',
    arn: `arn:aws:iam::${account}:role/sample`,
    accountId: account,
  }
  return {
    type: 'AssumedRole',
    principalId: 'AROASAMPLE:sample',
    arn: `arn:aws:sts::${account}:assumed-role/sample/sample`,
    accountId: account,
    sessionContext: {
      sessionIssuer: { ...issuer, userName: 'sample' },
      attributes: { creationDate: SAMPLE_TIME, mfaAuthenticated: 'true' },
    },
  }
}

/** The account's root. */
export function rootOf({ account }: Place): Record<string, unknown> {
  return { type: 'Root', principalId: account, arn: `arn:aws:iam::${account}:root`, accountId: account }
}

const SAMPLE_TIME = '2026-01-01T00:00:00Z'

/** A record with what all of them have. */
export function sampleEvent(place: Place, overrides: Record<string, unknown>): Record<string, unknown> {
  return {
    eventVersion: '1.11',
    eventTime: SAMPLE_TIME,
    awsRegion: place.controlRegion,
    sourceIPAddress: '203.0.113.7',
    userAgent: 'aws-cli/2.31.0',
    requestParameters: {},
    responseElements: null,
    requestID: '6f1e0c52-0000-4000-8000-000000000001',
    eventID: '6f1e0c52-0000-4000-8000-000000000002',
    readOnly: false,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: place.account,
    eventCategory: 'Management',
    ...overrides,
  }
}

/** A sign-in at the console. */
export function sampleSignIn(
  place: Place,
  userIdentity: Record<string, unknown>,
  { usesMfa = false, isRefused = false } = {},
): Record<string, unknown> {
  return sampleEvent(place, {
    eventSource: 'signin.amazonaws.com',
    eventName: 'ConsoleLogin',
    eventType: 'AwsConsoleSignIn',
    userAgent: 'Mozilla/5.0',
    userIdentity,
    requestParameters: null,
    responseElements: { ConsoleLogin: isRefused ? 'Failure' : 'Success' },
    additionalEventData: {
      LoginTo: 'https://console.aws.amazon.com/',
      MobileVersion: 'No',
      MFAUsed: usesMfa ? 'Yes' : 'No',
    },
    ...(isRefused ? { errorMessage: 'Failed authentication' } : {}),
  })
}

/** The event as EventBridge hands it to rules (EventBridge User Guide, events through CloudTrail). */
export function onEventBridge(event: Record<string, unknown>): Record<string, unknown> {
  const isSignIn = event.eventType === 'AwsConsoleSignIn'
  return {
    version: '0',
    id: '6f1e0c52-0000-4000-8000-000000000003',
    'detail-type': isSignIn ? 'AWS Console Sign In via CloudTrail' : 'AWS API Call via CloudTrail',
    source: `aws.${String(event.eventSource).split('.')[0]}`,
    account: event.recipientAccountId,
    time: event.eventTime,
    region: event.awsRegion,
    resources: [],
    detail: event,
  }
}
