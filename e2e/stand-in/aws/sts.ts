/** AWS STS: who somebody is, and roles to take. */
import type { Operation, Operations } from './operation'
import { hexOf } from './randomness'
import { ServiceError } from './service-error'
import { requiredText, textIn } from './validation'

const ROLE = /^arn:aws[\w-]*:iam::(\d{12}):role\/[\w+=,.@/-]+$/
const HOUR_MS = 3_600_000

const getCallerIdentity: Operation = (call, { truth }) => ({
  Arn: truth.sessions.get(call.accessKey) ?? `arn:aws:iam::${call.account}:user/faultline`,
  UserId: 'AIDAINVENTED',
  Account: call.account,
})

/** Temporary credentials of a role that is known to the stand-in. */
const assumeRole: Operation = (call, { truth }) => {
  const arn = requiredText(call.input, 'RoleArn')
  const session = requiredText(call.input, 'RoleSessionName')
  const [, account] = ROLE.exec(arn) ?? []
  const role = truth.findRole(arn)
  const mayTake = role && (role.externalId === null || role.externalId === textIn(call.input, 'ExternalId'))
  if (!account || !mayTake)
    throw new ServiceError('AccessDenied', `Account ${call.account} may not take the role ${arn}.`, 403)
  const key = `ASIA${hexOf(`${arn} ${session} ${truth.sessions.size}`, 16).toUpperCase()}`
  const assumed = `arn:aws:sts::${account}:assumed-role/${arn.split('/').at(-1)}/${session}`
  truth.keys.set(key, account)
  truth.sessions.set(key, assumed)
  return {
    Credentials: {
      AccessKeyId: key,
      SecretAccessKey: 'invented',
      SessionToken: 'invented',
      Expiration: new Date(truth.clock.now() + HOUR_MS).toISOString(),
    },
    AssumedRoleUser: { AssumedRoleId: `AROAINVENTED:${session}`, Arn: assumed },
  }
}

export const STS: Operations = { AssumeRole: assumeRole, GetCallerIdentity: getCallerIdentity }
