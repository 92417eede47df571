/** What a call was done to, in short: "role deploy", "policy AdministratorAccess on user mira". */
import type { IamCall } from './change'
import { textAt } from './record-fields'

/** Keys of request parameters that name something, and what it is; the first that is there names it. */
const OWNERS: readonly (readonly [key: string, word: string])[] = [
  ['userName', 'user'],
  ['roleName', 'role'],
  ['groupName', 'group'],
  ['instanceProfileName', 'instance profile'],
  ['targetId', 'target'],
]
const THINGS: readonly (readonly [key: string, word: string])[] = [
  ['policyArn', 'policy'],
  ['policyName', 'policy'],
  ['policyId', 'policy'],
  ['accessKeyId', 'access key'],
  ['serialNumber', 'MFA device'],
  ['virtualMFADeviceName', 'MFA device'],
  ['sAMLProviderArn', 'SAML provider'],
  ['samlProviderArn', 'SAML provider'],
  ['openIDConnectProviderArn', 'OIDC provider'],
  ['serverCertificateName', 'server certificate'],
  ['certificateId', 'certificate'],
  ['trailName', 'trail'],
  ['roleArn', 'role'],
  ['accountId', 'account'],
  ['accountAlias', 'account alias'],
  ['organizationalUnitId', 'unit'],
  ['url', 'OIDC provider'],
]

/** Whom or what the call concerns; the caller where it names nothing. */
export function subjectOf(call: IamCall): string {
  const thing = named(call, THINGS) ?? plainName(call)
  const owner = named(call, OWNERS)
  if (thing !== null && owner !== null) return `${thing} on ${owner}`
  if (thing !== null || owner !== null) return thing ?? owner ?? ''
  return call.actor.type === 'Root' ? 'root' : call.actor.name
}

function named({ requestParameters }: IamCall, keys: readonly (readonly [key: string, word: string])[]): string | null {
  for (const [key, word] of keys) {
    const value = textAt(requestParameters, key)
    if (value !== null) return `${word} ${key === 'url' ? value : shortName(value)}`
  }
  return null
}

/** `name` is a trail's, a SAML provider's, a policy's, an account's. */
function plainName({ eventName, requestParameters }: IamCall): string | null {
  const name = textAt(requestParameters, 'name')
  if (name === null) return null
  const word = /(Trail|Logging)$/.test(eventName) ? 'trail' : wordOf(eventName)
  return word === null ? shortName(name) : `${word} ${shortName(name)}`
}

function wordOf(eventName: string): string | null {
  if (eventName.endsWith('SAMLProvider')) return 'SAML provider'
  if (eventName.endsWith('Policy')) return 'policy'
  return eventName.endsWith('OrganizationalUnit') ? 'unit' : null
}

/** The last part of an ARN's path: "arn:aws:iam::aws:policy/AdministratorAccess" is AdministratorAccess. */
export function shortName(name: string): string {
  return name.startsWith('arn:') ? (name.split(/[:/]/).at(-1) ?? name) : name
}
