/** F1: roles and policies can be traced to the code that makes them. */
import type { Check } from '../check'
import type { AuthorizationFacts } from '../facts-authorization'
import { notApplicable, type Seen, weigh } from './findings'
import { DAILY_MS } from './freshness'

/** The tag that CloudFormation itself sets on what it makes. */
const STACK_TAG = 'aws:cloudformation:stack-id'
/** Roles that AWS makes: for its services, and for people of IAM Identity Center. */
const MADE_BY_AWS = ['/aws-service-role/', '/aws-reserved/']

interface Made extends Seen {
  isFromCode: boolean | null
}

export const IAM_FROM_CODE: Check = {
  id: 'F1',
  kind: 'auto',
  scope: 'account',
  title: 'Roles and policies can be traced to code',
  needs: ['authorization-details'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Take them over into CloudFormation or Terraform, and let it set an agreed tag that names the repository; name that tag in the settings of the connection.',
  evaluate({ 'authorization-details': authorization }, { codeTags }) {
    const made = authorization === undefined ? [] : madeHere(authorization, [STACK_TAG, ...codeTags])
    if (made.length === 0) return notApplicable('The account has no roles or policies of its own.')
    const of = (wanted: boolean | null) => made.filter(({ isFromCode }) => isFromCode === wanted)
    const [bad, unknown, fine] = [of(false), of(null), of(true)]
    return weigh({
      bad,
      unknown,
      fine,
      fails: `${bad.length} of ${made.length} roles and policies ${bad.length === 1 ? 'has' : 'have'} no tag that leads to code.`,
      unclear: `The tags of ${unknown.length} of ${made.length} roles and policies could not be read.`,
      passes: `${made.length === 1 ? 'The one role or policy has' : `All ${made.length} roles and policies have`} a tag that leads to code.`,
    })
  },
}

function madeHere({ roles, policies }: AuthorizationFacts, keys: readonly string[]): Made[] {
  const own = roles.filter(({ path }) => !MADE_BY_AWS.some((start) => path.startsWith(start)))
  return [
    ...own.map(({ name, tags }) => madeOf(`role ${name}`, tags, keys)),
    ...policies.map(({ name, tags }) => madeOf(`policy ${name}`, tags, keys)),
  ]
}

function madeOf(subject: string, tags: Record<string, string> | null, keys: readonly string[]): Made {
  if (tags === null) return { subject, detail: 'its tags could not be read', isFromCode: null }
  const key = keys.find((each) => Object.hasOwn(tags, each))
  return key === undefined
    ? { subject, detail: 'no tag that leads to code', isFromCode: false }
    : { subject, detail: `${key}: ${tags[key]}`, isFromCode: true }
}
