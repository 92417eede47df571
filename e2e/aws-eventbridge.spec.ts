/** Messages of EventBridge, by queue and by webhook: in the open browser at once, each once; bad ones are told and kept. */
import { expect } from '@playwright/test'
import { createToken } from './fixtures/access'
import { listAll } from './fixtures/api'
import type { App } from './fixtures/app'
import { cardOf, hitting, MANAGEMENT, MEMBERS, organization } from './fixtures/aws'
import { expectNoFindings } from './fixtures/look-over'
import { test } from './fixtures/test'
import { drawerOf, openLive, rowOf } from './fixtures/timeline'
import { backupRegion, messagesOf } from './stand-in/aws/eventbridge'
import type { Queue } from './stand-in/aws/queues'

const QUEUE = 'faultline'

test.use({
  story: {
    name: 'EventBridge',
    aws: (aws) => {
      const queue = aws.truth.queues.add(QUEUE, MANAGEMENT)
      return { ...organization(aws), FAULTLINE_AWS_QUEUES: aws.urlOf(queue) }
    },
  },
  contextOptions: { reducedMotion: 'reduce' },
})

const { blue, green } = MEMBERS

function queueOf({ aws }: App): Queue {
  const queue = aws.truth.queues.find(`/${MANAGEMENT}/${QUEUE}`)
  if (queue === null) throw new Error('there is no queue')
  return queue
}

async function post(app: App, token: string, body: string) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const response = await fetch(`${app.url}/api/ingest/eventbridge`, { method: 'POST', headers, body })
  return { status: response.status, answer: await response.json() }
}

test('a message of the queue reaches the open page; its pages and copies are one event', async ({
  app,
  page,
  request,
}) => {
  const event = hitting({ [blue]: { resources: ['i-1', 'i-2', 'i-3'] } }, 'Hosts restart in Paris.', {
    region: 'eu-west-3',
  })
  await openLive(page, '/?view=events')
  const [first, ...others] = messagesOf(event, blue, { pageSize: 1 })
  queueOf(app).send(JSON.stringify(others[1]))
  const row = rowOf(page, 'Hosts restart in Paris.')
  await expect(row).toContainText('1 acct')
  await row.click()
  await expect(drawerOf(page)).toContainText('AWS named 1 account and 1 resource.')
  const copies = messagesOf(event, blue, { pageSize: 1, region: backupRegion(event) })
  for (const message of [others[0], first, ...copies, others[0]]) queueOf(app).send(JSON.stringify(message))
  await expect(drawerOf(page)).toContainText('AWS named 1 account and 3 resources.')
  await expect(drawerOf(page).getByRole('region', { name: 'Where we know it from' })).toContainText('EventBridge')
  await expectNoFindings(page)
  await expect.poll(() => queueOf(app).size).toBe(0)
  expect(await listAll(request, 'source=eventbridge')).toHaveLength(1)
})

test('a message of an API destination reaches the open page; strangers and readers may send none', async ({
  app,
  page,
}) => {
  const token = await createToken(app.database, 'responder')
  const event = hitting({ [green]: {} }, 'Tables in London are throttled.', {
    region: 'eu-west-2',
    service: 'DYNAMODB',
  })
  const [message] = messagesOf(event, green)
  const body = JSON.stringify(message)
  await openLive(page, '/?view=events')
  for (const [stranger, status] of [
    ['flt_nothing', 401],
    [app.token, 403],
  ] as const) {
    const refused = await post(app, stranger, body)
    expect(refused).toMatchObject({ status, answer: { status, detail: expect.any(String) } })
  }
  expect(await post(app, token, body)).toMatchObject({ status: 202, answer: { data: { received: 1, folded: 0 } } })
  await expect(rowOf(page, 'Tables in London are throttled.')).toContainText('1 acct')
  const [copy] = messagesOf(event, green, { region: backupRegion(event) })
  expect(await post(app, token, JSON.stringify([message, copy]))).toMatchObject({
    status: 202,
    answer: { data: { received: 2, folded: 2 } },
  })
  await expect(rowOf(page, 'Tables in London are throttled.')).toHaveCount(1)
})

test('what is no message is refused or set aside, kept, and told on the page about sources', async ({ app, page }) => {
  const token = await createToken(app.database, 'responder')
  await openLive(page, '/sources')
  const webhook = cardOf(page, 'EventBridge webhook')
  const refused = await post(app, token, 'this is {no JSON')
  expect(refused).toMatchObject({
    status: 400,
    answer: { detail: expect.stringContaining('kept on the page about sources') },
  })
  await expect(webhook).toContainText('Last message refused')
  await webhook
    .getByText(/could not be read/)
    .last()
    .click()
  await expect(webhook.getByRole('region', { name: /^Received from/ }).first()).toContainText('this is {no JSON')

  queueOf(app).send('neither <is> this')
  const queue = cardOf(page, 'EventBridge', 'AWS (environment)')
  await queue.getByText(/1 thing could not be read/).click()
  await expect(queue.getByRole('region', { name: /^Received from/ })).toContainText('neither <is> this')
  await expect.poll(() => queueOf(app).size).toBe(0)
  await expectNoFindings(page)

  const event = hitting({ [blue]: {} }, 'Keys are made again.', { region: 'us-west-1', service: 'KMS' })
  expect(await post(app, token, JSON.stringify(messagesOf(event, blue)[0]))).toMatchObject({ status: 202 })
  await expect(webhook).toContainText('Receiving')
})
