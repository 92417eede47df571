/** What happens in the demo while somebody watches: an outage for everybody, trouble for a few, again and again. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Outage, type Status, withStatement } from '../outage'
import { endOutage, minutesInto } from './demo-state'
import { candidates, type Trouble } from './demo-trouble'
import type { World } from './demo-world'

const SECOND = 1000
const PAUSE = 150 * SECOND
const BEGINNINGS: readonly Pick<Outage, 'service' | 'name' | 'region' | 'summary'>[] = [
  { service: 'lambda', name: 'AWS Lambda', region: 'eu-central-1', summary: 'Invocations start late' },
  { service: 'sts', name: 'AWS Security Token Service', region: 'us-east-1', summary: 'Tokens are issued slowly' },
  { service: 'dynamodb', name: 'Amazon DynamoDB', region: 'us-west-2', summary: 'Part of the writes fail' },
  { service: 'rds', name: 'Amazon Relational Database Service', region: 'eu-west-1', summary: 'Fail-over takes long' },
  { service: 'kms', name: 'AWS Key Management Service', region: 'eu-central-1', summary: 'Decryption takes long' },
]
const REGIONS = ['eu-central-1', 'us-east-1', 'eu-west-1']

/** Begins once somebody reads the feed, and goes on until `signal` goes off; `round` says where in the cycle it begins. */
export async function tellStories(world: World, round: number, signal: AbortSignal): Promise<void> {
  const pause = (seconds: number) => sleep(seconds * SECOND, undefined, { signal })
  // The product may still be built: what nobody sees begin nobody can be quick about.
  while (world.feed.requests.length === 0) await pause(1)
  for (let number = round; ; number += 1) {
    await pause(20)
    world.tellProgress(number)
    await Promise.all([tellOutage(world, number, pause), tellTrouble(world, number, pause)])
    await sleep(PAUSE, undefined, { signal })
  }
}

type Pause = (seconds: number) => Promise<void>

async function tellOutage(world: World, round: number, pause: Pause): Promise<void> {
  const startedAt = Math.floor(Date.now() / SECOND) * SECOND
  const beginning = BEGINNINGS[round % BEGINNINGS.length] ?? BEGINNINGS[0]
  if (beginning === undefined) return
  let outage: Outage = { ...beginning, startedAt, said: [], alsoHit: [], hasArn: true }
  const say = (text: string, status: Status) => {
    outage = withStatement(outage, minutesInto(outage, Date.now()), text, status)
    world.tellOutage(outage)
  }
  say('We look into it.', 1)
  await pause(70)
  say('About a tenth of the requests are hit. The cause is being looked for.', 2)
  await pause(80)
  say('The cause is found, and repair is under way.', 2)
  await pause(90)
  world.tellOutage(endOutage(outage, Date.now()))
}

async function tellTrouble(world: World, round: number, pause: Pause): Promise<void> {
  await pause(35)
  const region = REGIONS[round % REGIONS.length] ?? 'eu-central-1'
  const [first, second, third] = candidates(world.aws.truth, region, round)
  let trouble: Trouble = { region, startedAt: Math.floor(Date.now() / SECOND) * SECOND, hits: [], endedAt: null }
  for (const hit of [first, second, third]) {
    if (hit === undefined) continue
    trouble = { ...trouble, hits: [...trouble.hits, { ...hit, at: Date.now() }] }
    world.tellTrouble(trouble)
    await pause(50)
  }
  world.tellTrouble({ ...trouble, endedAt: Date.now() })
}
