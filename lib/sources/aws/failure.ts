/** Puts into sentences why a request to AWS failed: what happened to which account, what still works, what to do. */
import { STATUS_CODES } from 'node:http'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { parseRoleArn } from '@/lib/domain/role-arn'
import { unreachable } from '@/lib/sources/public-feed/http-failure'
import { AwsError, type AwsReason } from './aws-error'
import { actionOf, serviceOf } from './aws-services'
import type { Exchange } from './calls'
import { type ReadError, readError, reasonOf } from './failure-reason'

/** All that a sentence may need. */
interface Failure {
  connection: AwsConnection
  exchange: Exchange
  error: ReadError
  cause: unknown
}

/** The error in words; null for one that is not the request's: somebody aborted it, or it is a fault of ours. */
export function awsFailure(cause: unknown, connection: AwsConnection, exchange: Exchange): AwsError | null {
  const error = readError(cause)
  const reason = error === null ? null : reasonOf(error, exchange)
  if (error === null || reason === null) return null
  const told = WORDS[reason]({ connection, exchange, error, cause })
  return new AwsError(reason, `Connection ${connection.name}: ${told}.`, error.name, {
    cause,
    received: receivedOf(error, exchange),
  })
}

/** The account whose credentials are used: known from STS, or from the role's ARN; in words where neither tells it. */
function accountInWords({ accountId, credentials }: AwsConnection): string {
  const ofRole = credentials.from === 'assume-role' ? parseRoleArn(credentials.roleArn)?.account : null
  const account = accountId ?? ofRole
  return account ? `account ${account}` : 'its account'
}

const ORGANIZATION_READERS =
  'an organization is read from its management account or from a delegated administrator account'

const WORDS: Readonly<Record<AwsReason, (failure: Failure) => string>> = {
  'not-subscribed': ({ connection }) =>
    `${accountInWords(connection)} has no Business, Enterprise On-Ramp or Enterprise support, so AWS Health's API ` +
    'refuses; the public feed and EventBridge still work. A support plan of that kind in this account makes it answer',
  denied: ({ connection, exchange }) =>
    `${accountInWords(connection)} may not call ${actionOf(exchange.asked)}; ${goesOn(exchange)}. Allow that action ` +
    `to ${identityInWords(connection)}${isOfOrganization(exchange) ? `; ${ORGANIZATION_READERS}` : ''}`,
  'role-refused': ({ connection, exchange }) =>
    `${serviceOf(exchange.last).name} refused ${actionOf(exchange.last)} for ${identityInWords(connection)}; ` +
    `${goesOn(exchange)}. The role's trust policy must name the identity that Faultline runs as, with the same external ` +
    'id where one is set, and that identity must be allowed to take the role',
  'expired-credentials': ({ connection, exchange }) =>
    `the credentials of ${accountInWords(connection)} have expired; ${goesOn(exchange)}. Renew ` +
    `${sourceInWords(connection)}, and the next poll uses what it finds there`,
  'wrong-credentials': ({ connection, exchange, error }) =>
    `AWS does not accept the credentials of ${accountInWords(connection)} (${error.name}); ${goesOn(exchange)}. Check ` +
    `${sourceInWords(connection)}: a key that was deleted, a wrong secret, or keys of another partition`,
  'no-credentials': ({ connection, exchange }) =>
    `no AWS credentials were found in ${sourceInWords(connection)}; ${goesOn(exchange)}. Give Faultline's worker ` +
    "credentials there, or choose another way in the connection's settings",
  'clock-skew': ({ exchange }) =>
    `AWS refused the signature because of its time${skewInWords(exchange)}; ${goesOn(exchange)}. Set this machine's ` +
    'clock, by NTP for instance',
  'organizational-view-off': ({ connection, exchange }) =>
    `AWS Health's organizational view is not switched on for ${accountInWords(connection)}; ${goesOn(exchange)}. ` +
    'Switch it on in the management account: AWS Health, Organizational health, Enable',
  'no-organization': ({ connection, exchange }) =>
    `${accountInWords(connection)} belongs to no organization; ${goesOn(exchange)}. Read it as a single account`,
  throttled: ({ exchange, error }) =>
    `${serviceOf(exchange.last).name} refused ${actionOf(exchange.asked)} as too many requests for longer than is ` +
    `waited within one poll (${error.name}); ${goesOn(exchange)}. The next poll goes on with what is missing; where ` +
    "this lasts, something else uses up the account's limit",
  unreachable: ({ exchange, error, cause }) =>
    `${reachedInWords(exchange, error, cause)}; ${goesOn(exchange)}. Check network, DNS and proxy of the machine that ` +
    'runs Faultline; the next poll tries again',
  timeout: ({ exchange }) =>
    `${placeInWords(exchange)} did not answer ${actionOf(exchange.asked)} in time; ${goesOn(exchange)}. The next poll ` +
    'tries again',
  unreadable: ({ exchange }) =>
    `${placeInWords(exchange)} answered ${actionOf(exchange.asked)} with ${answerInWords(exchange)}, which is not what ` +
    `AWS sends; ${goesOn(exchange)}. A proxy, or a wrong AWS_ENDPOINT_URL, may stand in between`,
  server: ({ exchange }) =>
    `${placeInWords(exchange)} failed at ${actionOf(exchange.asked)} (${answerInWords(exchange)}); ` +
    `${goesOn(exchange)}. The next poll goes on with what is missing`,
  refused: ({ exchange, error }) =>
    `${serviceOf(exchange.last).name} refused ${actionOf(exchange.asked)}: ${error.name}` +
    `${error.message === '' ? '' : `, ${error.message.replace(/\.$/, '')}`}; ${goesOn(exchange)}`,
}

function goesOn({ asked }: Exchange): string {
  return serviceOf(asked).withoutIt
}

function isOfOrganization({ asked }: Exchange): boolean {
  return asked?.service === 'Organizations' || asked?.name.endsWith('ForOrganization') === true
}

function identityInWords({ credentials }: AwsConnection): string {
  if (credentials.from === 'assume-role') return `the role ${credentials.roleArn}`
  if (credentials.from === 'profile') return `the identity of profile ${credentials.profile}`
  return 'the identity that Faultline runs as'
}

function sourceInWords({ credentials }: AwsConnection): string {
  if (credentials.from === 'profile') return `profile ${credentials.profile}`
  return "the environment, profile, container or instance that Faultline's worker runs in"
}

function placeInWords({ last }: Exchange): string {
  return last?.host ? `${serviceOf(last).name} (${last.host})` : serviceOf(last).name
}

function reachedInWords(exchange: Exchange, error: ReadError, cause: unknown): string {
  if (exchange.status !== null) return `${placeInWords(exchange)} broke off its answer (${error.code ?? error.name})`
  return unreachable(placeInWords(exchange), cause).message
}

function answerInWords({ status, contentType }: Exchange): string {
  const phrase = STATUS_CODES[status ?? 0]
  const kind = contentType?.split(';')[0]?.trim() || 'no content type'
  return `${status ?? 'no status'}${phrase ? ` ${phrase}` : ''}, ${kind}`
}

function skewInWords({ answeredAt }: Exchange): string {
  if (answeredAt === null) return ''
  const here = new Date()
  const at = (instant: Date) => `${instant.toISOString().slice(0, 19)}Z`
  return `: it is ${at(new Date(answeredAt))} at AWS and ${at(here)} here`
}

/** What is kept of the answer: AWS's name for the error and the first line of its words. */
function receivedOf({ name, message }: ReadError, exchange: Exchange): string {
  const answer = exchange.status === null ? 'no answer' : answerInWords(exchange)
  return `${actionOf(exchange.asked)}: ${answer}. ${name}${message === '' ? '' : `: ${message}`}`
}
