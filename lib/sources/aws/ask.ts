/** Sends one request to AWS: counted, with the time of the answer, and with errors that people can read. */
import type { AwsConnection } from '@/lib/domain/aws-connection'
import type { Instant } from '@/lib/domain/health-event'
import type { AwsReason } from './aws-error'
import { type Calls, type Exchange, noting } from './calls'
import { forgetClients } from './clients'
import { awsFailure } from './failure'

/** What AWS answered. */
export interface Answer<T> {
  output: T
  /** AWS's own clock when it answered, from its Date header; null where it sent none. */
  answeredAt: Instant | null
}

/** After these the next request must ask for credentials anew: somebody may have mended them. */
const FORGOTTEN_AFTER = new Set<AwsReason>([
  'no-credentials',
  'wrong-credentials',
  'expired-credentials',
  'role-refused',
])

/**
 * Runs `send`, which sends one request through a client of `clientsOf`.
 * @throws {AwsError} in sentences that name the connection, its account and the operation
 */
export async function ask<T>(connection: AwsConnection, calls: Calls, send: () => Promise<T>): Promise<Answer<T>> {
  const exchange: Exchange = {
    calls,
    asked: null,
    last: null,
    isSent: false,
    answeredAt: null,
    status: null,
    contentType: null,
  }
  try {
    const output = await noting(exchange, send)
    return { output, answeredAt: exchange.answeredAt }
  } catch (cause) {
    const failure = awsFailure(cause, connection, exchange)
    if (failure === null) throw cause
    if (FORGOTTEN_AFTER.has(failure.reason)) forgetClients(connection.id)
    throw failure
  }
}
