/** What is done to identity that opens an incident of its own. A call that failed changed nothing and alerts nobody. */
import { attachesAdministrator } from './alert-admin'
import { changesTrail } from './alert-trails'
import { opensTrust } from './alert-trust'
import type { IamCall } from './change'
import { field, textAt } from './record-fields'
import { shortName } from './subject'

export interface AlertRule {
  /** Stands in the database: never changed. */
  id: string
  name: string
  /** Whom or what the call was done to, by which repeated alerts are known as one; null: the rule does not concern it. */
  matches: (call: IamCall) => string | null
  /** What it means, for people who read the incident. */
  sentence: string
}

const CHANGES_OF_PROVIDERS =
  /^(?:(?:Create|Update|Delete)SAMLProvider|(?:Create|Delete)OpenIDConnectProvider|UpdateOpenIDConnectProviderThumbprint|(?:AddClientIDTo|RemoveClientIDFrom)OpenIDConnectProvider)$/

export const ALERT_RULES: readonly AlertRule[] = [
  {
    id: 'root-sign-in',
    name: 'Root signed in',
    matches: ofSuccess((call) => (isRootSignIn(call) ? 'root' : null)),
    sentence: 'Somebody signed in as root, which may do everything and which no policy of the account holds back.',
  },
  {
    id: 'root-change',
    name: 'Root changed something',
    matches: ofSuccess((call) => (isRootChange(call) ? 'root' : null)),
    sentence: 'Something was changed with the credentials of root, which may do everything.',
  },
  {
    id: 'mfa-deactivated',
    name: 'MFA deactivated',
    matches: ofSuccess(mfaTakenFrom),
    sentence: 'A second factor was taken away: from now on a password alone may do.',
  },
  {
    id: 'root-access-key',
    name: 'Access key made for root',
    matches: ofSuccess((call) => (isRootKey(call) ? 'root' : null)),
    sentence: 'Root has a new access key: whoever holds it may do everything, without a second factor.',
  },
  {
    id: 'trail-changed',
    name: 'Trail stopped or changed',
    matches: ofSuccess(changesTrail),
    sentence: 'What CloudTrail records was stopped, deleted or changed: what follows may leave no trace.',
  },
  {
    id: 'admin-attached',
    name: 'Administrator access given',
    matches: ofSuccess(attachesAdministrator),
    sentence: 'Somebody may do everything now: AdministratorAccess or a policy that allows every call was given.',
  },
  {
    id: 'trust-opened',
    name: 'Trust opened to outside',
    matches: ofSuccess(opensTrust),
    sentence: 'A role may now be taken from outside the account, without a condition that narrows who.',
  },
  {
    id: 'provider-changed',
    name: 'SAML or OIDC provider changed',
    matches: ofSuccess(changedProvider),
    sentence: 'Who vouches for people that sign in was changed: whoever holds the provider can be anybody.',
  },
]

function ofSuccess(matches: AlertRule['matches']): AlertRule['matches'] {
  return (call) => (call.errorCode === null ? matches(call) : null)
}

function isRootSignIn({ eventSource, eventName, actor, responseElements }: IamCall): boolean {
  const isSuccess = textAt(responseElements, 'ConsoleLogin') === 'Success'
  return eventSource === 'signin.amazonaws.com' && eventName === 'ConsoleLogin' && actor.type === 'Root' && isSuccess
}

/** Events of the sign-in page are another rule's, and what a service does for root is not root's doing. */
function isRootChange(call: IamCall): boolean {
  const { isWrite, actor, eventSource, record } = call
  if (!isWrite || actor.type !== 'Root' || actor.invokedBy !== null) return false
  return eventSource !== 'signin.amazonaws.com' && record.eventType !== 'AwsServiceEvent' && !isRootKey(call)
}

/** Without a user's name IAM makes the key for the caller. */
function isRootKey({ eventSource, eventName, actor, requestParameters, responseElements }: IamCall): boolean {
  if (eventSource !== 'iam.amazonaws.com' || eventName !== 'CreateAccessKey' || actor.type !== 'Root') return false
  const user = textAt(requestParameters, 'userName') ?? textAt(responseElements, 'accessKey', 'userName')
  return user === null || user === 'root'
}

/** Both calls name the same device, so that taking off and deleting it are one alert. */
function mfaTakenFrom({ eventSource, eventName, requestParameters }: IamCall): string | null {
  if (eventSource !== 'iam.amazonaws.com') return null
  if (eventName !== 'DeactivateMFADevice' && eventName !== 'DeleteVirtualMFADevice') return null
  const serial = textAt(requestParameters, 'serialNumber')
  const user = textAt(requestParameters, 'userName')
  if (serial === null) return user === null ? 'an MFA device' : `MFA of user ${user}`
  return `MFA device ${shortName(serial)}`
}

function changedProvider({ eventSource, eventName, requestParameters, responseElements }: IamCall): string | null {
  if (eventSource !== 'iam.amazonaws.com' || !CHANGES_OF_PROVIDERS.test(eventName)) return null
  const isSaml = eventName.endsWith('SAMLProvider')
  const key = isSaml ? 'sAMLProviderArn' : 'openIDConnectProviderArn'
  const arn = textAt(requestParameters, key) ?? textAt(responseElements, key)
  const name = arn ?? field(requestParameters, isSaml ? 'name' : 'url')
  const kind = isSaml ? 'SAML provider' : 'OIDC provider'
  return typeof name === 'string' ? `${kind} ${providerName(name)}` : kind
}

/** ARN, URL and name of a provider in one form. */
function providerName(name: string): string {
  return name.replace(/^arn:[^/]*\//, '').replace(/^https?:\/\//, '')
}
