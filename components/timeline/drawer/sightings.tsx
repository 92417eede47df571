/** Which source told us of the event, and when. */
import { Chip } from '@/components/ui/chip'
import { DetailSection } from '@/components/ui/detail-section'
import { Time } from '@/components/ui/time'
import { sourceName } from '@/lib/domain/source-words'
import type { SightingView } from '@/lib/events/contract'

export function Sightings({ sightings }: { sightings: SightingView[] }) {
  if (sightings.length === 0) return null
  return (
    <DetailSection title="Where we know it from">
      <ul className="flex flex-col gap-1 text-sm">
        {sightings.map(({ source, firstSeenAt, lastSeenAt }, index) => (
          <li key={source} className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="flex items-center gap-2">
              {sourceName(source)}
              {index === 0 && sightings.length > 1 ? <Chip title="This source told us first">knew first</Chip> : null}
            </span>
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
