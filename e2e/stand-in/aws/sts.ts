/** AWS STS: who somebody is, and roles to take. */
import type { Call } from './call'
import type { Operation, Operations } from './operation'
import { hexOf } from './randomness'
import { ServiceError } from './service-error'
import { requiredText, textIn } from './validation'

const ROLE = /^arn:aws[\w-]*:iam::(\d{12}):role\/[\w+=,.@/-]+$/
const HOUR_MS = 3_600_000

const getCallerIdentity: Operation = (call, { truth }) => {
  const role = truth.sessions.get(call.accessKey)
  const arn = role ?? `arn:aws:iam::${call.account}:user/faultline`
  return result(call, `<Arn>${arn}</Arn><UserId>AIDAINVENTED</UserId><Account>${call.account}</Account>`)
}

/** Temporary credentials of a role that is known to the stand-in. */
const assumeRole: Operation = (call, { truth }) => {
  const arn = requiredText(call.input, 'RoleArn')
  const session = requiredText(call.input, 'RoleSessionName')
  const [, account] = ROLE.exec(arn) ?? []
  const role = truth.roles.get(arn)
  const mayTake = role && (role.externalId === null || role.externalId === textIn(call.input, 'ExternalId'))
  if (!account || !mayTake)
    throw new ServiceError('AccessDenied', `Account ${call.account} may not take the role ${arn}.`, 403)
  const key = `ASIA${hexOf(`${arn} ${session} ${truth.sessions.size}`, 16).toUpperCase()}`
  const name = arn.split('/').at(-1)
  const assumed = `arn:aws:sts::${account}:assumed-role/${name}/${session}`
  truth.keys.set(key, account)
  truth.sessions.set(key, assumed)
  const expiration = new Date(truth.clock.now() + HOUR_MS).toISOString()
  return result(
    call,
    `<Credentials><AccessKeyId>${key}</AccessKeyId><SecretAccessKey>invented</SecretAccessKey><SessionToken>invented</SessionToken><Expiration>${expiration}</Expiration></Credentials><AssumedRoleUser><AssumedRoleId>AROAINVENTED:${session}</AssumedRoleId><Arn>${assumed}</Arn></AssumedRoleUser>`,
  )
}

function result({ operation }: Call, xml: string): string {
  return `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${operation}Result>${xml}</${operation}Result><ResponseMetadata><RequestId>invented</RequestId></ResponseMetadata></${operation}Response>`
}

export const STS: Operations = { AssumeRole: assumeRole, GetCallerIdentity: getCallerIdentity }
