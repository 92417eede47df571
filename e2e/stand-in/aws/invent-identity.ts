/** Identity in an invented account: well kept for the most part, with what slips in over the years. */
import type { AccountIdentity } from './account-identity'
import { type Setting, SLIPS } from './invent-slips'
import { between, type Chance, chanceOf, pick } from './randomness'
import type { Truth } from './truth'
import { OPERATORS } from './truth-calls'
import {
  buildKey,
  buildRole,
  buildUser,
  DAY_MS,
  statementOf,
  type TruthIamRole,
  type TruthUser,
  trustOf,
} from './truth-principals'
import { stackId, wellKept } from './well-kept'

const NAMES = 'mara jonas aylin tomasz chiara luc ines pavel noor soren amina felix'.split(' ')
const MACHINES = ['deploy', 'backup-agent', 'metrics-exporter', 'mail-relay']
const REGION = 'us-east-1'
const PIPELINES = 'token.actions.githubusercontent.com'

/** Tells every account of an organization by its id, as of a moment in milliseconds. */
export function identitiesOf({ directory }: Truth, seed: string, now: number): (account: string) => AccountIdentity {
  return (account) => {
    const regions = directory.usageOf(account).flatMap(({ region }) => (region === 'global' ? [] : [region]))
    return inventIdentity(account, { seed, now, managementAccount: directory.managementAccount, regions })
  }
}

/** An account of an organization; the management account watches for all of them. */
function inventIdentity(account: string, setting: Setting): AccountIdentity {
  const { seed, now, managementAccount } = setting
  const chance = chanceOf(`${seed} identity of ${account}`)
  const identity = wellKept(account, now, managementAccount)
  if (account === managementAccount) return watchForAll(identity)
  leaveWatchingToManagement(identity)
  identity.users = inventUsers(now, chance)
  identity.roles.push(...inventRoles(account, now, chance))
  identity.oidc = [PIPELINES]
  identity.stacks.push({ name: 'workload', region: REGION, drift: 'IN_SYNC', checkedAt: now, truth: 'IN_SYNC' })
  settleIn(identity, setting.regions[0] ?? REGION)
  for (const [share, happen] of SLIPS) if (chance() < share) happen(identity, account, setting)
  return identity
}

function watchForAll(identity: AccountIdentity): AccountIdentity {
  identity.trails = identity.trails.map((trail) => ({ ...trail, name: 'organization', organization: true }))
  return identity
}

function leaveWatchingToManagement(identity: AccountIdentity): void {
  Object.assign(identity, { trails: [], filters: [], alarms: [], topics: [], rules: [] })
}

/** People are federated; who has a password besides is left over from before. */
function inventUsers(now: number, chance: Chance): TruthUser[] {
  const people = Array.from({ length: between(0, 3, chance) }, (_, index) => {
    const name = `${pick(NAMES, chance)}${index === 0 ? '' : index}`
    return buildUser(name, now, { mfa: chance() < 0.8 ? 'virtual' : 'hardware' })
  })
  const machines = MACHINES.slice(0, between(0, 2, chance)).map((name) =>
    buildUser(name, now, { password: null, mfa: 'none', groups: ['machines'], keys: [buildKey(now)] }),
  )
  return [...people, ...machines]
}

function inventRoles(account: string, now: number, chance: Chance): TruthIamRole[] {
  const tags = { 'aws:cloudformation:stack-id': stackId(account, 'workload') }
  const functions = Array.from({ length: between(2, 7, chance) }, (_, index) =>
    buildRole(`function-${index + 1}`, now, {
      tags,
      inline: { logs: statementOf({ Action: 'logs:PutLogEvents', Resource: '*' }) },
      lastUsedAt: now - between(0, 30, chance) * DAY_MS,
    }),
  )
  const subject = { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:invented/*' } }
  const trust = trustOf({ Federated: `arn:aws:iam::${account}:oidc-provider/${PIPELINES}` }, subject)
  return [...functions, buildRole('pipeline', now, { tags, trust }), operators(account, now)]
}

/** The role of IAM Identity Center's people. */
function operators(account: string, now: number): TruthIamRole {
  return buildRole(OPERATORS, now, {
    path: '/aws-reserved/sso.amazonaws.com/',
    trust: trustOf({ Federated: `arn:aws:iam::${account}:saml-provider/AWSSSO_invented_DO_NOT_DELETE` }),
  })
}

function settleIn(identity: AccountIdentity, region: string): void {
  for (const each of [...identity.databases, ...identity.tables, ...identity.backups]) each.region = region
}
