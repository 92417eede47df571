/** A due day, which has no time of day and belongs to no zone. */
import { formatDate } from '@/lib/domain/format-time'

/** `day` is YYYY-MM-DD. */
export function DayWords({ day }: { day: string }) {
  return (
    <time dateTime={day} className="tabular whitespace-nowrap">
      {formatDate(`${day}T00:00:00Z`, 'UTC')}
    </time>
  )
}
