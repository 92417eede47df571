/** The demo's story as identity tells it: what is amiss where, and what failed on the day on which identity broke. */
import { MINUTE } from '../outage'
import { assumeRole, changedByPipeline, inventCalls } from './invent-calls'
import { identitiesOf } from './invent-identity'
import { between, chanceOf } from './randomness'
import type { Truth } from './truth'
import { buildCall, type TruthCall, userOf } from './truth-calls'
import { DAY_MS } from './truth-principals'

const SEED = 'demo'
/** By number among the active members, as they were invented: what is read of others nobody would see. */
const WITHOUT_ROLE = [7, 11, 23]
const DRIFTED = [5, 9, 14, 31]
const WITHOUT_MFA = 6
const CHANGED_BY_HAND = 12
/** Minutes before the demo began: when changes began to fail, and when most went through again. */
const FAILED_FROM = 131
const FAILED_UNTIL = 18

/**
 * Lets it all be so; accounts are worked out when they are asked for.
 * @param began milliseconds of the demo's first start
 * @param asOf milliseconds of this one
 */
export function tellIdentity(truth: Truth, began: number, asOf: number): void {
  const { directory, identities } = truth
  const day = Math.floor(asOf / DAY_MS) * DAY_MS
  const members = [...directory.accounts.values()]
    .filter(({ id, state }) => id !== directory.managementAccount && state === 'ACTIVE')
    .map(({ id }) => id)
  const identityOf = identitiesOf(truth, SEED, day)
  identities.invent = (account) => ({
    ...identityOf(account),
    calls: [...inventCalls(account, SEED, began), ...outageCalls(account, began)],
  })
  for (const number of WITHOUT_ROLE) truth.withoutRoles.add(members[number] ?? '')
  directory.delegates.add(members[1] ?? '')
  identities.change(directory.managementAccount, (identity) => {
    identity.alarms = identity.alarms.filter(({ metric }) => metric !== 'sign-in')
  })
  for (const number of DRIFTED) drift(truth, members[number] ?? '')
  forgetMfa(truth, members[WITHOUT_MFA] ?? '')
  const byHand = members[CHANGED_BY_HAND] ?? ''
  identities.record(byHand, ...changesByHand(byHand, began))
}

function drift({ identities }: Truth, account: string): void {
  identities.change(account, ({ stacks: [stack] }) => {
    if (stack) Object.assign(stack, { drift: 'DRIFTED', truth: 'DRIFTED' })
  })
}

function forgetMfa({ identities }: Truth, account: string): void {
  identities.change(account, ({ users: [user] }) => {
    if (user) Object.assign(user, { mfa: 'none', password: { changedAt: user.createdAt, lastUsedAt: null } })
  })
}

/** What nobody has explained yet: an administrator made at the console while roles did not work, and a role opened by a script. */
function changesByHand(account: string, began: number): TruthCall[] {
  const atConsole = { userAgent: 'AWS Internal', fromConsole: true, sourceIp: '203.0.113.88' }
  const byScript = {
    actor: userOf(account, 'jonas'),
    userAgent: 'aws-cli/2.17.9 md/prompt#off',
    sourceIp: '192.0.2.61',
  }
  const at = (minutes: number) => began - minutes * MINUTE
  const user = { userName: 'emergency' }
  const admin = { ...user, policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }
  return [
    buildCall(account, `${account}-by-hand-1`, at(93), { name: 'CreateUser', request: user, ...atConsole }),
    buildCall(account, `${account}-by-hand-2`, at(92), { name: 'CreateLoginProfile', request: user, ...atConsole }),
    buildCall(account, `${account}-by-hand-3`, at(90), { name: 'AttachUserPolicy', request: admin, ...byScript }),
    buildCall(account, `${account}-by-hand-4`, at(64), { name: 'CreateAccessKey', request: user, ...byScript }),
  ]
}

/** Calls of an account around the outage: well before it, one of three failing while it lasts, well again after it. */
function outageCalls(account: string, began: number): TruthCall[] {
  const chance = chanceOf(`${SEED} outage in ${account}`)
  return Array.from({ length: 36 }, (_, index) => {
    const minutes = between(2, 190, chance)
    const fails = minutes <= FAILED_FROM && minutes >= FAILED_UNTIL && chance() < (index % 3 === 0 ? 0.8 : 0.35)
    const at = began - minutes * MINUTE - between(0, 59, chance) * 1000
    return index % 3 === 0
      ? pipelineCall(account, `${account}-outage-${index}`, at, fails)
      : tokenCall(account, `${account}-outage-${index}`, at, fails, chance() < 0.3)
  })
}

/** A change that a pipeline tries. */
function pipelineCall(account: string, id: string, at: number, fails: boolean): TruthCall {
  const error = fails ? { code: 'ServiceUnavailable', message: 'The change cannot be made now.' } : null
  return { ...changedByPipeline(account, id, at, 'UpdateAssumeRolePolicy', { roleName: 'worker' }), error }
}

/** A role that is taken, or refused because it is too young to be known. */
function tokenCall(account: string, id: string, at: number, fails: boolean, isSignIn: boolean): TruthCall {
  if (!isSignIn) {
    const error = fails ? { code: 'AccessDenied', message: 'The role worker cannot be taken now.' } : null
    return { ...assumeRole(account, id, at, true), error }
  }
  return buildCall(account, id, at, {
    source: 'signin.amazonaws.com',
    name: 'ConsoleLogin',
    host: 'us-east-1.signin.aws.amazon.com',
    response: { ConsoleLogin: fails ? 'Failure' : 'Success' },
    additional: { MFAUsed: 'Yes' },
    error: fails ? { code: null, message: 'Failed authentication' } : null,
  })
}
