/** How much the record holds, and when AWS was last read. */
import { RelativeTime } from '@/components/ui/relative-time'
import { Time } from '@/components/ui/time'
import type { FacetsView } from '@/lib/events/contract'

interface RecordWordsProps {
  /** null where the record is empty. */
  facets: FacetsView | null
  readAt: string | null
}

export function RecordWords({ facets, readAt }: RecordWordsProps) {
  return (
    <p>
      {facets
        ? `${facets.total.toLocaleString('en-US')} ${facets.total === 1 ? 'event is' : 'events are'} in the record`
        : ''}
      {facets?.firstStartedAt ? (
        <>
          , the first of <Time at={facets.firstStartedAt} format="date" />
        </>
      ) : null}
      {facets ? '. ' : ''}
      {readAt === null ? (
        'The public feed has not been read yet; what it says appears here by itself.'
      ) : (
        <>
          The public feed was read <RelativeTime at={readAt} />.
        </>
      )}
    </p>
  )
}
