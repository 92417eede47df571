/** AWS as the demo shows it: an invented organization, and a public feed that tells of the same events. */
import { inventedPresent } from '../invented-history'
import { currentList, DAY, HOUR, historyOf, type Outage, rssOf } from '../outage'
import { type StatusFeed, startStatusFeed } from '../status-feed'
import { catalogue } from './demo-catalogue'
import { actOnNext } from './demo-changes'
import { tellIdentity } from './demo-identity'
import { type DemoState, endOutage, isOver, saveState } from './demo-state'
import { type Trouble, troubleEvent } from './demo-trouble'
import { messagesOf } from './eventbridge'
import { inventOrganization } from './invent-organization'
import { publicEventOf } from './invent-outages'
import type { Queue } from './queues'
import { type StandIn, startAws } from './stand-in'
import type { TruthEvent } from './truth-event'

const ACCOUNTS = 300
const EVENTS = 900
const ENTITIES = 6
const YEARS = 2
/** The day on which identity breaks ends so long after the demo first began. */
const IDENTITY_LASTS = 8 * HOUR
/** AWS's own documents keep what is over for so long. */
const HISTORY = 365 * DAY
const CURRENT = 12 * HOUR

/** The invented AWS, and what can be let happen to it. */
export interface World {
  aws: StandIn
  feed: StatusFeed
  /** Publishes the outage everywhere; one that is known is replaced. */
  tellOutage: (outage: Outage) => void
  /** Publishes the trouble to those it hits; one that is known is replaced. */
  tellTrouble: (trouble: Trouble) => void
  /** Somebody acts on a planned change, another one with each round. */
  tellProgress: (round: number) => void
}

/** Starts servers for all of it; `save` keeps what happens. */
export async function startWorld(state: DemoState, save: (state: DemoState) => void): Promise<World> {
  const now = Date.now()
  const invention = { seed: 'demo', accounts: ACCOUNTS, events: EVENTS, entitiesPerEvent: ENTITIES, years: YEARS }
  const { truth, outages } = inventOrganization({ ...invention, now: state.began, asOf: now })
  truth.keepDays = null
  tellIdentity(truth, state.began, now)
  const present = inventedPresent(state.began).map((outage) =>
    now - state.began < IDENTITY_LASTS ? outage : endOutage(outage, state.began + IDENTITY_LASTS),
  )
  for (const outage of [...present, ...state.outages]) truth.events.put(publicEventOf(outage))
  for (const trouble of state.troubles) truth.events.put(troubleEvent(trouble))
  const queue = truth.queues.add('faultline', truth.directory.managementAccount)
  const [aws, feed] = await Promise.all([startAws(truth), startStatusFeed()])
  feed.catalogue = catalogue()
  const publish = () => publishAll(feed, [...outages, ...present, ...state.outages])
  publish()
  return {
    aws,
    feed,
    tellOutage: (outage) => {
      state.outages = replace(state.outages, outage)
      const event = truth.events.put(publicEventOf(outage))
      publish()
      deliver(queue, event, [truth.directory.managementAccount])
      save(state)
    },
    tellTrouble: (trouble) => {
      state.troubles = replace(state.troubles, trouble)
      const event = truth.events.put(troubleEvent(trouble))
      deliver(queue, event, event.reach.accounts())
      save(state)
    },
    tellProgress: (round) => {
      const done = actOnNext(truth, round)
      if (done !== null) deliver(queue, done.event, [done.account])
    },
  }
}

/** Keeps the state in a file. */
export function saver(file: string): (state: DemoState) => void {
  return (state) => saveState(file, state)
}

function replace<T extends { startedAt: number }>(all: readonly T[], one: T): T[] {
  return [...all.filter(({ startedAt }) => startedAt !== one.startedAt), one]
}

function publishAll(feed: StatusFeed, outages: readonly Outage[]): void {
  const now = Date.now()
  const current = outages.filter((outage) => !isOver(outage) || outage.startedAt > now - CURRENT)
  const past = outages.filter((outage) => isOver(outage) && outage.startedAt > now - HISTORY)
  Object.assign(feed, {
    current: currentList(...current),
    history: historyOf(...past),
    rss: rssOf(...current),
  })
}

/** To the rule in the management account, which stands in N. Virginia. */
function deliver(queue: Queue, event: TruthEvent, accounts: readonly string[]): void {
  for (const affected of accounts) {
    const messages = messagesOf(event, affected, { account: queue.account, region: queue.region, at: Date.now() })
    for (const message of messages) queue.send(JSON.stringify(message))
  }
}
