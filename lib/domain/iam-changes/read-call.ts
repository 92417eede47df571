/** Reads a call out of CloudTrail's record of it, whatever is missing or odd (CloudTrail User Guide, record contents). */
import type { IamCall } from './change'
import { field, objectAt, textAt } from './record-fields'

/** Names of calls that only read, where the record does not tell. */
const READING = /^(?:Get|List|Describe|Lookup|Search|Simulate|Generate|AssumeRole|Decode|Check)/

/** The call; null for what is no record of one: without id, time, source or name. Takes the record parsed or as JSON. */
export function readCall(given: unknown): IamCall | null {
  const record = typeof given === 'string' ? parsed(given) : given
  const eventId = textAt(record, 'eventID')
  const at = Date.parse(textAt(record, 'eventTime') ?? '')
  const eventSource = textAt(record, 'eventSource')
  const eventName = textAt(record, 'eventName')
  if (!isRecord(record) || eventId === null || Number.isNaN(at) || eventSource === null || eventName === null) {
    return null
  }
  const identity = objectAt(record, 'userIdentity')
  return {
    accountId: textAt(record, 'recipientAccountId') ?? textAt(identity, 'accountId') ?? '',
    eventId,
    at,
    eventSource,
    eventName,
    region: textAt(record, 'awsRegion') ?? '',
    isWrite: isWrite(eventName, field(record, 'readOnly')),
    actor: actorOf(identity),
    sourceIp: textAt(record, 'sourceIPAddress'),
    userAgent: textAt(record, 'userAgent'),
    errorCode: errorCodeOf(record),
    host: textAt(record, 'tlsDetails', 'clientProvidedHostHeader')?.toLowerCase() ?? null,
    requestParameters: objectAt(record, 'requestParameters'),
    responseElements: objectAt(record, 'responseElements'),
    additional: objectAt(record, 'additionalEventData'),
    record,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isWrite(eventName: string, readOnly: unknown): boolean {
  if (eventName === 'ConsoleLogin') return true
  if (typeof readOnly === 'boolean') return !readOnly
  if (readOnly === 'true' || readOnly === 'false') return readOnly === 'false'
  return !READING.test(eventName)
}

/** A sign-in at the console that failed has a message and no code: "Failed authentication" becomes FailedAuthentication. */
function errorCodeOf(record: Record<string, unknown>): string | null {
  const code = textAt(record, 'errorCode')
  if (code !== null) return code
  const message = textAt(record, 'errorMessage')
  const isRefused = textAt(record, 'responseElements', 'ConsoleLogin') === 'Failure'
  if (message === null && !isRefused) return null
  const words = message?.split(/[^A-Za-z]+/).filter((word) => word !== '') ?? []
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return joined === '' || joined.length > 60 ? 'Failure' : joined
}

function actorOf(identity: unknown): IamCall['actor'] {
  const type = textAt(identity, 'type')
  return {
    type,
    arn: textAt(identity, 'arn'),
    name: nameOf(identity, type),
    issuerArn: textAt(identity, 'sessionContext', 'sessionIssuer', 'arn'),
    invokedBy: textAt(identity, 'invokedBy'),
  }
}

/** A user's name, a session's name, "root", a service. */
function nameOf(identity: unknown, type: string | null): string {
  if (type === 'Root') return 'root'
  if (type === 'AWSService') return textAt(identity, 'invokedBy') ?? 'a service of AWS'
  return (
    textAt(identity, 'userName') ??
    afterLast(textAt(identity, 'arn'), '/') ??
    afterLast(textAt(identity, 'principalId'), ':') ??
    textAt(identity, 'invokedBy') ??
    textAt(identity, 'accountId') ??
    'unknown'
  )
}

function afterLast(text: string | null, sign: string): string | null {
  return text === null || text.endsWith(sign) ? null : text.slice(text.lastIndexOf(sign) + 1)
}
