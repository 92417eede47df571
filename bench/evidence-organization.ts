/** AWS with identity in so many accounts and the limits of its rates, in a process of its own; tells what it was asked. */
import { inventOrganization } from '@/e2e/stand-in/aws/invent-organization'
import { startAws } from '@/e2e/stand-in/aws/stand-in'

/** Roles that may be taken in a second, by the whole organization, and at once. */
const TAKEN = { operation: 'AssumeRole', perSecond: 25, burst: 50 }
/** What one account's IAM answers in a second. */
const OF_IAM = { operation: 'GetAccountAuthorizationDetails', perSecond: 5, burst: 5, perAccount: true }

const [accounts] = process.argv.slice(2).map(Number)
const { truth } = inventOrganization({
  ...{ seed: 'bench', accounts: accounts ?? 1, events: 1, entitiesPerEvent: 1, years: 1, now: Date.now() },
})
const aws = await startAws(truth)
aws.limits.set(TAKEN)
aws.limits.set(OF_IAM)

/** Asked of the same account more than once, because what AWS makes was not there yet. */
const MADE_BY_AWS = ['GenerateCredentialReport', 'GetCredentialReport', 'DescribeStackDriftDetectionStatus']

function askedAgain(): number {
  return MADE_BY_AWS.reduce((sum, operation) => {
    const asked = aws.calls.list(operation).filter(({ error }) => error === null || error.startsWith('Report'))
    return sum + asked.length - new Set(asked.map(({ accessKey }) => accessKey)).size
  }, 0)
}

process.on('message', () => {
  const calls = aws.calls.count()
  const refused = aws.calls.countErrors('Throttling') + aws.calls.countErrors('ThrottlingException')
  process.send?.({ calls, refused, leastCalls: calls - refused - askedAgain() })
})
process.send?.({ env: aws.env, size: { perSecond: TAKEN.perSecond, burst: TAKEN.burst } })
