/** Reads the entities of events, by tens of events and accounts, and stores each page as it comes. */
import type { EntityAt } from '@/lib/sources/aws-health/reader'
import { eachAtOnce, groupsOf } from './at-once'
import { ReachSink } from './reach-sink'
import { MOST_PAIRS } from './read-texts'
import type { HealthReading, Part } from './reading'

/** Reads and records the entities of the parts, all of which are settled then. */
export async function readEntities(run: HealthReading, parts: readonly Part[]): Promise<void> {
  const sink = new ReachSink(run)
  await eachAtOnce(groupsOf(parts, MOST_PAIRS), (group) => readGroup(run, group, sink))
  await sink.flush()
  for (const { event } of parts) event.partsLeft -= 1
}

async function readGroup({ attempts, reader, report }: HealthReading, parts: Part[], sink: ReachSink): Promise<void> {
  const events = new Map(parts.map(({ event }) => [event.reading.arn, event]))
  const pairs = parts.map(({ event, account }) => ({ arn: event.reading.arn, account }))
  const onPage = async (page: EntityAt[]) => {
    for (const { arn, account, entity } of page) {
      const event = events.get(arn)
      if (event) sink.addEntity(event, account, entity)
    }
    await sink.flushIfFull()
  }
  const gaps = await attempts.send('entities', () => reader.readEntities(pairs, onPage))
  if (gaps === null) {
    for (const { event } of parts) event.hasFailed = true
    return
  }
  report.addUnreadable(gaps.unreadable)
  for (const refused of gaps.refused) report.addRefused('resources', refused)
  for (const part of parts) {
    const { event, account } = part
    const isRefused = gaps.refused.some((each) => each.arn === event.reading.arn && each.account === account)
    if (isRefused) event.isRefused = true
    else if (part.hasText && account !== null) sink.addRead(event, account)
  }
}
