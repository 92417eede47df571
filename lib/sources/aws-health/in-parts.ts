/** Asks AWS Health about several events at once so that one which it will not hear of costs only itself. */
import { AwsError } from '@/lib/sources/aws/aws-error'
import type { EventAt, RefusedDetail } from './reader'

/**
 * The answers to a question about these pairs. Where AWS refuses the whole request, as it does for one ARN that it does
 * not take, it is asked about each half by itself; a pair that is refused alone is answered by `refuse`.
 * @throws {SourceError} for every other failure
 */
export async function askInParts<T>(
  asked: readonly EventAt[],
  ask: (some: readonly EventAt[]) => Promise<T>,
  refuse: (refused: RefusedDetail) => T,
): Promise<T[]> {
  try {
    return [await ask(asked)]
  } catch (error) {
    if (!(error instanceof AwsError) || error.reason !== 'refused') throw error
    const [only, ...others] = asked
    if (only !== undefined && others.length === 0) return [refuse(refusalOf(only, error))]
    const half = Math.ceil(asked.length / 2)
    return [
      ...(await askInParts(asked.slice(0, half), ask, refuse)),
      ...(await askInParts(asked.slice(half), ask, refuse)),
    ]
  }
}

/** What AWS said against one pair. */
export function refusalOf({ arn, account }: EventAt, { awsName, message }: AwsError): RefusedDetail {
  return { arn, account, name: awsName, message }
}
