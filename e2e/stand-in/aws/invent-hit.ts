/** What AWS Health tells those accounts by name that an outage of EC2 hits hardest. */
import { MINUTE, type Outage } from '../outage'
import { candidates } from './demo-trouble'
import type { Truth } from './truth'
import { buildEntity, buildEvent, ToldReach, type TruthEvent } from './truth-event'

const TEXT =
  'Some of your instances lost power\n\nThe instances named here stopped, and start again once power is back.'

/** An event of its own that is over with the outage, and names so many accounts and some of their instances. */
export function inventHit(truth: Truth, { region, startedAt, said }: Outage, accounts: number): TruthEvent {
  const endTime = startedAt + (said.at(-1)?.after ?? 0) * MINUTE
  const reach = candidates(truth, region, 0)
    .slice(0, accounts)
    .reduce(
      (sofar, { account, instances }) =>
        sofar.withAccount(account, () => ({
          text: null,
          entities: instances.map((value) =>
            buildEntity(account, value, { status: 'UNIMPAIRED', lastUpdatedTime: endTime }),
          ),
        })),
      new ToldReach(TEXT),
    )
  const startTime = startedAt + MINUTE
  return buildEvent({ region, startTime, endTime, lastUpdatedTime: endTime, status: 'closed', reach })
}
