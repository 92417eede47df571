/** Reads the entities of events, by tens of events and accounts, and stores each page as it comes. */
import type { EntityAt, EntityGaps } from '@/lib/sources/aws-health/reader'
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
  const onPage = async (page: EntityAt[]) => {
    for (const { arn, account, entity } of page) {
      const event = events.get(arn)
      if (event) sink.addEntity(event, account, entity)
    }
    await sink.flushIfFull()
  }
  const heard = await attempts.sendByHalves('entities', parts, async (some) => {
    const pairs = some.map(({ event, account }) => ({ arn: event.reading.arn, account }))
    return { some, gaps: await reader.readEntities(pairs, onPage) }
  })
  const answered = new Set(heard.flatMap(({ some }) => some))
  for (const part of parts) if (!answered.has(part)) part.event.hasFailed = true
  for (const { some, gaps } of heard) {
    report.addUnreadable(gaps.unreadable)
    for (const refused of gaps.refused) report.addRefused('resources', refused)
    for (const part of some) noteHeard(part, gaps, sink)
  }
}

function noteHeard({ event, account, hasText }: Part, { refused }: EntityGaps, sink: ReachSink): void {
  if (refused.some((each) => each.arn === event.reading.arn && each.account === account)) event.isRefused = true
  else if (hasText && account !== null) sink.addRead(event, account)
}
