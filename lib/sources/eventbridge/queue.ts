/** Receives EventBridge's messages from an SQS queue, and deletes those that are stored. */
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { ask } from '@/lib/sources/aws/ask'
import type { Calls } from '@/lib/sources/aws/calls'
import { clientsOf } from '@/lib/sources/aws/clients'

/** SQS's limits (its API reference): seconds that it holds a request while nothing comes, and messages in one answer. */
const LONG_POLL_SECONDS = 20
const AT_ONCE = 10

/** A message as the queue holds it. */
export interface QueuedMessage {
  body: string
  /** What deletes it. */
  receipt: string
}

/** A queue that a connection reads. */
export interface Queue {
  connection: AwsConnection
  url: string
  calls: Calls
}

/**
 * Waits for messages, up to 20 s; none where none came. `signal` ends the waiting.
 * @throws {AwsError} in sentences
 */
export async function receiveMessages(
  { connection, url, calls }: Queue,
  abortSignal: AbortSignal,
): Promise<QueuedMessage[]> {
  const client = await clientsOf(connection).sqs(url)
  const { output } = await ask(connection, calls, () =>
    client.receiveMessage(
      { QueueUrl: url, MaxNumberOfMessages: AT_ONCE, WaitTimeSeconds: LONG_POLL_SECONDS },
      { abortSignal },
    ),
  )
  return (output.Messages ?? []).flatMap(({ Body, ReceiptHandle }) =>
    ReceiptHandle === undefined ? [] : [{ body: Body ?? '', receipt: ReceiptHandle }],
  )
}

/**
 * Deletes messages. Those that SQS could not delete come again, which is harmless.
 * @throws {AwsError} in sentences
 */
export async function deleteMessages(
  { connection, url, calls }: Queue,
  messages: readonly QueuedMessage[],
): Promise<void> {
  if (messages.length === 0) return
  const client = await clientsOf(connection).sqs(url)
  const Entries = messages.map(({ receipt }, index) => ({ Id: String(index), ReceiptHandle: receipt }))
  await ask(connection, calls, () => client.deleteMessageBatch({ QueueUrl: url, Entries }))
}
