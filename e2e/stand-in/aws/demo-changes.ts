/** What teams do about planned changes in the demo while somebody watches: now and then a resource is done. */
import type { Truth } from './truth'
import type { TruthEvent } from './truth-event'

/** How many resources are done at once. */
const AT_ONCE = 3

/** The next planned change in which something pends, with its most patient account's first resources done; null where none does. */
export function actOnNext(truth: Truth, round: number): { event: TruthEvent; account: string } | null {
  const planned = Array.from(truth.events.list()).filter(
    ({ category, status }) => category === 'scheduledChange' && status !== 'closed',
  )
  for (let step = 0; step < planned.length; step += 1) {
    const event = planned[(round + step) % planned.length]
    const done = event === undefined ? null : actOn(truth, event)
    if (done !== null) return done
  }
  return null
}

function actOn(truth: Truth, { arn, reach }: TruthEvent): { event: TruthEvent; account: string } | null {
  for (const account of reach.accounts()) {
    const pending = reach.entitiesOf(account).filter(({ status }) => status === 'PENDING')
    const changed = pending
      .slice(0, AT_ONCE)
      .map(({ value }) => truth.events.changeEntity(arn, account, value, { status: 'RESOLVED' }))
    const event = changed.at(-1)
    if (event !== undefined) return { event, account }
  }
  return null
}
