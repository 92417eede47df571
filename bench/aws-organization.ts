/** AWS with an organization of a given size, in a process of its own, so that its memory and its work are not the worker's. */
import { inventOrganization } from '@/e2e/stand-in/aws/invent-organization'
import { startAws } from '@/e2e/stand-in/aws/stand-in'
import type { Truth } from '@/e2e/stand-in/aws/truth'

/** What AWS Health puts on one page, and answers for at once (its model). */
const PAGE = 100
const PAIRS = 10

/** What is to be read, and how few calls can bring it. */
interface Size {
  events: number
  /** Pairs of event and account. */
  pairs: number
  entities: number
  leastCalls: number
}

function measure(truth: Truth): Size {
  let [events, accountCalls, publicEvents, pairs, entities] = [0, 0, 0, 0, 0]
  for (const { scope, reach } of truth.events.list()) {
    events += 1
    if (scope === 'PUBLIC') {
      publicEvents += 1
      continue
    }
    const accounts = reach.accounts()
    accountCalls += Math.max(1, Math.ceil(accounts.length / PAGE))
    pairs += accounts.length
    for (const account of accounts) entities += reach.entitiesOf(account).length
  }
  const details = Math.ceil((publicEvents + pairs) / PAIRS)
  const entityCalls = Math.max(Math.ceil(pairs / PAIRS), Math.ceil(entities / PAGE))
  return { events, pairs, entities, leastCalls: Math.ceil(events / PAGE) + accountCalls + details + entityCalls }
}

const [accounts, events, entitiesPerEvent] = process.argv.slice(2).map(Number)
const invention = {
  seed: 'bench',
  accounts: accounts ?? 1,
  events: events ?? 1,
  entitiesPerEvent: entitiesPerEvent ?? 1,
}
const { truth } = inventOrganization({ ...invention, years: 3, now: Date.now() })
truth.keepDays = null
const { env } = await startAws(truth)
process.send?.({ env, size: measure(truth) })
