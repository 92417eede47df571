/** Other ways to write them. */
const CASED: Readonly<Record<string, string>> = {
  github: 'GitHub',
  githubactions: 'GitHubActions',
  gitlab: 'GitLab',
  codebuild: 'CodeBuild',
  awscodebuild: 'AWSCodeBuild',
  codepipeline: 'CodePipeline',
  opentofu: 'OpenTofu',
  cdk: 'CDK',
  gha: 'GHA',
  tfc: 'TFC',
}

/** Guesses by which means a change was made, from what CloudTrail tells of the caller: a heuristic, and said to be one. */
import type { IamCall, Means } from './change'
import { textAt } from './record-fields'

export interface MeansGuess {
  means: Means
  /** The rule that decided, as a sentence. */
  why: string
}

type Guess = (call: IamCall) => MeansGuess | null

/** Stack sets have a name of their own before it. */
const CLOUDFORMATION = /(?:^|\.)cloudformation\.amazonaws\.com(?:\.cn)?$/

/** How tools name themselves to AWS. */
const TOOL_AGENTS: readonly (readonly [tool: string, agent: RegExp])[] = [
  ['Terraform', /\bterraform\b|hashicorp/i],
  ['OpenTofu', /\bopentofu\b/i],
  ['Pulumi', /\bpulumi\b/i],
  ['the AWS CDK', /\baws-?cdk\b|\bcdk\//i],
  ['GitHub Actions', /github-?actions|configure-aws-credentials/i],
  ['CodeBuild', /\bcodebuild\b/i],
  ['GitLab', /\bgitlab\b/i],
  ['Jenkins', /\bjenkins\b/i],
  ['Atlantis', /\batlantis\b/i],
]

/** Parts of the names of roles and sessions that pipelines use. */
const TOOL_NAMES: readonly (readonly [tool: string, name: RegExp])[] = [
  ['Terraform', part('terraform|tfc')],
  ['OpenTofu', part('opentofu|tofu')],
  ['Pulumi', part('pulumi')],
  ['the AWS CDK', part('cdk')],
  ['GitHub Actions', part('github|githubactions|gha')],
  ['CodeBuild', part('codebuild|awscodebuild|codepipeline')],
  ['GitLab', part('gitlab')],
  ['Jenkins', part('jenkins')],
  ['Atlantis', part('atlantis')],
]

/** Who signs the tokens of pipelines that come without keys. */
const TOOL_ISSUERS: readonly (readonly [tool: string, issuer: RegExp])[] = [
  ['GitHub Actions', /(?:^|\/)token\.actions\.githubusercontent\.com(?:\/|$)/],
  ['GitLab', /(?:^|\/)gitlab\.com(?:\/|$)/],
  ['Terraform', /(?:^|\/)app\.terraform\.io(?:\/|$)/],
]

/** The first that knows decides: what AWS itself states comes before what a caller or a name claims. */
const GUESSES: readonly Guess[] = [byCloudFormation, byConsole, byTool, byPipelineRole, byService]

/** By which means the call was made, and by which rule we think so. */
export function meansOf(call: IamCall): MeansGuess {
  for (const guess of GUESSES) {
    const guessed = guess(call)
    if (guessed !== null) return guessed
  }
  return {
    means: 'unknown',
    why: 'Nothing in the record names CloudFormation, a pipeline, the console or a service of AWS.',
  }
}

function byCloudFormation({ actor, sourceIp, userAgent }: IamCall): MeansGuess | null {
  const told = { invokedBy: actor.invokedBy, sourceIPAddress: sourceIp, userAgent }
  const [where, name] = Object.entries(told).find(([, value]) => value !== null && CLOUDFORMATION.test(value)) ?? []
  return where === undefined ? null : { means: 'cloudformation', why: `CloudTrail's ${where} is ${name}.` }
}

function byConsole({ eventSource, actor, userAgent, record }: IamCall): MeansGuess | null {
  if (eventSource === 'signin.amazonaws.com') return atConsole('It is an event of the sign-in page.')
  const fromConsole = record.sessionCredentialFromConsole
  if (fromConsole === 'true' || fromConsole === true) {
    return atConsole('CloudTrail says that the credentials came from a session at the console.')
  }
  if (userAgent !== null && /\b(?:console|signin)(?:\.[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?\b/i.test(userAgent)) {
    return atConsole("The caller's userAgent is that of the console.")
  }
  const isService = actor.type === 'AWSService' || /\.amazonaws\.com(?:\.cn)?$/.test(actor.invokedBy ?? '')
  if (!isService && userAgent !== null && /^\[?(?:AWS Internal|S3Console|AWS-Console)/i.test(userAgent)) {
    return atConsole("The caller's userAgent is one that AWS uses for calls of its console.")
  }
  return null
}

function atConsole(why: string): MeansGuess {
  return { means: 'console', why }
}

function byTool({ userAgent }: IamCall): MeansGuess | null {
  const tool = TOOL_AGENTS.find(([, agent]) => userAgent !== null && agent.test(userAgent))
  return tool === undefined
    ? null
    : { means: 'pipeline', why: `The caller's userAgent names ${tool[0]}, which any caller could write.` }
}

function byPipelineRole({ actor, record }: IamCall): MeansGuess | null {
  const provider = textAt(record, 'userIdentity', 'sessionContext', 'webIdFederationData', 'federatedProvider')
  const signed = TOOL_ISSUERS.find(([, issuer]) => provider !== null && issuer.test(provider))
  if (signed !== undefined) {
    return { means: 'pipeline', why: `The session was opened with a token that ${signed[0]} signs.` }
  }
  const role = actor.issuerArn?.split('/').at(-1)
  const byRole = toolNamed(role)
  if (byRole !== null) return { means: 'pipeline', why: `The name of the role, ${role}, speaks of ${byRole}.` }
  const bySession = actor.type === 'AssumedRole' ? toolNamed(actor.name) : null
  return bySession === null
    ? null
    : { means: 'pipeline', why: `The name of the session, ${actor.name}, speaks of ${bySession}.` }
}

function toolNamed(name: string | undefined): string | null {
  return TOOL_NAMES.find(([, pattern]) => name !== undefined && pattern.test(name))?.[0] ?? null
}

function byService({ actor }: IamCall): MeansGuess | null {
  if (actor.type === 'AWSService') {
    return { means: 'service', why: `The caller is a service of AWS: ${actor.name}.` }
  }
  return actor.invokedBy !== null && /\.amazonaws\.com(?:\.cn)?$/.test(actor.invokedBy)
    ? { means: 'service', why: `CloudTrail's invokedBy is ${actor.invokedBy}.` }
    : null
}

/** A part of a name between signs, the ends of the name, or a change of case: "TerraformRole", "ci-github-deploy". */
function part(words: string): RegExp {
  const cased = words
    .split('|')
    .flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), CASED[word] ?? word])
  return new RegExp(`(?:^|[^A-Za-z]|(?<=[a-z])(?=[A-Z]))(?:${[...new Set(cased)].join('|')})(?=$|[^a-z])`)
}
