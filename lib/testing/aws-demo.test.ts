import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DemoState, isOver, minutesInto, openState } from '@/e2e/stand-in/aws/demo-state'
import { candidates } from '@/e2e/stand-in/aws/demo-trouble'
import { saver, startWorld, type World } from '@/e2e/stand-in/aws/demo-world'
import { arnOf, buildOutage, MINUTE, withStatement } from '@/e2e/stand-in/outage'
import { splitServiceKey } from '@/lib/domain/service-id'

const HOUR = 60 * MINUTE
let dir: string
let file: string
let worlds: World[]

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'faultline-demo-'))
  file = path.join(dir, 'invented.json')
  worlds = []
})

afterEach(async () => {
  for (const { aws, feed } of worlds) await Promise.all([aws.stop(), feed.goDown()])
  rmSync(dir, { recursive: true })
})

async function start(state: DemoState): Promise<World> {
  const world = await startWorld(state, saver(file))
  worlds.push(world)
  return world
}

async function currentArns({ feed }: World): Promise<unknown[]> {
  const answer = await fetch(feed.env.FAULTLINE_PUBLIC_FEED_URL ?? '')
  const listed = JSON.parse(
    Buffer.from(await answer.arrayBuffer())
      .swap16()
      .toString('utf16le')
      .slice(1),
  )
  return (listed as { arn: string }[]).map(({ arn }) => arn)
}

test('tells of one outage in the feed, in AWS Health and in the queue, under one ARN', async () => {
  const world = await start(openState(file, Date.now()))
  const outage = buildOutage({ region: 'sa-east-1' })
  world.tellOutage(outage)
  const { truth } = world.aws
  expect(await currentArns(world)).toContain(arnOf(outage))
  expect(truth.events.find(arnOf(outage))).toMatchObject({ status: 'open', scope: 'PUBLIC', service: 'STS' })
  const [message] = truth.queues.list()[0]?.receive(10, 0) ?? []
  expect(JSON.parse(message?.body ?? '')).toMatchObject({ source: 'aws.health', detail: { eventArn: arnOf(outage) } })
})

test('knows the names of the services that its accounts use', async () => {
  const { aws, feed } = await start(openState(file, Date.now()))
  const rows = await (await fetch(feed.env.FAULTLINE_SERVICE_CATALOG_URL ?? '')).json()
  const named = new Set((rows as { service: string }[]).map((row) => splitServiceKey(row.service).service))
  const told = new Set(Array.from(aws.truth.events.list(), ({ service }) => splitServiceKey(service).service))
  expect([...told].filter((service) => !named.has(service)).sort()).toEqual(['abuse', 'security'])
})

test('shows the same past at each start, and has ended what was going on', async () => {
  const began = Date.now() - 20 * HOUR
  const state = openState(file, began)
  const first = await start(state)
  const outage = buildOutage({ startedAt: began })
  first.tellOutage(withStatement(outage, minutesInto(outage, began + 90_500), 'It goes on.', 2))
  const [hit] = candidates(first.aws.truth, 'eu-central-1', 0)
  if (hit === undefined) throw new Error('Nobody has instances there.')
  first.tellTrouble({ region: 'eu-central-1', startedAt: began, hits: [{ ...hit, at: began }], endedAt: null })

  const later = openState(file, Date.now())
  expect(later.began).toBe(state.began)
  expect(later.outages.map(isOver)).toEqual([true])
  const second = await start(later)
  const arns = (world: World) => Array.from(world.aws.truth.events.list(), ({ arn }) => arn).sort()
  expect(arns(second)).toEqual(arns(first))
  const open = Array.from(second.aws.truth.events.list()).filter(
    ({ status, scope }) => status === 'open' && scope === 'PUBLIC',
  )
  expect(open).toEqual([])
  expect(second.aws.truth.events.find(arnOf(outage))?.status).toBe('closed')
})

test('names instances that the inventory knows too', async () => {
  const { aws } = await start(openState(file, Date.now()))
  for (const { account, instances } of candidates(aws.truth, 'us-east-1', 3)) {
    const usage = aws.truth.directory
      .usageOf(account)
      .find((each) => each.configType === 'AWS::EC2::Instance' && each.region === 'us-east-1')
    const known = Array.from({ length: usage?.count ?? 0 }, (_, index) => usage?.nameOf(index))
    expect(known).toEqual(expect.arrayContaining(instances))
  }
})
