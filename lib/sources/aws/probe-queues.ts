/** Tries the permissions of the SQS queues that EventBridge fills: all of a connection's queues must allow them. */
import type { SQS } from '@aws-sdk/client-sqs'
import { AwsError } from './aws-error'
import type { Probe, Probing } from './probing'

/** A receipt that SQS never gave: it says so to those who may delete. */
const NEVER_GIVEN = 'faultline-permission-check'

export const QUEUE_PROBES: Readonly<Record<string, Probe>> = {
  'sqs:GetQueueAttributes': (probing) =>
    eachQueue(probing, async (client, QueueUrl) => {
      await client.getQueueAttributes({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] })
    }),
  /** A message that waits is shown to us and stays visible to the next who asks. */
  'sqs:ReceiveMessage': (probing) =>
    eachQueue(probing, async (client, QueueUrl) => {
      await client.receiveMessage({ QueueUrl, MaxNumberOfMessages: 1, VisibilityTimeout: 0, WaitTimeSeconds: 0 })
    }),
  'sqs:DeleteMessage': (probing) =>
    eachQueue(probing, async (client, QueueUrl) => {
      await client.deleteMessage({ QueueUrl, ReceiptHandle: NEVER_GIVEN }).catch(throwUnlessReceipt)
    }),
}

async function eachQueue(
  { connection, clients, send }: Probing,
  request: (client: SQS, url: string) => Promise<void>,
): Promise<void> {
  for (const url of connection.queueUrls) {
    try {
      await send(async () => request(await clients.sqs(url), url))
    } catch (error) {
      if (!(error instanceof AwsError) || connection.queueUrls.length === 1) throw error
      throw new AwsError(error.reason, `${error.message} The queue is ${url}.`, error.awsName, { cause: error })
    }
  }
}

function throwUnlessReceipt(error: unknown): void {
  if (!(error instanceof Error) || !/ReceiptHandle/.test(`${error.name} ${error.message}`)) throw error
}
