/** Says of each database, table and backup what a recovery could start from. */
import type { Instant } from '@/lib/domain/health-event'
import type { RecoveryFacts } from '../facts'
import type { Seen } from './findings'

/** One row per resource, those that could be restored to no moment first. */
export function recoveryRows({ regions }: RecoveryFacts): Seen[] {
  const rows = regions.flatMap(({ region, databases, tables, backups }) => [
    ...databases.map(({ id, restorableUntil: at }) => rowOf(`database ${id} in ${region}`, at, 'no automatic backup')),
    ...tables.map(({ name, restorableUntil: at, pointInTime }) =>
      rowOf(`table ${name} in ${region}`, pointInTime ? at : null, 'no point-in-time recovery', pointInTime),
    ),
    ...backups.map(({ arn, latestAt }) => ({
      at: latestAt,
      subject: arn,
      detail: latestAt === null ? 'no recovery point' : `latest recovery point ${minute(latestAt)}`,
    })),
  ])
  return rows.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0)).map(({ subject, detail }) => ({ subject, detail }))
}

function rowOf(subject: string, at: Instant | null, without: string, isOn = false): Seen & { at: Instant | null } {
  const empty = isOn ? 'recoverable, the latest moment is not known' : without
  return { subject, at, detail: at === null ? empty : `restorable until ${minute(at)}` }
}

function minute(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
