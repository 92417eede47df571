/** Services that detect, contacts, and where people are federated: what is on in an account and Region. */
import type { Call } from './call'
import type { Operation, Operations, World } from './operation'
import { ServiceError } from './service-error'
import type { DetectionService } from './truth-watching'
import { requiredText, textIn } from './validation'

function isOn(service: DetectionService, { account, region }: Call, { truth }: World): boolean {
  const { undetected } = truth.identities.get(account)
  return !undetected.some((each) => each.service === service && (each.region === region || each.region === '*'))
}

/** AWS Config's recorder: there, though perhaps stopped. */
export const CONFIG_RECORDER: Operations = {
  DescribeConfigurationRecorderStatus: (call, world) => {
    const recording = isOn('config', call, world)
    return { ConfigurationRecordersStatus: [{ name: 'default', recording, lastStatus: 'SUCCESS' }] }
  },
}

const describeHub: Operation = (call, world) => {
  if (!isOn('securityHub', call, world))
    throw new ServiceError('InvalidAccessException', `Account ${call.account} is not subscribed.`, 401)
  return {
    HubArn: `arn:aws:securityhub:${call.region}:${call.account}:hub/default`,
    SubscribedAt: '2024-01-01T00:00:00Z',
    AutoEnableControls: true,
  }
}

export const SECURITY_HUB: Operations = { DescribeHub: describeHub }

const DETECTOR = '00000000000000000000000000000001'

export const GUARD_DUTY: Operations = {
  ListDetectors: (call, world) => ({ detectorIds: isOn('guardDuty', call, world) ? [DETECTOR] : [] }),
  GetDetector: (call, world) => {
    if (requiredText(call.input, 'DetectorId') !== DETECTOR || !isOn('guardDuty', call, world))
      throw new ServiceError('BadRequestException', 'There is no such detector.')
    return { createdAt: '2024-01-01T00:00:00Z', serviceRole: 'invented', status: 'ENABLED' }
  },
}

const getAlternateContact: Operation = (call, { truth }) => {
  const type = requiredText(call.input, 'AlternateContactType')
  // Of another account only where its organization's management asks.
  const account = textIn(call.input, 'AccountId') ?? call.account
  if (account !== call.account && !truth.directory.speaksForAll(call.account))
    throw new ServiceError('AccessDeniedException', `Account ${call.account} may not ask about others.`, 403)
  const contacts: readonly string[] = truth.identities.get(account).contacts
  if (!contacts.includes(type)) throw new ServiceError('ResourceNotFoundException', `There is no contact ${type}.`, 404)
  const contact = { Name: 'On call', Title: 'Team', EmailAddress: 'on-call@example.org', PhoneNumber: '+49 30 555' }
  return { AlternateContact: { ...contact, AlternateContactType: type } }
}

export const ACCOUNT: Operations = { GetAlternateContact: getAlternateContact }

const listInstances: Operation = (call, { truth }) => {
  const { identities, directory } = truth
  const { identityCenter } = identities
  const sees = directory.inUse && directory.accounts.has(call.account)
  if (identityCenter === null || identityCenter.region !== call.region || !sees) return { Instances: [] }
  return {
    Instances: [
      {
        InstanceArn: `arn:aws:sso:::instance/${identityCenter.id}`,
        IdentityStoreId: 'd-invented01',
        OwnerAccountId: directory.managementAccount,
        Status: 'ACTIVE',
      },
    ],
  }
}

export const SSO_ADMIN: Operations = { ListInstances: listInstances }
