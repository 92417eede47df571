/** What the ARN of a HealthEvent tells: its Region, its service and its type. */
import { storableText } from './storable-text'

/** ARNs longer than any of AWS's: what could not be indexed is not let in. */
export const LONGEST_ARN = 1600

/** The parts of an ARN of AWS Health. */
export interface HealthArn {
  /** Region id or `global`; null where the ARN leaves it out. */
  region: string | null
  /** AWS's code of the service, such as `MULTIPLE_SERVICES`; old ARNs do not have it. */
  serviceCode: string | null
  /** AWS's event type code, such as `AWS_IAM_OPERATIONAL_ISSUE`; old ARNs do not have it. */
  typeCode: string | null
}

/**
 * Takes `arn:aws:health:<region>::event/<SERVICE>/<TYPECODE>/<id>` apart; old ARNs have one path part only.
 * Null when the text is no ARN of AWS Health.
 */
export function parseHealthArn(arn: string): HealthArn | null {
  const match = /^arn:[a-z0-9-]+:health:([a-z0-9-]*):[0-9]*:event\/(\S+)$/i.exec(arn)
  if (match === null) return null
  const parts = (match[2] ?? '').split('/')
  const full = parts.length >= 3
  return {
    region: match[1] || null,
    serviceCode: (full && parts[0]) || null,
    typeCode: (full && parts[1]) || null,
  }
}

/** The same, and null as well for an ARN too long to be stored. */
export function parseUsableArn(arn: string): HealthArn | null {
  return arn.length > LONGEST_ARN ? null : parseHealthArn(arn)
}

/** The ARN in a payload that is otherwise not to be read; null where there is none of AWS Health. */
export function arnNamedBy(payload: unknown): string | null {
  if (typeof payload !== 'object' || payload === null || !('arn' in payload)) return null
  if (typeof payload.arn !== 'string') return null
  const arn = storableText(payload.arn).trim()
  return parseUsableArn(arn) === null ? null : arn
}

/** AWS's event category for a type code; what the code does not tell is an `issue`, as public events are. */
export function categoryOfTypeCode(typeCode: string | null): string {
  const code = (typeCode ?? '').toUpperCase()
  if (/_ISSUE$/.test(code)) return 'issue'
  if (/SCHEDULED|MAINTENANCE|LIFECYCLE_EVENT/.test(code)) return 'scheduledChange'
  if (/INVESTIGATION/.test(code)) return 'investigation'
  if (/NOTIFICATION/.test(code)) return 'accountNotification'
  return 'issue'
}
