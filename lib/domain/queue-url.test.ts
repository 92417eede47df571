/** Addresses of SQS queues. */
import { expect, it } from 'vitest'
import { parseQueueUrl, queueArn } from './queue-url'

it.each([
  ['https://sqs.eu-west-1.amazonaws.com/111122223333/health', 'eu-west-1'],
  ['https://sqs-fips.us-gov-west-1.amazonaws.com/111122223333/health', 'us-gov-west-1'],
  ['https://sqs.cn-north-1.amazonaws.com.cn/111122223333/health', 'cn-north-1'],
  ['https://sqs.eu-west-1.api.aws/111122223333/health', 'eu-west-1'],
  ['https://eu-west-1.queue.amazonaws.com/111122223333/health', 'eu-west-1'],
  ['https://vpce-0a-1b.sqs.eu-west-1.vpce.amazonaws.com/111122223333/health', 'eu-west-1'],
])('%s is in %s', (url, region) => {
  expect(parseQueueUrl(url)).toMatchObject({ region, account: '111122223333', name: 'health' })
})

it('takes other hosts for what they are', () => {
  const queue = parseQueueUrl('http://127.0.0.1:9324/111122223333/health.fifo')
  expect(queue).toMatchObject({ region: null, host: '127.0.0.1', name: 'health.fifo' })
  expect(queue && queueArn(queue, 'aws')).toBe('arn:aws:sqs:*:111122223333:health.fifo')
})

it.each([
  '',
  'health',
  'arn:aws:sqs:eu-west-1:111122223333:health',
  'ftp://sqs.eu-west-1.amazonaws.com/111122223333/health',
  'https://sqs.eu-west-1.amazonaws.com/1111/health',
  'https://sqs.eu-west-1.amazonaws.com/111122223333/',
  'https://sqs.eu-west-1.amazonaws.com/111122223333/a/b',
  'https://user:word@sqs.eu-west-1.amazonaws.com/111122223333/health',
  'https://sqs.eu-west-1.amazonaws.com/111122223333/health?Action=DeleteQueue',
])('"%s" is none', (text) => expect(parseQueueUrl(text)).toBeNull())

it('is not fooled by a host that only looks like one of AWS', () => {
  expect(parseQueueUrl('https://sqs.eu-west-1.amazonaws.com.evil.example/111122223333/a')?.region).toBeNull()
  expect(parseQueueUrl('https://evil.example/sqs.eu-west-1.amazonaws.com/111122223333/a')).toBeNull()
})
