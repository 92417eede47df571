/** AWS SQS: receive, delete, send. */
import { createHash } from 'node:crypto'
import type { Call, Input } from './call'
import type { Operation, Operations, World } from './operation'
import type { Message, Queue } from './queues'
import { ServiceError } from './service-error'
import { requiredText, structuresIn, textsIn, wholeIn } from './validation'

const HIDE_SECONDS = 30

const receiveMessage: Operation = async (call, world) => {
  const queue = getQueue(call, world)
  const most = wholeIn(call.input, 'MaxNumberOfMessages', 1, 10, 1)
  const wait = wholeIn(call.input, 'WaitTimeSeconds', 0, 20, 0)
  const hide = wholeIn(call.input, 'VisibilityTimeout', 0, 43_200, HIDE_SECONDS)
  const names = [
    ...(textsIn(call.input, 'AttributeNames', 20) ?? []),
    ...(textsIn(call.input, 'MessageSystemAttributeNames', 20) ?? []),
  ]
  await queue.wait(wait * 1000, call.signal)
  if (call.signal.aborted) return {}
  const messages = queue.receive(most, hide * 1000)
  // As AWS does, the member is left out where there is nothing.
  return messages.length === 0 ? {} : { Messages: messages.map((each) => messageShape(each, names)) }
}

const deleteMessageBatch: Operation = (call, world) => {
  const queue = getQueue(call, world)
  const entries = structuresIn(call.input, 'Entries', 10) ?? []
  for (const entry of entries) queue.delete(requiredText(entry, 'ReceiptHandle'))
  return { Successful: entries.map(({ Id }) => ({ Id })), Failed: [] }
}

const changeMessageVisibility: Operation = (call, world) => {
  const seconds = wholeIn(call.input, 'VisibilityTimeout', 0, 43_200, 0)
  getQueue(call, world).hide(requiredText(call.input, 'ReceiptHandle'), seconds * 1000)
  return {}
}

export const SQS: Operations = {
  ReceiveMessage: receiveMessage,
  DeleteMessage: (call, world) => {
    getQueue(call, world).delete(requiredText(call.input, 'ReceiptHandle'))
    return {}
  },
  DeleteMessageBatch: deleteMessageBatch,
  ChangeMessageVisibility: changeMessageVisibility,
  SendMessage: (call, world) => {
    const message = getQueue(call, world).send(requiredText(call.input, 'MessageBody'))
    return { MessageId: message.id, MD5OfMessageBody: md5(message.body) }
  },
  GetQueueAttributes: (call, world) => ({ Attributes: attributesOf(getQueue(call, world)) }),
  GetQueueUrl: (call, world) => {
    const owner = call.input.QueueOwnerAWSAccountId ?? call.account
    const path = `${owner}/${requiredText(call.input, 'QueueName')}`
    findQueue(path, world)
    return { QueueUrl: `https://sqs.${call.region}.amazonaws.com/${path}` }
  },
}

function getQueue(call: Call, world: World): Queue {
  return findQueue(requiredText(call.input, 'QueueUrl'), world)
}

function findQueue(url: string, { truth }: World): Queue {
  const queue = truth.queues.find(url)
  if (queue === null) throw new ServiceError('QueueDoesNotExist', 'There is no such queue.')
  return queue
}

function attributesOf(queue: Queue): Input {
  return {
    QueueArn: `arn:aws:sqs:${queue.region}:${queue.account}:${queue.name}`,
    ApproximateNumberOfMessages: String(queue.visible),
    ApproximateNumberOfMessagesNotVisible: String(queue.size - queue.visible),
    VisibilityTimeout: String(HIDE_SECONDS),
  }
}

function messageShape({ id, body, receipt, receives, sentAt }: Message, names: readonly string[]): Input {
  const attributes = Object.entries({ ApproximateReceiveCount: String(receives), SentTimestamp: String(sentAt) })
  const told = attributes.filter(([name]) => names.includes('All') || names.includes(name))
  return {
    MessageId: id,
    ReceiptHandle: receipt,
    MD5OfBody: md5(body),
    Body: body,
    ...(told.length === 0 ? {} : { Attributes: Object.fromEntries(told) }),
  }
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex')
}
