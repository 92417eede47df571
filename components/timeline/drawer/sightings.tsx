/** Which source told us of the event, and when. */
import { Time } from '@/components/ui/time'
import type { SightingView } from '@/lib/events/contract'
import { DetailSection } from './detail-section'

const NAMES: Record<string, string> = {
  'public-feed': 'Public status feed',
  rss: 'RSS feed',
  bundled: 'Bundled record',
  'aws-health': 'AWS Health API',
  eventbridge: 'EventBridge',
}

export function Sightings({ sightings }: { sightings: SightingView[] }) {
  if (sightings.length === 0) return null
  return (
    <DetailSection title="Where we know it from">
      <ul className="flex flex-col gap-1 text-sm">
        {sightings.map(({ source, firstSeenAt, lastSeenAt }) => (
          <li key={source} className="flex flex-wrap justify-between gap-x-3">
            <span>{NAMES[source] ?? source}</span>
            <span className="text-xs text-ink-muted">
              first <Time at={firstSeenAt} />
              {lastSeenAt === firstSeenAt ? null : (
                <>
                  , last <Time at={lastSeenAt} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </DetailSection>
  )
}
