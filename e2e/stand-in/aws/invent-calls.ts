/** Calls that invented accounts make day by day: pipelines, CloudFormation, people at the console. */
import { between, type Chance, chanceOf, pick } from './randomness'
import { buildCall, serviceOf, sessionOf, type TruthCall } from './truth-calls'
import { DAY_MS } from './truth-principals'

const DAYS = 14
const PIPELINE_AGENT = 'APN/1.0 HashiCorp/1.0 Terraform/1.9.5 (+https://www.terraform.io) aws-sdk-go-v2/1.30.3'
const BROWSER = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36'

type Kind = (account: string, at: number, id: string, chance: Chance) => TruthCall

/** Two weeks of them up to a moment, in milliseconds; the same for the same seed. */
export function inventCalls(account: string, seed: string, until: number): TruthCall[] {
  const chance = chanceOf(`${seed} calls of ${account}`)
  return Array.from({ length: between(8, 30, chance) }, (_, index) => {
    const at = Math.floor(until - chance() * DAYS * DAY_MS)
    return pick(KINDS, chance)(account, at, `${account}-${index}`, chance)
  })
}

/** Terraform changes a policy of a function's role. */
const byPipeline: Kind = (account, at, id, chance) =>
  changedByPipeline(account, id, at, 'PutRolePolicy', {
    roleName: `function-${between(1, 5, chance)}`,
    policyName: 'logs',
  })

/** A stack is updated. */
const byStack: Kind = (account, at, id, chance) =>
  buildCall(account, id, at, {
    name: 'CreateRole',
    actor: serviceOf(account, 'pipeline', 'cloudformation.amazonaws.com'),
    sourceIp: 'cloudformation.amazonaws.com',
    userAgent: 'cloudformation.amazonaws.com',
    host: null,
    request: { roleName: `function-${between(1, 9, chance)}`, path: '/' },
  })

/** Somebody looks round at the console. */
const byBrowser: Kind = (account, at, id) =>
  buildCall(account, id, at, { name: 'ListRoles', readOnly: true, userAgent: BROWSER, fromConsole: true })

/** A session begins. */
const signIn: Kind = (account, at, id) =>
  buildCall(account, id, at, {
    source: 'signin.amazonaws.com',
    name: 'ConsoleLogin',
    userAgent: BROWSER,
    host: 'us-east-1.signin.aws.amazon.com',
    response: { ConsoleLogin: 'Success' },
    additional: { MFAUsed: 'Yes', MobileVersion: 'No' },
  })

/** A function takes its role, by the global endpoint or by that of its Region. */
const takesRole: Kind = (account, at, id, chance) => assumeRole(account, id, at, chance() < 0.2)

const KINDS: readonly Kind[] = [byPipeline, byPipeline, byStack, byBrowser, signIn, takesRole, takesRole]

/** A role is taken; `isGlobal`: through STS's one endpoint for all Regions. */
export function assumeRole(account: string, id: string, at: number, isGlobal: boolean): TruthCall {
  const roleArn = `arn:aws:iam::${account}:role/worker`
  return buildCall(account, id, at, {
    source: 'sts.amazonaws.com',
    name: 'AssumeRole',
    readOnly: true,
    actor: sessionOf(account, 'pipeline', 'GitHubActions'),
    userAgent: 'aws-sdk-js/3.900.0 md/nodejs#20',
    host: isGlobal ? 'sts.amazonaws.com' : 'sts.us-east-1.amazonaws.com',
    request: { roleArn, roleSessionName: 'worker' },
  })
}

/** Terraform changes something in IAM. */
export function changedByPipeline(
  account: string,
  id: string,
  at: number,
  name: string,
  request: Readonly<Record<string, unknown>>,
): TruthCall {
  return buildCall(account, id, at, {
    name,
    actor: sessionOf(account, 'pipeline', 'GitHubActions'),
    sourceIp: '198.51.100.24',
    userAgent: PIPELINE_AGENT,
    request,
  })
}
